import io
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pikepdf
import pytest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.catalogue import FORMS
from motcua.foundation.papers.rendering import TemplateBroken, printable, render
from motcua.foundation.papers.sheets import samples
from motcua.foundation.papers.sheets.parts import Person
from motcua.foundation.papers.tests.reading import (
    AT,
    flowing_text_of,
    fonts_of,
    framed,
    pictures_of,
    printed,
    text_of,
)

HEAD = '#set document(title: "Thử")\n#set text(font: "Tinos", lang: "vi")\n'
MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = [unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in MARKS]
ALPHABET = " ".join(VOWELS) + " bcdđghklmnpqrstvxfjwz 0123456789 .,;:!?()/-–’“”•…%"


def with_name(name):
    return replace(samples.RECEIPT, submitter=Person(name))


def test_a_paper_declares_pdf_a_3a_and_pdf_ua_1_and_is_titled_in_vietnamese():
    with pikepdf.open(io.BytesIO(printed(samples.RECEIPT))) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert xmp["dc:title"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        assert str(pdf.Root.Lang).startswith("vi")
        assert pdf.Root.MarkInfo.Marked


def test_only_tinos_is_on_the_page():
    assert fonts_of(printed(samples.RECEIPT)) == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}


def test_every_vietnamese_letter_is_printed_in_every_face():
    letters = f"{ALPHABET} {ALPHABET.upper()}"
    faces = "\n\n".join(("#d.text", "*#d.text*", "_#d.text _", "*_#d.text _*"))
    source = f"{HEAD}#set text(fallback: false)\n#let d = json(bytes(sys.inputs.data))\n{faces}"
    pdf = render(source, {"text": letters}, at=AT)
    shown = flowing_text_of(pdf).replace(" ", "")
    assert shown == letters.replace(" ", "") * 4
    assert fonts_of(pdf) == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_a_letter_no_paper_has_is_refused_with_its_name():
    with pytest.raises(RuleBroken) as refused:
        printed(with_name("Lý 小 Long"))
    assert refused.value.code == "letter_not_printable"
    assert "小" in refused.value.messages[0]


def test_names_keep_their_apostrophe():
    assert "H'Hen Niê" in text_of(printed(with_name("H'Hen Niê")))


def test_decomposed_input_is_printed_composed():
    name = unicodedata.normalize("NFD", "Nguyễn Thị Ngưỡng Đường")
    assert "Ông/Bà: Nguyễn Thị Ngưỡng Đường" in text_of(printed(with_name(name)))
    assert printable({"a": [name]}) == {"a": [unicodedata.normalize("NFC", name)]}


def test_invisible_signs_are_dropped():
    assert printable("An\u202e\u200b\x01\tBình\ud800") == "AnBình"


@pytest.mark.parametrize(
    "attempt",
    [
        '#import "@preview/cetz:0.3.0"',
        '"] #read("/etc/passwd") [',
        "*đậm* _nghiêng_ $x^2$ `mã`",
        "#sys.inputs.data",
        "https://motcua.example // chú thích /* x */",
        "\\u{41} @nguon <nhan>",
        '{"name": "khác"}',
        "= Tiêu đề",
    ],
)
def test_data_that_looks_like_typst_is_printed_as_text(attempt):
    assert attempt in flowing_text_of(printed(with_name(attempt)))


@pytest.mark.parametrize(
    ("fault", "line", "words"),
    [
        ('#set text(font: "Times New Roman")', 3, "unknown font family"),
        ("\n#khong_co", 4, "unknown variable"),
        ("#let x = ", 3, "expected expression"),
        ('#import "@preview/cetz:0.3.0"', 3, "import"),
        ("\n\n#let e = eval", 5, "eval"),
        ('#read("/etc/passwd")', 3, "file not found"),
        ('#image("../../config/settings/security.py")', 3, "escape the project root"),
    ],
)
def test_a_warning_is_an_error_and_every_error_names_its_line(fault, line, words):
    with pytest.raises(TemplateBroken) as broken:
        render(f"{HEAD}{fault}\nMột dòng chữ", {}, at=AT)
    assert broken.value.line == line
    assert words in broken.value.words


def test_a_preview_says_so_and_an_issued_paper_does_not():
    source, data = FORMS["mau-01"].source(), framed(samples.RECEIPT)
    preview = render(source, data, at=AT, preview=True)
    letters = "".join(flowing_text_of(preview).split())
    assert all(letter in letters for letter in "BẢNXEMTRƯỚC")
    grey = [
        pictures_of(pdf, 100)[0].convert("L").histogram()[208:211]
        for pdf in (preview, printed(samples.RECEIPT))
    ]
    assert sum(grey[0]) > 5 * sum(grey[1])


def test_eight_threads_print_the_same_bytes():
    names = [f"Nguyễn Thị Số {number}" for number in range(4)]
    alone = {name: printed(with_name(name)) for name in names}
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda name: (name, printed(with_name(name))), names * 8))
    assert all(pdf == alone[name] for name, pdf in together)
