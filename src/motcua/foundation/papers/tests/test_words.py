from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.papers import words


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (31, "ba mươi mốt"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm lẻ một"),
        (105, "một trăm lẻ năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm lẻ một"),
        (1_010, "một nghìn không trăm mười"),
        (1_015, "một nghìn không trăm mười lăm"),
        (1_100, "một nghìn một trăm"),
        (2_000, "hai nghìn"),
        (8_000, "tám nghìn"),
        (10_000, "mười nghìn"),
        (15_000, "mười lăm nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (50_500, "năm mươi nghìn năm trăm"),
        (100_000, "một trăm nghìn"),
        (105_000, "một trăm lẻ năm nghìn"),
        (1_000_000, "một triệu"),
        (1_005_000, "một triệu không trăm lẻ năm nghìn"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (2_000_005, "hai triệu không trăm lẻ năm"),
        (24_105_021, "hai mươi bốn triệu một trăm lẻ năm nghìn không trăm hai mươi mốt"),
        (1_000_000_000, "một tỷ"),
        (2_015_000_000, "hai tỷ không trăm mười lăm triệu"),
        (
            123_006_700_015,
            "một trăm hai mươi ba tỷ không trăm lẻ sáu triệu bảy trăm nghìn không trăm mười lăm",
        ),
        (1_000_000_000_000, "một nghìn tỷ"),
    ],
)
def test_a_number_is_read_as_a_cashier_writes_it(number, said):
    assert words.number_in_words(number) == said


UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7}
UNITS |= {"tám": 8, "chín": 9}
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def read_back(said: str) -> int:
    """The number a reader understands: an oracle that knows only the words."""
    total = group = 0
    digit = 0
    for word in said.split():
        if word in UNITS:
            group, digit = group + UNITS[word], UNITS[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word in ("mươi", "trăm"):
            group += digit * ((10 if word == "mươi" else 100) - 1)
        elif word in SCALES:
            total, group = total + group * SCALES[word], 0
    return total + group


@given(st.integers(0, 10**12 - 1))
def test_words_read_back_give_the_same_number(number):
    assert read_back(words.number_in_words(number)) == number


def test_a_negative_number_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="zero and more"):
        words.number_in_words(-1)


def test_an_amount_is_in_figures_and_words():
    assert words.amount(15_000) == "15.000 đồng (mười lăm nghìn đồng)"


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2026, 4, 6), "ngày 06 tháng 4 năm 2026"),
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_have_a_zero(on, written):
    assert words.day(on) == written


def test_moments_are_on_the_clock_of_vietnam():
    at = datetime(2026, 4, 5, 17, 5, tzinfo=UTC)
    assert words.moment(at) == "00 giờ 05 phút, ngày 06 tháng 4 năm 2026"


def test_an_appointment_names_the_weekday():
    at = datetime(2026, 4, 9, 9, 30, tzinfo=UTC)
    assert words.appointment(at) == "16 giờ 30 phút, thứ Năm ngày 09 tháng 4 năm 2026"


def test_a_day_is_named_with_its_weekday():
    assert words.named_day(date(2026, 4, 23)) == "thứ Năm ngày 23 tháng 4 năm 2026"


def test_official_papers_stay_vietnamese_on_an_english_screen(settings):
    from django.utils import translation

    with translation.override("en"):
        assert words.appointment(datetime(2026, 4, 12, 1, 0, tzinfo=UTC)).startswith(
            "08 giờ 00 phút, chủ nhật ngày"
        )
