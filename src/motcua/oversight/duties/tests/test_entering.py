"""Entering the register by hand: instruments, fields and duties with their days; nothing is overwritten (F158)."""

import unicodedata
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.oversight.duties import actions, exporting, importing
from motcua.oversight.duties.models import Duty, DutyVersion, Group
from motcua.oversight.duties.queries import in_force
from motcua.oversight.duties.rules.reading import read_field
from motcua.reference.instruments.models import Instrument
from motcua.reference.instruments.rules import Cited

pytestmark = pytest.mark.usefixtures("register")
ON = NINE.date()
LIST, NEW = "/nhiem-vu/van-ban/", "/nhiem-vu/van-ban/them/"
CENTRE = "Trung tâm Phục vụ hành chính công cấp xã"
DECISION = {
    "kind": "Quyết định",
    "number": "21/2026/QĐ-UBND",
    "issuer": "UBND tỉnh Đồng Tháp",
    "issued_on": "02/03/2026",
    "about": "ban hành quy chế",
    "in_force_from": "01/04/2026",
}
FIELD = {
    "level": "xa",
    "numeral": "III",
    "n": "1",
    "name": "Lĩnh vực khác",
    "body": CENTRE,
    "words": "a) Việc một;\nb) Việc hai.",
    "first": "01/04/2026",
    "basis": "Công báo tỉnh số 12",
}


@pytest.fixture
def register(centre):
    actions.seed(at=NINE)
    return centre


@pytest.fixture
def seen(client, register):
    """Opens or posts to an address as somebody in a role."""

    def see(path: str, role: str = "quan-tri", data=None):
        client.force_login(officer(role))
        with clock.fixed_at(NINE):
            return client.get(path) if data is None else client.post(path, data)

    return see


def text_of(answer) -> str:
    return answer.content.decode()


def entered(number="21/2026/QĐ-UBND", first=date(2026, 4, 1), last=None) -> Instrument:
    cited = Cited("Quyết định", number, "UBND tỉnh Đồng Tháp", date(2026, 3, 2), "ban hành quy chế")
    days = {"in_force_from": first, "in_force_to": last}
    return actions.enter_instrument(cited, **days, amends=[], by=officer("quan-tri"), at=NINE)


def put(row: Instrument, words="a) Việc một;\nb) Việc hai.", *, n=1, name="Lĩnh vực khác", **changes):
    group, remarks = read_field(n, name, CENTRE, words)
    assert remarks == []
    told = {"level": "xa", "numeral": "III", "first": date(2026, 4, 1), "basis": "Công báo"} | changes
    return actions.enter_field(row, group, **told, by=officer("quan-tri"), at=NINE)


def words_on(day: date, code: str) -> list[str]:
    return [version.words for version in in_force(day).filter(duty__code=code)]


