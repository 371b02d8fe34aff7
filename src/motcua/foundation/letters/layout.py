"""A letter as NĐ 30/2020, appendix I, lays it out: page, letterhead of two columns, body, recipients, signature."""

from collections.abc import Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from motcua.foundation.clock import VIETNAM

FONT = "Times New Roman"
#: left and right column, in millimetres; together what the margins leave of A4
_HEAD = (65, 95)
_FOOT = (80, 80)
_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def blank_letter() -> Document:
    """A4 with the margins and the type of official documents; the page number is hidden on the first page."""
    letter = docx.Document()
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = letter.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _field(number, "PAGE")
    return letter


def _field(paragraph: Paragraph, said: str) -> None:
    """A field that Word works out, as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), said)
    paragraph._p.append(field)


def write(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN | None = None,
    after: float = 0,
) -> Paragraph:
    """The paragraph with one run of text."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.space_before = Pt(0)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _columns(letter: Document, rows: int, widths: tuple[int, int]) -> Table:
    """A table without lines, of two columns so wide."""
    table: Table = letter.add_table(rows, 2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _add(cell: _Cell) -> Paragraph:
    """The cell's first paragraph while it is empty, then further ones."""
    first: Paragraph = cell.paragraphs[0]
    return first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()


def _rule(paragraph: Paragraph, *, width: float, inside: float) -> None:
    """A thin line `width` millimetres long in the middle of a column `inside` millimetres wide."""
    style = paragraph.paragraph_format
    style.left_indent = style.right_indent = Mm((inside - width) / 2 - 2)
    style.line_spacing, style.space_after, style.space_before = Pt(3), Pt(3), Pt(0)
    border, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def head(letter: Document, *, bodies: Sequence[str], number: str, about: str = "") -> None:
    """Boxes 1 to 4 and 5b: State and motto, issuing body under its parent, number, place and date, summary."""
    table = _columns(letter, 2, _HEAD)
    left, right = table.rows[0].cells
    *above, issuing = bodies
    for body in above:
        write(_add(left), body, size=12, align=ALIGN.CENTER)
    write(_add(left), issuing, size=12, bold=True, align=ALIGN.CENTER)
    _rule(left.add_paragraph(), width=_HEAD[0] / 2.5, inside=_HEAD[0])
    write(_add(right), _NATION, size=12, bold=True, align=ALIGN.CENTER)
    write(_add(right), _MOTTO, size=13, bold=True, align=ALIGN.CENTER)
    _rule(right.add_paragraph(), width=62, inside=_HEAD[1])
    left, right = table.rows[1].cells
    write(_add(left), f"Số: {number}", size=13, align=ALIGN.CENTER)
    if about:
        write(_add(left), f"V/v {about}", size=12, align=ALIGN.CENTER)
    write(_add(right), "{địa danh}, {ngày}", size=13, italic=True, align=ALIGN.CENTER)


def title(letter: Document, name: str, about: str) -> None:
    """Box 5a: the name of the type and what it is about, with a line below."""
    write(letter.add_paragraph(), name, bold=True, align=ALIGN.CENTER).paragraph_format.space_before = Pt(12)
    write(letter.add_paragraph(), about, bold=True, align=ALIGN.CENTER)
    _rule(letter.add_paragraph(), width=50, inside=160)


def addressee(letter: Document, text: str) -> None:
    """Box 9a."""
    paragraph = write(letter.add_paragraph(), f"Kính gửi: {text}", align=ALIGN.CENTER, after=12)
    paragraph.paragraph_format.space_before = Pt(18)


def say(letter: Document, *paragraphs: str) -> None:
    """Box 6: the body, justified, its first lines indented."""
    for text in paragraphs:
        paragraph = write(letter.add_paragraph(), text, align=ALIGN.JUSTIFY, after=6)
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
        paragraph.paragraph_format.line_spacing = 1.15


def foot(letter: Document, *recipients: str) -> None:
    """Boxes 7 and 9b: who gets it, and who signs, with room for the signature."""
    gap = letter.add_paragraph()
    gap.paragraph_format.space_after, gap.paragraph_format.line_spacing = Pt(0), Pt(8)
    left, right = _columns(letter, 1, _FOOT).rows[0].cells
    write(_add(left), "Nơi nhận:", size=12, bold=True, italic=True)
    for recipient in recipients:
        write(_add(left), recipient, size=11)
    write(_add(right), "{THẨM QUYỀN KÝ}", bold=True, align=ALIGN.CENTER)
    write(_add(right), "{CHỨC VỤ NGƯỜI KÝ}", bold=True, align=ALIGN.CENTER, after=64)
    write(_add(right), "{người ký}", bold=True, align=ALIGN.CENTER)
    for row in letter.tables[-1].rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def nameless(letter: Document) -> None:
    """Take out who and what made the file, and when."""
    about = letter.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.language = "vi-VN"
    about.created = about.modified = datetime(2025, 7, 1, tzinfo=VIETNAM)
