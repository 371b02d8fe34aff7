import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.search import fold, fold_code, nfc


def nfd(text):
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Nguyễn Thị Hồng Nhung", "nguyen thi hong nhung"),
        (nfd("Nguyễn Thị Hồng Nhung"), "nguyen thi hong nhung"),
        ("ĐỖ ĐÌNH ĐỨC", "do dinh duc"),
        ("Ðỗ", "do"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("thuý", "thuy"),
        ("thúy", "thuy"),
        ("Ươm Ượt", "uom uot"),
        ("Cư M’gar", "cu m'gar"),
        ("Cư M‘gar", "cu m'gar"),
        ("Cư Mʼgar", "cu m'gar"),
        ("Cư M'gar", "cu m'gar"),
        ("  hai \t khoảng\u00a0 trắng\n", "hai khoang trang"),
        ("a\x00b\x07", "ab"),
        ("1.001193", "1.001193"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_text_is_searched_without_accents(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("Đ", "đ")])
def test_two_ways_of_writing_one_syllable_are_searched_alike(one, other):
    assert fold(one) == fold(other) == fold(nfd(one)) == fold(nfd(other).upper())


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        (" 000.00.45.h20 - 260406 - 0007 ", "000.00.45.H20-260406-0007"),
        ("087 190 001 234", "087190001234"),
        ("0912\u00a0345\t678", "0912345678"),
        ("abc 12\x00", "ABC12"),
        ("", ""),
    ],
)
def test_a_code_is_looked_up_in_capitals_and_without_spaces(typed, folded):
    assert fold_code(typed) == folded


@pytest.mark.parametrize("text", ["Nguyễn  Thị\n Bích ", nfd("Nguyễn Thị Bích"), "Nguyễn\x00 Thị Bích"])
def test_text_is_stored_in_one_form(text):
    assert nfc(text) == "Nguyễn Thị Bích"


@given(st.text())
def test_folding_again_changes_nothing(text):
    assert nfc(nfc(text)) == nfc(text)
    assert "\x00" not in nfc(text)


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ áàảãạếềểễệ"))
def test_the_form_in_which_vietnamese_comes_makes_no_difference(text):
    assert fold(text) == fold(nfd(text)) == fold(fold(text)) == fold(text.upper())
    assert fold(text).isascii()