def test_an_instrument_and_its_field_are_entered_on_the_pages_and_stand_on_the_wall(seen):
    answer = seen(NEW, data=DECISION)
    row = Instrument.objects.get(number="21/2026/QĐ-UBND")
    assert answer["Location"] == f"{LIST}{row.pk}/"
    assert (row.issuer, row.in_force_from) == ("UBND tỉnh Đồng Tháp", date(2026, 4, 1))
    answer = seen(f"{LIST}{row.pk}/linh-vuc/", data=FIELD)
    assert answer.status_code == 302
    page = text_of(seen(f"{LIST}{row.pk}/"))
    assert "Việc hai." in page
    assert "Công báo tỉnh số 12; Bùi Thanh Sang nhập 06/04/2026" in page
    wall = text_of(seen("/nhiem-vu/", "giam-doc"))
    assert wall.count('class="mc-tile"') == 36
    assert "Việc một" in text_of(seen("/nhiem-vu/iii-1-a/", "giam-doc"))
    assert "Cấp xã: 2" in text_of(seen(LIST))
    done = Entry.objects.filter(action__in=("duties.instrument_entered", "duties.field_entered"))
    assert done.count() == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": ""}, "Còn trống"),
        ({"number": "118/2025/NĐ-CP"}, "đã có"),
        ({"number": "21 / 2026"}, "Không đọc lại được lời dẫn"),
        ({"issuer": "(UBND)"}, "Không đọc lại được lời dẫn"),
        ({"issued_on": "07/04/2026"}, "Ngày ban hành ở tương lai"),
        ({"issued_on": "31/02/2026"}, "Không có ngày"),
        ({"in_force_to": "31/03/2026"}, "trước ngày đầu"),
        ({"kind": "Bài báo"}, "Bài báo"),
    ],
)
def test_what_is_wrong_with_an_instrument_is_said_and_nothing_is_written(seen, change, said):
    before = Instrument.objects.count()
    answer = seen(NEW, data=DECISION | change)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert Instrument.objects.count() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"words": "a) Việc một;\nViệc hai."}, "Dòng 2: Đoạn thiếu chữ cái đứng đầu"),
        (
            {"words": "a) Việc một;\n\nc) Việc hai."},
            "Dòng 3: Sau thứ tự chữ cái tiếng Việt, ở đây phải là b)",
        ),
        ({"words": "a) Việc một; b) Việc hai."}, "Dòng 1: Nhiệm vụ a có chứa"),
        ({"words": "a) Một.\na) Hai."}, "Dòng 2: Chữ cái a) có hai lần"),
        ({"words": "   "}, "Còn trống"),
        ({"name": ""}, "Còn trống"),
        ({"numeral": "IIII"}, "không phải số La Mã"),
        ({"numeral": "ba"}, "không phải số La Mã"),
        ({"numeral": "II"}, "đang là của Thông tư số 03/2025/TT-VPCP"),
        ({"n": "2"}, "đúng thứ tự phải là 1"),
        ({"first": "31/03/2026"}, "Văn bản có hiệu lực từ 01/04/2026"),
        ({"level": "trung-uong"}, "trung-uong"),
        ({"basis": ""}, "Còn trống"),
    ],
)
def test_what_is_wrong_with_a_field_is_said_by_line_and_nothing_is_written(seen, change, said):
    row = entered()
    answer = seen(f"{LIST}{row.pk}/linh-vuc/", data=FIELD | change)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert Duty.objects.count() == 34


def test_letters_come_in_vietnamese_order_and_in_any_unicode_form(seen):
    row = entered()
    words = "\n".join(f"{letter}) Việc {letter};" for letter in "abcdđeghikl")
    typed = FIELD | {"words": unicodedata.normalize("NFD", words)}
    assert seen(f"{LIST}{row.pk}/linh-vuc/", data=typed).status_code == 302
    codes = [v.duty.code for v in in_force(ON) if v.duty.group.numeral == "III"]
    assert codes == [f"III.1.{letter}" for letter in "abcdđeghikl"]


def test_new_words_close_the_old_ones_the_day_before_and_what_is_gone_ends():
    row = entered()
    put(row)
    day = date(2026, 6, 1)
    change = put(row, "a) Việc một, rõ hơn.", first=day)
    assert (change.new, change.changed, change.closed) == ([], ["III.1.a"], ["III.1.b"])
    assert words_on(date(2026, 5, 31), "III.1.a") == ["Việc một;"]
    assert words_on(day, "III.1.a") == ["Việc một, rõ hơn."]
    assert words_on(date(2026, 5, 31), "III.1.b") == ["Việc hai."]
    assert words_on(day, "III.1.b") == []


def test_the_same_field_again_changes_nothing():
    row = entered()
    put(row)
    before = DutyVersion.objects.count()
    assert put(row, first=date(2026, 6, 1)).changed == []
    assert DutyVersion.objects.count() == before


def test_words_cannot_be_closed_before_they_began():
    row = entered()
    put(row)
    with pytest.raises(RuleBroken) as refusal:
        put(row, "a) Khác.")
    assert refusal.value.code == "closed_before_begun"
    assert words_on(ON, "III.1.b") == ["Việc hai."]


def test_a_new_decree_takes_the_number_of_one_that_ended_and_the_old_words_still_read():
    old, new = entered(), entered("22/2026/QĐ-UBND", first=date(2026, 4, 1))
    put(old)
    with pytest.raises(RuleBroken, match="đang là của"):
        put(new, "a) Việc mới.", first=date(2026, 7, 1))
    ended = actions.add_days(old, first=None, last=date(2026, 6, 30), by=officer("quan-tri"), at=NINE)
    assert ended == 2
    put(new, "a) Việc mới.", first=date(2026, 7, 1))
    assert words_on(date(2026, 6, 30), "III.1.a") == ["Việc một;"]
    assert words_on(date(2026, 7, 1), "III.1.a") == ["Việc mới."]
    assert words_on(date(2026, 7, 1), "III.1.b") == []


