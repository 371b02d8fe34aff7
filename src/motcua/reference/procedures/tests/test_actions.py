from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, content, queries, words
from motcua.reference.procedures.models import Alias, Field, Procedure, ProcedureVersion
from motcua.reference.procedures.rules.entries import canonical, digest
from motcua.reference.procedures.tests.samples import (
    NOON,
    TODAY,
    TOMORROW,
    bring_in,
    entry,
    file_of,
    seed,
)

SINCE = date(2025, 7, 1)


def test_the_seed_comes_in_whole(catalogue: None) -> None:
    assert queries.catalogue(TODAY).count() == 71
    assert set(queries.newest().values_list("in_force_from", flat=True)) == {SINCE}
    assert Field.objects.count() == 18
    assert Alias.objects.filter(is_seeded=True).count() == sum(map(len, words.aliases().values()))


def test_the_rows_say_what_the_file_says(catalogue: None) -> None:
    versions = {version.procedure.code: version for version in queries.with_parts(queries.newest())}
    for each in seed():
        version = versions[each["code"]]
        assert content.of(version) == canonical(each)
        assert digest(content.of(version)) == version.sha256


def test_the_same_file_twice_changes_nothing(catalogue: None) -> None:
    report = bring_in()
    assert (report.new, report.changed, report.missing) == ([], [], [])
    assert len(report.unchanged) == 71
    assert ProcedureVersion.objects.count() == 71


def test_a_changed_procedure_gets_a_new_version_from_tomorrow(catalogue: None) -> None:
    before = queries.in_force("1.004873", TODAY)
    changed = {
        **_of_seed("1.004873"),
        "fee": {"amount_vnd": 15000, "basis": "TT 281/2016", "source": "found"},
    }
    report = bring_in(file_of(changed))
    assert [(plan.code, plan.in_force_from) for plan in report.changed] == [("1.004873", TOMORROW)]
    assert {(change.path, change.new) for change in report.changed[0].changes} == {
        ("fee.amount_vnd", 15000),
        ("fee.basis", "TT 281/2016"),
        ("fee.exempt", None),
    }
    today, tomorrow = (queries.in_force("1.004873", day) for day in (TODAY, TOMORROW))
    assert before == today
    assert tomorrow is not None
    assert (today.number, today.in_force_to, tomorrow.number) == (1, TODAY, 2)
    assert (queries.fee_for(today).amount_vnd, queries.fee_for(tomorrow).amount_vnd) == (None, 15000)
    assert len(report.missing) == 70


def test_a_file_brought_in_after_a_change_still_to_come_follows_that_change(catalogue: None) -> None:
    for amount in (15000, 20000):
        fee = {"amount_vnd": amount, "basis": "TT 281/2016", "source": "found"}
        bring_in(file_of({**_of_seed("1.004873"), "fee": fee}))
    days = queries.versions_of("1.004873").values_list("in_force_from", "in_force_to")
    assert list(days) == [(TOMORROW + timedelta(1), None), (TOMORROW, TOMORROW), (SINCE, TODAY)]


@pytest.mark.parametrize("given", [SINCE, SINCE - timedelta(days=30)])
def test_a_version_never_begins_before_the_one_it_follows(catalogue: None, given: date) -> None:
    changed = {**_of_seed("1.004873"), "notes": "Đổi ghi chú"}
    with pytest.raises(RuleBroken, match=r"1\.004873 đã có phiên bản 1") as refused:
        bring_in(file_of(changed), in_force_from=given)
    assert refused.value.code == "version_not_later"
    assert ProcedureVersion.objects.count() == 71


def test_the_given_day_is_the_first_day(catalogue: None) -> None:
    changed = {**_of_seed("1.004873"), "notes": "Đổi ghi chú"}
    bring_in(file_of(changed), in_force_from=date(2026, 5, 1))
    assert queries.in_force("1.004873", date(2026, 4, 30)).number == 1
    assert queries.in_force("1.004873", date(2026, 5, 1)).number == 2


def test_without_a_decision_the_page_says_so(catalogue: None) -> None:
    assert queries.in_force("1.004873", TODAY).decision == "chưa có số quyết định công bố"


