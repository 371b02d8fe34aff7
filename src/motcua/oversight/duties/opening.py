"""A file of any accepted kind as an annex: text, Word, Excel or JSON, all read by the same rules."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.oversight.duties import sheet
from motcua.oversight.duties.rules import reading
from motcua.oversight.duties.rules.annex import Letter, ReadDuty, ReadGroup, Reading, ReadInstrument, Remark
from motcua.oversight.duties.rules.decoding import decoded
from motcua.oversight.duties.rules.writing import as_text

#: an annex of all levels of a province is a few hundred kilobytes
LARGEST_BYTES = 5_000_000
#: what an archive may unpack to
_LARGEST_UNPACKED = 50_000_000


def open_annex(data: bytes) -> Reading:
    """The annex in a file. Raises RuleBroken when it is too large or of no kind that can be read."""
    if len(data) > LARGEST_BYTES:
        raise RuleBroken(
            _("Tệp nặng quá 5 MB nên chưa đọc. Chỉ chép phần phụ lục nhiệm vụ vào một tệp rồi nhập lại."),
            code="file_too_large",
        )
    if data.startswith(b"PK\x03\x04"):
        return reading.read(_office_text(data))
    text = decoded(data)
    if text is None:
        raise _unreadable()
    if text.text.lstrip().startswith("{"):
        return reading.read(_json_text(text.text))
    found = reading.read(text.text)
    found.remarks[:0] = [Remark(0, note) for note in text.notes]
    return found


def _unreadable() -> RuleBroken:
    return RuleBroken(
        _(
            "Không đọc được tệp này: không phải văn bản Unicode hay Windows-1258, tệp Word (.docx), Excel (.xlsx) "
            "hoặc JSON. Mở tệp, lưu lại thành một trong các dạng đó rồi nhập lại."
        ),
        code="file_unreadable",
    )


def _office_text(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
                raise _unreadable()
        if "word/document.xml" in names:
            return "\n".join(_word_lines(docx.Document(io.BytesIO(data))))
        if "xl/workbook.xml" in names:
            return "\n".join("\t".join(_marked(cell) for cell in row) for row in sheet.read(data))
    except (zipfile.BadZipFile, LookupError, ValueError, TypeError, SyntaxError) as broken:
        raise _unreadable() from broken
    raise _unreadable()


def _marked(cell: str) -> str:
    """A cell of several lines as paragraphs."""
    lines = cell.split("\n")
    return cell if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)


def _word_lines(document: Document) -> Iterator[str]:
    """Paragraphs as lines; rows of the annex as lines with tabs; the columns of a letterhead one after the other."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text.replace("\t", " ")
        else:
            yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    for row in table.rows:
        merged = [cell._tc for cell in row.cells]
        cells = [
            [] if n and merged[n - 1] is cell._tc else [each.text for each in cell.paragraphs if each.text]
            for n, cell in enumerate(row.cells)
        ]
        if len(cells) == 2:
            yield from (text for cell in cells for text in (*cell, ""))
        else:
            yield "\t".join(_marked("\n".join(cell)).replace("\t", " ") for cell in cells)


def _json_text(text: str) -> str:
    try:
        told = json.loads(text)
        return as_text(_letter(told.get("letter", {})), [_instrument(each) for each in told["instruments"]])
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise RuleBroken(
            _(
                "Tệp JSON không đúng dạng tệp “Xuất JSON” của sổ nhiệm vụ: %(why)s. Xuất lại rồi sửa trên tệp đó."
            ),
            code="json_wrong",
            params={"why": broken},
        ) from broken


def _letter(told: dict[str, Any]) -> Letter:
    parts: dict[str, Any] = {
        name: tuple(part) if isinstance(part, list) else part for name, part in told.items()
    }
    return Letter(**parts)


def _instrument(told: dict[str, Any]) -> ReadInstrument:
    groups = [
        ReadGroup(
            int(group["n"]),
            group["name"],
            group["body"],
            0,
            [ReadDuty(duty["letter"], duty["words"], 0) for duty in group["duties"]],
        )
        for group in told["groups"]
    ]
    return ReadInstrument(told["numeral"], told["words"], 0, None, groups)
