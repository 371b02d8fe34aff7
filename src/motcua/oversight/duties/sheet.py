"""One sheet of an Excel file (.xlsx), written and read: texts only, which is all an annex has."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import openpyxl
import xlsxwriter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: an instant of no meaning, so that the same rows have the same bytes
_MOMENT = datetime(2020, 1, 1, tzinfo=UTC)
_A4 = 9
_CELL = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "text_wrap": True}
_HEAD = _CELL | {"bold": True, "align": "center", "valign": "vcenter"}


def written(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> bytes:
    """The file with that one sheet: heads that stay in sight and are printed again, columns so many letters wide."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _MOMENT})
        head, plain = book.add_format(_HEAD), book.add_format(_CELL | {"valign": "top"})
        page = book.add_worksheet(name)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        for n, row in enumerate([heads, *rows]):
            for column, text in enumerate(row):
                page.write_string(n, column, text, plain if n else head)
    return file.getvalue()


def read(data: bytes) -> list[list[str]]:
    """The texts of the first sheet, row by row, each as wide as the widest.

    Raises what its library raises for a broken file: LookupError, ValueError, TypeError, SyntaxError.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        ["" if cell is None else str(cell) for cell in row]
        for row in book.worksheets[0].iter_rows(values_only=True)
    ]
