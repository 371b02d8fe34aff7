from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.ui import formats

THURSDAY = datetime(2026, 4, 9, 9, 30, tzinfo=UTC)  # 16:30 in Vietnam


@pytest.mark.parametrize(
    ("format_", "written"),
    [
        (formats.vn_date, "09/04/2026"),
        (formats.vn_day_month, "09/04"),
        (formats.vn_time, "16:30"),
        (formats.vn_weekday, "thứ Năm"),
        (formats.vn_datetime, "16:30 thứ Năm 09/04/2026"),
        (formats.vn_when, "16:30 thứ Năm 09/04"),
    ],
)
def test_moments_are_written_on_the_clock_of_vietnam(format_, written):
    assert format_(THURSDAY) == written


def test_a_moment_late_in_the_evening_of_utc_is_already_tomorrow():
    assert formats.vn_date(datetime(2026, 4, 8, 18, 0, tzinfo=UTC)) == "09/04/2026"


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (6, "thứ Hai"),
        (7, "thứ Ba"),
        (8, "thứ Tư"),
        (9, "thứ Năm"),
        (10, "thứ Sáu"),
        (11, "thứ Bảy"),
        (12, "chủ nhật"),
    ],
)
def test_every_weekday_has_its_word(day, word):
    assert formats.vn_weekday(date(2026, 4, day)) == word


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0\u00a0đ"),
        (15000, "15.000\u00a0đ"),
        (1234000, "1.234.000\u00a0đ"),
        (-500, "-500\u00a0đ"),
        (None, ""),
    ],
)
def test_money_is_whole_dong_that_never_breaks_over_lines(amount, written):
    assert formats.vnd(amount) == written


@pytest.mark.parametrize(
    ("number", "decimals", "written"),
    [
        (1234.5, 2, "1.234,5"),
        (17.3, 1, "17,3"),
        (2.0, 2, "2"),
        (0, 0, "0"),
        (99.999, 1, "100"),
        (None, 2, ""),
    ],
)
def test_numbers_have_a_decimal_comma_and_no_empty_decimals(number, decimals, written):
    assert formats.vn_number(number, decimals) == written


@given(st.integers(min_value=0, max_value=10**12))
def test_no_digit_of_an_amount_is_lost(amount):
    assert int(formats.vnd(amount).removesuffix("\u00a0đ").replace(".", "")) == amount


@pytest.mark.parametrize(
    ("number", "masked"),
    [("087190001234", "••••••••1234"), ("331234567", "••••••••4567"), ("", ""), (None, "")],
)
def test_a_masked_number_shows_its_last_four_and_not_its_length(number, masked):
    assert formats.masked_id(number) == masked


def test_a_number_read_aloud_comes_in_threes():
    assert formats.grouped_id("087190001234") == "087 190 001 234"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("+84912345678", "0912 345 678"),
        ("0912.345.678", "0912 345 678"),
        ("02770000123", "0277 000 0123"),
        ("113", "113"),
        ("hỏi con gái", "hỏi con gái"),
        (None, ""),
    ],
)
def test_phones_are_grouped_and_what_is_no_phone_stays(typed, shown):
    assert formats.phone(typed) == shown


def test_a_masked_phone_shows_its_last_four():
    assert formats.masked_phone("0912 345 678") == "•••••• 5678"


@pytest.mark.parametrize(
    ("name", "given_name", "initials"),
    [
        ("Nguyễn Thị Hồng Nhung", "Nhung", "NN"),
        ("H’Hen Niê", "Niê", "HN"),
        ("Lê Văn Lê", "Lê", "LL"),
        ("Đởm", "Đởm", "Đ"),
        ("  ", "", ""),
        (None, "", ""),
    ],
)
def test_names_give_a_given_name_and_initials(name, given_name, initials):
    assert (formats.given_name(name), formats.initials(name)) == (given_name, initials)


@pytest.mark.parametrize(
    ("code", "parts"),
    [("000.00.45.H20-260406-0007", ("000.00.45.H20-", "260406-0007")), ("T0001", ("", "T0001"))],
)
def test_a_dossier_code_parts_after_the_agency(code, parts):
    assert formats.code_parts(code) == parts


@pytest.mark.parametrize("format_", [formats.vn_date, formats.vn_datetime, formats.vn_when, formats.vn_time])
def test_no_moment_is_no_text(format_):
    assert format_(None) == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Phó Chủ tịch UBND xã", "phó Chủ tịch UBND xã"),
        ("Ủy ban nhân dân xã", "ủy ban nhân dân xã"),
        ("Đầu mối", "đầu mối"),
        ("Ý kiến", "ý kiến"),
        ("Tư pháp - hộ tịch", "tư pháp - hộ tịch"),
        ("UBND xã Mỹ An Hưng", "UBND xã Mỹ An Hưng"),
        ("TP. Huế", "TP. Huế"),
        ("VNeID", "VNeID"),
        ("CT07 đã điền", "CT07 đã điền"),
        ("nộp tại Công an xã", "nộp tại Công an xã"),
        ("16:30", "16:30"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_text_within_a_sentence_begins_small_unless_its_first_word_is_an_abbreviation(text, written):
    assert formats.lower_first(text) == written
