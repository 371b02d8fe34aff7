"""How the tests look at a PDF: with other people's readers, never with the code that wrote it."""

import subprocess
from datetime import datetime
from typing import Any

import pypdfium2
import zxingcpp
from PIL.Image import Image

from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers.catalogue import FORMS, Sheet
from motcua.foundation.papers.rendering import render
from motcua.foundation.papers.sheets.frame import framed as frame

AT = datetime(2026, 4, 6, 9, 15, tzinfo=VIETNAM)
CHECK_ADDRESS = "https://motcua.example/xac-minh/ACDEFGHJKM/"
MM = 72 / 25.4


def framed(sheet: Sheet, **texts: Any) -> dict[str, Any]:
    """The data of a paper numbered 0007, as it would be issued."""
    return {**frame(sheet.printed(), at=AT, number="0007/TTPVHCC", verify_address=CHECK_ADDRESS), **texts}


def printed(sheet: Sheet, **texts: Any) -> bytes:
    """The PDF of a sheet from the built-in template."""
    return render(FORMS[sheet.form].source(), framed(sheet, **texts), at=AT)


def _poppler(program: str, *options: str, pdf: bytes) -> str:
    done = subprocess.run([program, *options], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def text_of(pdf: bytes) -> str:
    """All text, a line of the paper on a line, pages parted by a line of dashes."""
    pages = _poppler("pdftotext", "-raw", "-", "-", pdf=pdf).removesuffix("\f").split("\f")
    return "\n----\n".join("\n".join(line.strip() for line in page.splitlines()) for page in pages) + "\n"


def flowing_text_of(pdf: bytes) -> str:
    """All text as one line, wherever the paper broke it."""
    return " ".join(text_of(pdf).split())


def fonts_of(pdf: bytes) -> set[str]:
    """The families that are embedded: `Tinos-Bold` without the mark of its subset."""
    rows = _poppler("pdffonts", "-", pdf=pdf).splitlines()[2:]
    return {row.split()[0].partition("+")[2] for row in rows}


def page_sizes_mm(pdf: bytes) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [(round(width / MM), round(height / MM)) for width, height in map(_size, document)]


def _size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    size: tuple[float, float] = page.get_size()
    page.close()
    return size


def pictures_of(pdf: bytes, dpi: int = 200) -> list[Image]:
    """Each page as the printer would put it on paper."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = list(document)
        pictures = [page.render(scale=dpi / 72).to_pil() for page in pages]
        for page in pages:
            page.close()
    return pictures


def qr_codes_of(pdf: bytes, dpi: int = 200) -> list[tuple[str, float]]:
    """What every QR code on the first page says, and how many millimetres wide it is."""
    found = zxingcpp.read_barcodes(pictures_of(pdf, dpi)[0])
    return [
        (code.text, (code.position.top_right.x - code.position.top_left.x) / dpi * 25.4) for code in found
    ]


def right_edges_mm(pdf: bytes) -> list[float]:
    """How far from the left edge each piece of text ends."""
    edges = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            edges += [text.get_rect(index)[2] / MM for index in range(text.count_rects())]
            text.close()
            page.close()
    return edges
