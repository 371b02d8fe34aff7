"""One sheet of an Excel file (.xlsx), written and read: texts only, which is all an annex has."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MEDIA_TYPE = f"{_TYPE}.sheet"
#: an instant of no meaning, so that the same rows have the same bytes
_MOMENT = (2020, 1, 1, 0, 0, 0)
#: style of the heads and of all other cells
_HEAD_STYLE, _PLAIN_STYLE = 1, 2

_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font>'
        '<font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/>'
        '<top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="3"><xf/><xf fontId="1" borderId="1" applyFont="1" applyAlignment="1">'
        '<alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf borderId="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>'
    ),
}


def written(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> bytes:
    """The file with that one sheet: heads that stay in sight, columns so many letters wide."""
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    lines = [
        _row(1, heads, _HEAD_STYLE),
        *(_row(n, row, _PLAIN_STYLE) for n, row in enumerate(rows, start=2)),
    ]
    parts = _FIXED | {
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{escape(name)}" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
            f"<cols>{columns}</cols><sheetData>{''.join(lines)}</sheetData>"
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(part, _MOMENT), _HEAD + text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _row(n: int, cells: Sequence[str], style: int) -> str:
    written_cells = "".join(
        f'<c r="{chr(65 + column)}{n}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        for column, cell in enumerate(cells)
    )
    return f'<row r="{n}">{written_cells}</row>'


def read(data: bytes) -> list[list[str]]:
    """The texts of the first sheet, row by row, each as wide as the widest."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = _shared(archive)
        root = _parsed(archive.read("xl/worksheets/sheet1.xml"))
    rows = [dict(_cells(row, shared)) for row in root.iter(f"{{{_MAIN}}}row")]
    width = max((column for row in rows for column in row), default=-1) + 1
    return [[row.get(column, "") for column in range(width)] for row in rows]


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells of other programs only point to."""
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_text(each) for each in _parsed(archive.read("xl/sharedStrings.xml")).iter(f"{{{_MAIN}}}si")]


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{{{_MAIN}}}t"))


def _cells(row: etree._Element, shared: Sequence[str]) -> Iterator[tuple[int, str]]:
    for cell in row.iter(f"{{{_MAIN}}}c"):
        letters = "".join(letter for letter in cell.get("r", "A") if letter.isalpha())
        column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1
        value = cell.findtext(f"{{{_MAIN}}}v") or ""
        yield column, shared[int(value)] if cell.get("t") == "s" else _text(cell) or value
