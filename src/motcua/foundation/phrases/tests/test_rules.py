import pytest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.phrases.rules import NAME_LIMIT, Words, require_newest, require_words, tidied
from motcua.foundation.phrases.states import Use


@pytest.mark.parametrize(
    ("use", "typed", "kept"),
    [
        (Use.REMARK, "  Đã  xem.\r\n\r\nĐủ. \n", "Đã xem.\n\nĐủ."),
        (Use.SUPPLEMENT, "Ký,\nghi rõ họ tên. ", "Ký, ghi rõ họ tên."),
        (Use.REMARK, "Đã", "Đã"),
    ],
)
def test_words_are_kept_tidy_and_on_one_line_where_the_field_is_one(use, typed, kept):
    assert tidied(Words(" Tên  ngắn ", typed, " 1.004873 "), use) == Words("Tên ngắn", kept, "1.004873")


@pytest.mark.parametrize(
    ("use", "words", "code"),
    [
        (Use.REMARK, Words("Tên", "x" * 1000), None),
        (Use.REMARK, Words("Tên", "x" * 1001), "too_long"),
        (Use.SUPPLEMENT, Words("Tên", "x" * 300), None),
        (Use.SUPPLEMENT, Words("Tên", "x" * 301), "too_long"),
        (Use.REMARK, Words("x" * NAME_LIMIT, "Lời"), None),
        (Use.REMARK, Words("x" * (NAME_LIMIT + 1), "Lời"), "too_long"),
        (Use.REMARK, Words("", "Lời"), "words_needed"),
        (Use.REMARK, Words("Tên", ""), "words_needed"),
    ],
)
def test_a_phrase_has_a_name_and_a_text_that_fits_its_field(use, words, code):
    if code is None:
        require_words(words, use)
        return
    with pytest.raises(RuleBroken) as refusal:
        require_words(words, use)
    assert refusal.value.code == code


def test_a_change_is_made_from_what_stands():
    require_newest(2, 2)
    with pytest.raises(RuleBroken) as refusal:
        require_newest(1, 2)
    assert refusal.value.code == "changed_meanwhile"