def test_duties_end_with_an_instrument_whose_last_day_is_known():
    row = entered(last=date(2026, 12, 31))
    put(row)
    assert words_on(date(2026, 12, 31), "III.1.a") == ["Việc một;"]
    assert words_on(date(2027, 1, 1), "III.1.a") == []
    with pytest.raises(RuleBroken) as refusal:
        put(row, "a) Việc khác.", first=date(2026, 6, 1))
    assert refusal.value.code == "closed_already"


def test_a_last_day_that_stands_for_no_end_is_kept_as_it_is_said():
    row = entered()
    put(row)
    assert actions.add_days(row, first=None, last=date.max, by=officer("quan-tri"), at=NINE) == 2
    assert words_on(date.max, "III.1.a") == ["Việc một;"]


def test_the_register_of_another_level_stands_apart():
    row = entered()
    put(row, level="tinh", numeral="I")
    assert in_force(ON).count() == 34
    assert [v.duty.code for v in in_force(ON, "tinh")] == ["I.1.a", "I.1.b"]
    data = exporting.as_json(exporting.exported(ON, "tinh"))
    assert importing.planned(data, on=ON, level="tinh").changes_nothing


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_what_was_entered_by_hand_is_exported_and_changes_nothing_when_imported(kind):
    put(entered())
    make, _media_type = exporting.KINDS[kind]
    plan = importing.planned(make(exporting.exported(ON)), on=ON)
    assert plan.reading.faults == []
    assert plan.reading.counts == {"instruments": 3, "groups": 9, "duties": 36}
    assert plan.changes_nothing


def test_missing_days_and_amendments_are_added_once(seen):
    row, other = entered(first=None), entered("30/2026/QĐ-UBND")
    path = f"{LIST}{row.pk}/"
    assert "Chưa ghi ngày nào" in text_of(seen(path, data={"viec": "ngay"}))
    assert seen(path, data={"viec": "ngay", "first": "15/03/2026"}).status_code == 302
    assert seen(path, data={"viec": "sua-doi", "amending": other.pk}).status_code == 302
    row.refresh_from_db()
    assert row.in_force_from == date(2026, 3, 15)
    assert list(row.amended_by.all()) == [other]
    assert "Chưa chọn văn bản" in text_of(seen(path, data={"viec": "sua-doi"}))
    with pytest.raises(RuleBroken) as refusal:
        actions.add_days(row, first=date(2026, 3, 16), last=None, by=officer("quan-tri"), at=NINE)
    assert refusal.value.code == "day_known"


def test_the_form_of_a_field_begins_with_what_holds(seen):
    row = Instrument.objects.get(number="03/2025/TT-VPCP")
    page = text_of(seen(f"{LIST}{row.pk}/linh-vuc/?cap=xa&so=3"))
    assert "đ) Quản lý, bảo đảm hạ tầng mạng" in page
    assert 'value="II"' in page
    assert 'value="5"' in text_of(seen(f"{LIST}{row.pk}/linh-vuc/"))


@pytest.mark.parametrize(
    ("role", "reads", "enters"),
    [
        ("quan-tri", 200, 200),
        ("tinh", 200, 200),
        ("giam-doc", 200, 403),
        ("tiep-nhan", 403, 403),
        ("cong-dan", 403, 403),
    ],
)
def test_who_reads_and_who_enters(seen, role, reads, enters):
    row = Instrument.objects.get(number="03/2025/TT-VPCP")
    assert seen(LIST, role).status_code == reads
    assert seen(f"{LIST}{row.pk}/", role).status_code == reads
    assert seen(NEW, role).status_code == enters
    assert seen(f"{LIST}{row.pk}/linh-vuc/", role).status_code == enters


def test_only_who_sets_for_all_centres_enters():
    cited = Cited("Quyết định", "1/QĐ-UBND", "UBND xã", date(2026, 3, 2))
    given = {"by": officer("giam-doc"), "at": NINE}
    row = Instrument.objects.first()
    group, _remarks = read_field(1, "Lĩnh vực", CENTRE, "Việc.")
    for act in (
        lambda: actions.enter_instrument(cited, in_force_from=None, in_force_to=None, amends=[], **given),
        lambda: actions.add_days(row, first=None, last=ON, **given),
        lambda: actions.amend_instrument(row, row, **given),
        lambda: actions.enter_field(row, group, level="xa", numeral="I", first=ON, basis="x", **given),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Group.objects.count() == 8