@pytest.mark.parametrize("day", [SINCE - timedelta(days=1), SINCE])
def test_publishing_into_the_days_of_another_version_is_refused(catalogue: None, day: date) -> None:
    with pytest.raises(RuleBroken) as refused:
        actions.publish_version(canonical(_of_seed("1.004873")), by=None, at=NOON, in_force_from=day)
    assert refused.value.code == "version_not_later"


def test_a_closed_procedure_leaves_the_catalogue_the_day_after(catalogue: None) -> None:
    version = queries.in_force("1.004873", TODAY)
    actions.close_version(version, by=None, at=NOON, in_force_to=TODAY)
    assert queries.in_force("1.004873", TODAY) == version
    assert queries.in_force("1.004873", TOMORROW) is None
    assert len(queries.exported(TOMORROW)) == 70


def test_a_procedure_is_closed_once(catalogue: None) -> None:
    version = queries.in_force("1.004873", TODAY)
    actions.close_version(version, by=None, at=NOON, in_force_to=TODAY)
    with pytest.raises(RuleBroken) as refused:
        actions.close_version(version, by=None, at=NOON, in_force_to=TOMORROW)
    assert refused.value.code == "version_not_open"


def test_no_procedure_ends_before_it_began(catalogue: None) -> None:
    with pytest.raises(RuleBroken) as refused:
        actions.close_version(
            queries.in_force("1.004873", TODAY), by=None, at=NOON, in_force_to=SINCE - timedelta(days=1)
        )
    assert refused.value.code == "closed_before_start"


def test_a_closed_procedure_in_the_file_comes_back_as_a_new_version(catalogue: None) -> None:
    version = queries.in_force("1.004873", TODAY)
    actions.close_version(version, by=None, at=NOON, in_force_to=TODAY - timedelta(days=1))
    report = bring_in(file_of(_of_seed("1.004873")))
    assert [(plan.code, plan.changes) for plan in report.changed] == [("1.004873", [])]
    assert queries.in_force("1.004873", TOMORROW).number == 2


def test_what_was_looked_at_is_what_is_written(catalogue: None) -> None:
    stamp = queries.stamp()
    bring_in(file_of({**_of_seed("1.004873"), "notes": "Đổi trước"}))
    with pytest.raises(RuleBroken) as refused:
        bring_in(file_of({**_of_seed("1.000656"), "notes": "Đổi sau"}), based_on=stamp)
    assert refused.value.code == "catalogue_changed"
    assert queries.versions_of("1.000656").count() == 1


@pytest.mark.parametrize("who", ["viewer", "stranger"])
def test_only_a_publisher_changes_the_catalogue(
    catalogue: None, who: str, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)
    version = queries.in_force("1.004873", TODAY)
    for act in (
        lambda: bring_in(by=by),
        lambda: actions.publish_version(canonical(entry()), by=by, at=NOON, in_force_from=TOMORROW),
        lambda: actions.close_version(version, by=by, at=NOON, in_force_to=TOMORROW),
        lambda: actions.keep_file(b"x", "x.yaml", by=by, at=NOON),
        lambda: actions.add_alias(version.procedure, "x", by=by, at=NOON),
        lambda: actions.remove_alias(Alias.objects.first(), by=by, at=NOON),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_an_alias_is_found_at_once_and_forgotten_at_once(catalogue: None) -> None:
    procedure = Procedure.objects.get(code="1.004873")
    assert queries.search("xyzzy", TODAY) == []
    alias = actions.add_alias(procedure, "Phiếu  Xyzzy", by=None, at=NOON)
    assert queries.search("xyzzy", TODAY)[0].procedure == procedure
    assert actions.add_alias(procedure, "phiếu xyzzy", by=None, at=NOON) == alias
    actions.remove_alias(alias, by=None, at=NOON)
    assert queries.search("xyzzy", TODAY) == []


def test_an_empty_alias_is_refused(catalogue: None) -> None:
    with pytest.raises(RuleBroken) as refused:
        actions.add_alias(Procedure.objects.first(), "  ", by=None, at=NOON)
    assert refused.value.code == "alias_empty"


def _of_seed(code: str) -> dict[str, Any]:
    return next(dict(each) for each in seed() if each["code"] == code)
