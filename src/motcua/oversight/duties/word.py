"""The letter and its annex as a Word file, laid out as the original: NĐ 30/2020, appendix I."""

import io
import re
from collections.abc import Iterable

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from motcua.foundation.letters import layout
from motcua.foundation.letters.word import MEDIA_TYPE, filled
from motcua.oversight.duties.rules.annex import Letter, ReadInstrument
from motcua.oversight.duties.rules.writing import HEADS, rows_of

__all__ = ["MEDIA_TYPE", "letter_with_annex"]

#: columns of the annex in millimetres; together what the margins leave of A4
_COLUMNS = (11, 31, 88, 30)
_ITALIC = re.compile(r"(Đính kèm Phụ lục)")


def letter_with_annex(letter: Letter, instruments: Iterable[ReadInstrument]) -> bytes:
    """The Word file; what the letter leaves open (number, day) stays open."""
    document = layout.blank_letter()
    layout.head(
        document, bodies=letter.bodies or ("{TÊN CƠ QUAN}",), number=letter.number or "…", about=letter.about
    )
    layout.addressee(document, letter.addressee)
    for text in letter.body:
        _say(document, text)
    layout.foot(document, *letter.recipients)
    _annex(document, letter, instruments)
    layout.nameless(document)
    file = io.BytesIO()
    document.save(file)
    return filled(file.getvalue(), _values(letter))


def _values(letter: Letter) -> dict[str, str]:
    """What the places of the layout are filled with."""
    place, _comma, day = letter.dated.partition(", ")
    above, *position = letter.authority or ("",)
    return {
        "địa danh": place or "…",
        "ngày": day or "ngày … tháng … năm …",
        "thẩm quyền ký": above if position else "",
        "chức vụ người ký": " ".join(position) or above or "…",
        "người ký": letter.signer or "…",
        "tên cơ quan": "…",
    }


def _say(document: Document, text: str) -> None:
    """A paragraph of the body; the words that point to the annex stand in italics."""
    layout.say(document, "")
    paragraph = document.paragraphs[-1]
    for part in filter(None, _ITALIC.split(text)):
        layout.write(paragraph, part, italic=bool(_ITALIC.fullmatch(part)), after=6)


def _annex(document: Document, letter: Letter, instruments: Iterable[ReadInstrument]) -> None:
    heading = layout.write(document.add_paragraph(), "PHỤ LỤC", bold=True, align=ALIGN.CENTER)
    heading.paragraph_format.page_break_before = True
    for text in letter.annex_title:
        beside = text.startswith("(")
        layout.write(
            document.add_paragraph(), text, bold=not beside, italic=beside, align=ALIGN.CENTER, after=4
        )
    table: Table = document.add_table(0, len(_COLUMNS), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    _heads(table)
    for number, name, words, body in rows_of(instruments):
        cells = _row(table)
        _write(cells[0], [number], bold=not name, align=ALIGN.CENTER)
        if name:
            _write(cells[1], [name])
            _write(cells[2], words, align=ALIGN.JUSTIFY)
            _write(cells[3], [body], align=ALIGN.CENTER)
        else:
            _write(cells[1].merge(cells[3]), words, bold=True, align=ALIGN.JUSTIFY)


def _heads(table: Table) -> None:
    for cell, text in zip(_row(table), HEADS, strict=True):
        _write(cell, [text], bold=True, align=ALIGN.CENTER)
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)


def _row(table: Table) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells  # type: ignore[no-untyped-call]
    for cell, width in zip(cells, _COLUMNS, strict=True):
        cell.width = Mm(width)
    return cells


def _write(cell: _Cell, texts: Iterable[str], *, bold: bool = False, align: ALIGN | None = None) -> None:
    """The texts as the paragraphs of a cell."""
    paragraph: Paragraph | None = cell.paragraphs[0]
    for text in texts:
        paragraph = paragraph or cell.add_paragraph()
        layout.write(paragraph, text, size=13, bold=bold, align=align, after=3)
        paragraph.paragraph_format.space_before = Pt(3)
        paragraph = None
