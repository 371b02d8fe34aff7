from datetime import date

import pytest

from motcua.reference.procedures import showing
from motcua.reference.procedures.models import Fee, ProcedureVersion, TimeLimit
from motcua.reference.procedures.states import STEPS, Standing, Status, standing

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("name_vi", "Tên"),
        ("time_limit.value", "Thời hạn: Giá trị"),
        ("documents[Tờ khai (mẫu 1.2)].copies", "Giấy tờ “Tờ khai (mẫu 1.2)”: Số bản"),
        ("steps[2].hours", "Bước “2”: Số giờ"),
        ("documents[Ảnh]", "Giấy tờ “Ảnh”"),
    ],
)
def test_a_place_in_the_file_is_named_in_words(path: str, label: str) -> None:
    assert showing.label(path) == label


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("fee.amount_vnd", None, "chưa nhập"),
        ("fee.amount_vnd", 15000, "15.000\u00a0đ"),
        ("time_limit.unit", "working_day", "ngày làm việc"),
        ("documents[x].required", False, "Không"),
        ("channels", ["direct", "online"], "Nộp trực tiếp, Nộp trực tuyến"),
        ("fee.source", "recalled", "Theo trí nhớ, cần kiểm tra"),
        ("notes", None, "–"),
        ("documents[Ảnh]", {"name_vi": "Ảnh", "copies": 2}, "Tên: Ảnh; Số bản: 2"),
    ],
)
def test_a_value_of_the_file_is_shown_in_words(path: str, value: object, words: str) -> None:
    assert showing.value(path, value) == words


@pytest.mark.parametrize(
    ("amount", "basis", "words"),
    [
        (None, "set_by_provincial_council", "do HĐND tỉnh quy định, chưa nhập"),
        (None, "not stated", "chưa nhập mức thu"),
        (0, "free", "không thu"),
        (8000, "per will", "8.000\u00a0đ"),
    ],
)
def test_a_fee_says_what_is_known_of_it(amount: int | None, basis: str, words: str) -> None:
    assert str(Fee(amount_vnd=amount, basis=basis)) == words


@pytest.mark.parametrize(
    ("value", "unit", "rule", "words"),
    [
        (3, "working_day", "", "3 ngày làm việc"),
        (30, "day", "", "30 ngày"),
        (1, "working_day", "same_day", "Trong ngày"),
    ],
)
def test_a_limit_is_said_in_words(value: int, unit: str, rule: str, words: str) -> None:
    assert str(TimeLimit(value=value, unit=unit, rule=rule)) == words


@pytest.mark.parametrize(
    ("last", "words"),
    [(None, "từ 01/01/2026"), (LAST, "từ 01/01/2026 đến hết 31/12/2026")],
)
def test_the_days_a_version_holds_are_said_in_words(last: date | None, words: str) -> None:
    assert showing.holds(ProcedureVersion(in_force_from=FIRST, in_force_to=last)) == words


@pytest.mark.parametrize(
    ("status", "last", "on", "expected"),
    [
        (Status.DRAFT, None, FIRST, Standing.DRAFT),
        (Status.PUBLISHED, None, date(2025, 12, 31), Standing.UPCOMING),
        (Status.PUBLISHED, None, FIRST, Standing.IN_FORCE),
        (Status.PUBLISHED, LAST, LAST, Standing.IN_FORCE),
        (Status.PUBLISHED, LAST, date(2027, 1, 1), Standing.EXPIRED),
    ],
)
def test_where_a_version_stands_on_a_day(
    status: Status, last: date | None, on: date, expected: Standing
) -> None:
    assert standing(status, FIRST, last, on) == expected


def test_the_one_step_of_a_version() -> None:
    assert STEPS == {(Status.DRAFT, "publish"): Status.PUBLISHED}
