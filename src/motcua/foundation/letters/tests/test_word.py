import shutil
import subprocess

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.letters import guarding, lint, word
from motcua.foundation.letters.builtin import built_in
from motcua.foundation.letters.states import Kind, examples
from motcua.foundation.letters.tests.files import changed, made_of, pieces

VALUES = {"mã hồ sơ": "H-1", "người nộp": "Nguyễn & <Mẫu>", "nội dung": "Một.\n\nHai.", "số": ""}
OFFICE = shutil.which("soffice")


def texts(content: bytes) -> list[str]:
    return word.paragraphs(content)


def test_a_place_that_word_cut_into_pieces_is_filled_in():
    assert texts(word.filled(pieces("Hồ sơ {mã", " hồ ", "sơ} của {người nộp}."), VALUES)) == [
        "Hồ sơ H-1 của Nguyễn & <Mẫu>."
    ]


def test_several_lines_become_paragraphs_and_an_empty_one_is_left_out():
    assert texts(word.filled(made_of("Đầu", "{nội dung}", "Số: {số}", "Cuối"), VALUES)) == [
        "Đầu",
        "Một.",
        "Hai.",
        "Cuối",
    ]


def test_what_is_filled_in_is_never_read_as_a_place():
    assert texts(word.filled(made_of("{người nộp}"), {"người nộp": "{mã hồ sơ}"})) == ["{mã hồ sơ}"]


@pytest.mark.parametrize("kind", Kind)
def test_a_built_in_letter_passes_its_own_door_and_follows_the_decree(kind):
    content = built_in(kind)
    guarding.require_usable(content, kind, name="mau.docx")
    assert lint.remarks(content) == []
    letter = word.filled(content, examples(kind))
    assert not [text for text in texts(letter) if "{" in text]
    assert letter == word.filled(content, examples(kind))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"%PDF-1.7", "word_not"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "word_old"),
        (built_in(Kind.NOTICE)[:5000], "word_damaged"),
        (changed("word/vbaProject.bin", "", "x"), "word_macro"),
        (changed("[Content_Types].xml", "document.main+xml", "document.macroEnabled.main+xml"), "word_macro"),
        (changed("[Content_Types].xml", "document.main+xml", "template.main+xml"), "word_not"),
        (changed("word/embeddings/bang.xlsx", "", "x"), "word_embedded"),
        (changed("word/../../x.xml", "", "<x/>"), "word_embedded"),
        (
            changed("word/_rels/document.xml.rels", "<Relationship ", '<Relationship TargetMode="External" '),
            "word_link",
        ),
        (changed("word/document.xml", "<w:body>", "<w:body><w:object/>"), "word_embedded"),
        (
            changed(
                "word/document.xml",
                "<w:body>",
                '<w:body><w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;c:/x&quot; "/></w:p>',
            ),
            "word_field",
        ),
        (
            changed(
                "word/document.xml",
                "<w:body>",
                '<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
                "<w:r><w:instrText>AUTO c cmd</w:instrText></w:r></w:p>",
            ),
            "word_field",
        ),
        (changed("word/strange.xml", "", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "word_not"),
        (changed("word/document.xml", "<w:body>", "<w:body"), "word_damaged"),
        (made_of("{số căn cước}"), "placeholder_unknown"),
        (made_of("{mã hồ sơ"), "brace_alone"),
    ],
)
def test_a_file_that_may_not_become_a_template_is_refused_with_its_reason(content, code):
    with pytest.raises(RuleBroken) as refusal:
        guarding.require_usable(content, Kind.NOTICE, name="mau.docx")
    assert refusal.value.code == code
    assert refusal.value.messages[0]


def test_a_file_that_unpacks_to_far_more_is_refused(monkeypatch):
    monkeypatch.setattr(guarding, "_MOST_BYTES", 1000)
    with pytest.raises(RuleBroken) as refusal:
        guarding.require_usable(built_in(Kind.NOTICE), Kind.NOTICE, name="mau.docx")
    assert refusal.value.code == "word_too_large"


def test_what_departs_from_the_decree_is_told():
    found = "\n".join(lint.remarks(made_of("Không có gì")))
    for words in ("A4", "Lề phải", "Times New Roman", "Quốc hiệu", "Lưu: VT"):
        assert words in found


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", Kind)
def test_libreoffice_opens_the_letter_as_it_was_written(kind, tmp_path):
    letter = tmp_path / "letter.docx"
    letter.write_bytes(word.filled(built_in(kind), examples(kind)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = (OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, letter)
    subprocess.run(convert, check=True, capture_output=True, timeout=240)
    command = ("pdftotext", "-layout", tmp_path / "letter.pdf", "-")
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    whole = " ".join(said.split())
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Mỹ An Hưng, ngày 06 tháng 4 năm 2026",
        "Số: 05/",
        "Nơi nhận:",
        "PHÓ CHỦ TỊCH",
        "Trần Văn Mẫu",
    ):
        assert words in whole
    assert "\f" not in said.rstrip("\f")  # one page
