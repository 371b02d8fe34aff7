"""Tables for other programs: CSV, however long, sent as its rows are read."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse


class _Echo:
    """A file that hands back each line as it is written."""

    def write(self, line: str) -> str:
        return line


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _written(head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    yield "\ufeff"  # spreadsheets take the file for UTF-8
    writer = csv.writer(_Echo())
    yield writer.writerow([str(cell) for cell in head])
    for row in rows:
        yield writer.writerow([_safe(str(cell)) for cell in row])


def csv_answer(name: str, head: Iterable[object], rows: Iterable[Iterable[object]]) -> StreamingHttpResponse:
    """The rows under their heads as a file of that name, for a spreadsheet."""
    answer = StreamingHttpResponse(_written(head, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
