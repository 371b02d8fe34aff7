from datetime import date, timedelta

import pytest
from django.core.management import call_command

from motcua.reference.calendars.rules import Limit
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures import actions, queries
from motcua.reference.procedures.models import Fee, ProcedureVersion
from motcua.reference.procedures.states import FeeCase
from motcua.reference.procedures.tests.samples import NOON, TODAY, bring_in, entry, file_of

pytestmark = pytest.mark.django_db
SINCE = date(2025, 7, 1)


@pytest.mark.parametrize(("day", "there"), [(SINCE - timedelta(days=1), False), (SINCE, True), (TODAY, True)])
def test_a_procedure_is_in_force_from_its_first_day(catalogue: None, day: date, there: bool) -> None:
    assert (queries.in_force("1.004873", day) is not None) is there


def test_an_unknown_code_is_in_force_on_no_day(catalogue: None) -> None:
    assert queries.in_force("1.999999", TODAY) is None


@pytest.mark.parametrize(
    ("code", "limit"),
    [
        ("1.004873", Limit(3, Unit.WORKING_DAY)),
        ("1.001193", Limit(1, Unit.WORKING_DAY, same_day=True)),
        ("1.012817", Limit(20, Unit.WORKING_DAY)),
        ("1.013967", Limit(45, Unit.DAY)),
        ("1.013274", Limit(5, Unit.WORKING_DAY)),
    ],
)
@pytest.mark.parametrize("channel", ["", "direct", 1, 2, 3])
def test_the_ordinary_limit_holds_for_every_channel(
    catalogue: None, code: str, limit: Limit, channel: int | str
) -> None:
    assert queries.limit_for(queries.in_force(code, TODAY), channel) == limit


@pytest.mark.parametrize(
    ("channel", "value"), [("online", 2), (2, 2), ("direct", 3), (1, 3), (3, 3), ("", 3)]
)
def test_a_limit_of_its_own_channel_goes_first(catalogue: None, channel: int | str, value: int) -> None:
    online = {"value": 2, "unit": "working_day", "channel": "online"}
    house = {"value": 1, "unit": "working_day", "note": "Nhà ở"}
    bring_in(file_of(entry({"code": "1.000001", "time_limit.alternatives": [house, online]})))
    version = ProcedureVersion.objects.get(procedure__code="1.000001")
    assert queries.limit_for(version, channel) == Limit(value, Unit.WORKING_DAY)


def test_a_fee_that_is_not_entered_is_none_not_zero(catalogue: None) -> None:
    amounts = {
        code: queries.fee_for(queries.in_force(code, TODAY)).amount_vnd
        for code in ("1.004873", "1.000894", "2.000635")
    }
    assert amounts == {"1.004873": None, "1.000894": 0, "2.000635": 8000}


@pytest.mark.parametrize(
    ("amount", "basis", "amounts"),
    [
        (0, "free when on time; late: provincial council", [0, None]),
        (150_000, "provincial council (150,000 shown in one portal sheet)", [150_000, None]),
        (0, "free", [0]),
        (None, "set_by_provincial_council", [None]),
    ],
)
def test_a_fee_has_a_second_case_where_the_province_sets_another_amount(amount, basis, amounts) -> None:
    fee = Fee(amount_vnd=amount, basis=basis)
    assert [fee.amount_in(case) for case in fee.cases] == amounts
    assert fee.amount_in(FeeCase.LOCAL) == amounts[-1]


def test_search_finds_giay_doc_than(catalogue: None) -> None:
    assert queries.search("giay doc than", TODAY)[0].procedure.code == "1.004873"


def test_search_finds_only_what_is_in_force(catalogue: None) -> None:
    assert queries.search("khai sinh", SINCE - timedelta(days=1)) == []


def test_a_warm_search_costs_one_query(catalogue: None, django_assert_num_queries) -> None:
    queries.search("khai sinh", TODAY)
    with django_assert_num_queries(1):
        for hit in queries.search("giay doc than", TODAY, limit=3):
            assert hit.field.name
            assert hit.procedure.code
            assert hit.fee.basis
            assert queries.limit_for(hit, "online")
            assert hit.result_name


def test_an_empty_search_costs_nothing(catalogue: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert queries.search("  ", TODAY) == []


def test_search_follows_a_publication(catalogue: None) -> None:
    assert queries.search("cap giay xac nhan tinh trang", TODAY)
    fresh = entry({"code": "1.000001", "name_vi": "Cấp thẻ thư viện", "result": {"name_vi": "Thẻ thư viện"}})
    assert "1.000001" not in {hit.procedure.code for hit in queries.search("the thu vien", TODAY)}
    bring_in(file_of(fresh), in_force_from=TODAY)
    assert queries.search("the thu vien", TODAY)[0].procedure.code == "1.000001"


def test_only_a_few_days_are_kept_in_memory(catalogue: None) -> None:
    for ago in range(10):
        queries.search("khai sinh", TODAY - timedelta(days=ago))
    assert len(queries._days) <= 4


def test_intake_has_everything_after_seven_queries(catalogue: None, django_assert_num_queries) -> None:
    pk = queries.in_force("1.004873", TODAY).pk
    with django_assert_num_queries(7):
        version = queries.for_intake(pk)
        assert [paper.name for paper in version.components.all()]
        assert [(step.n, step.title, step.role_title, step.hours) for step in version.steps.all()]
        assert queries.limit_for(version, 1) == Limit(3, Unit.WORKING_DAY)
        assert queries.fee_for(version).amount_vnd is None
        assert (version.field.code, version.procedure.code) == ("ho-tich", "1.004873")
        assert version.result_name == "Giấy xác nhận tình trạng hôn nhân"


def test_what_was_read_ahead_needs_no_query_and_ends_when_the_row_ends(
    catalogue: None, django_assert_num_queries
) -> None:
    queries.read_ahead()
    with django_assert_num_queries(1):
        (version,) = queries.published_of("1.004873")
        assert [paper.name for paper in version.components.all()]
    actions.close_version(version, by=None, at=NOON, in_force_to=TODAY)
    assert [row.in_force_to for row in queries.published_of("1.004873")] == [TODAY]
    assert queries.published_of("1.999999") == []


def test_intake_finds_no_version_under_a_wrong_number(catalogue: None) -> None:
    assert queries.find_for_intake(0) is None
    with pytest.raises(ProcedureVersion.DoesNotExist):
        queries.for_intake(0)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 71),
        ({"field": "dat-dai"}, 5),
        ({"mark": "recalled"}, 2),
        ({"q": "khai sinh"}, 12),
        ({"q": "1.0048"}, 5),
        ({"q": "doc than"}, 1),
        ({"q": "khai sinh", "field": "dat-dai"}, 0),
    ],
)
def test_the_list_is_filtered_by_words_field_and_mark(
    catalogue: None, filters: dict[str, str], count: int
) -> None:
    assert queries.listed(**filters).count() == count


def test_the_export_gives_all_and_comes_in_again_unchanged(catalogue: None, tmp_path) -> None:
    for kind in (["--json"], []):
        path = tmp_path / "danh-muc"
        call_command("procedures", "export", str(path), *kind)
        report = bring_in(path.read_bytes())
        assert (report.procedures, len(report.unchanged)) == (71, 71)
        assert (report.new, report.changed) == ([], [])
