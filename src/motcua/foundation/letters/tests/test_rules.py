import pytest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.letters import rules
from motcua.foundation.letters.states import Kind, blanks

VALUES = {"mã hồ sơ": "H-1", "người nộp": "Nguyễn Văn Mẫu", "nội dung đề nghị": ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Không có chỗ điền", "Không có chỗ điền"),
        ("Hồ sơ {mã hồ sơ}.", "Hồ sơ H-1."),
        ("{ mã  hồ sơ }", "H-1"),
        ("{NGƯỜI NỘP}", "NGUYỄN VĂN MẪU"),
        ("{Người nộp}", "Nguyễn Văn Mẫu"),
        ("{người nộp}, {mã hồ sơ}", "Nguyễn Văn Mẫu, H-1"),
        ("{ma\u0303 hồ sơ}", "H-1"),  # letters and marks apart, as some keyboards send them
    ],
)
def test_a_text_is_filled_in_by_the_names_in_braces(text, said):
    assert rules.filled(text, VALUES) == said


@pytest.mark.parametrize("text", ["Hồ sơ {mã hồ sơ", "Hồ sơ mã hồ sơ}", "{{mã hồ sơ}}", "{}"])
def test_a_brace_that_stands_alone_is_named(text):
    with pytest.raises(RuleBroken) as refusal:
        rules.places(text)
    assert refusal.value.code == "brace_alone"


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("{nội dung đề nghị}", True),
        ("Nội dung: {nội dung đề nghị}", True),
        ("{nội dung đề nghị} {mã hồ sơ}", False),
        ("Không có chỗ điền", False),
    ],
)
def test_a_paragraph_without_anything_to_say_is_left_out(text, out):
    assert rules.is_left_out(text, VALUES) is out


def test_an_unknown_place_is_named():
    with pytest.raises(RuleBroken) as refusal:
        rules.require_known({"mã hồ sơ", "số căn cước"}, blanks(Kind.NOTICE))
    assert "{số căn cước}" in refusal.value.messages[0]


def test_no_letter_can_say_a_personal_number():
    assert not [name for kind in Kind for name in blanks(kind) if "căn cước" in name or "định danh" in name]
