"""One Mẫu 01 (A5, PDF/A-3a, QR code) in a warm process, beside docx to LibreOffice where installed."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

import shutil
import statistics
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bench.result import Result
from motcua.foundation.papers.catalogue import FORMS
from motcua.foundation.papers.rendering import render
from motcua.foundation.papers.sheets import samples
from motcua.foundation.papers.sheets.frame import framed

TARGET_MS = 30
SOURCE = FORMS["mau-01"].source()
#: what the peer is measured on: one call of LibreOffice for all, its fairest use
BATCH = 10
_PDF_A = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"}}'
_CONTENT_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONSHIPS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
_DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def run(rows: int) -> Result:
    """Median milliseconds of `rows` different papers (at most 200); lower is better."""
    ours = statistics.median(_milliseconds(_print_ours, number) for number in range(min(max(rows, 20), 200)))
    peer = _libreoffice_milliseconds() if shutil.which("soffice") else None
    return Result(
        "mau01",
        ours,
        "ms",
        ratio=(peer or TARGET_MS) / ours,
        vs="docx+libreoffice" if peer else "limit",
        target=f"<={TARGET_MS}",
        ok=ours <= TARGET_MS,
    )


def _milliseconds(work: Callable[[int], object], number: int) -> float:
    start = time.perf_counter()
    work(number)
    return (time.perf_counter() - start) * 1000


def _data(number: int) -> dict[str, Any]:
    """The data of one paper; no two are alike, so that nothing can be taken from a memory of the last."""
    sheet = replace(
        samples.RECEIPT, lookup_url=f"{samples.RECEIPT.lookup_url}{number}", officer=f"Mẫu {number}"
    )
    return framed(
        sheet.printed(),
        at=samples.AT,
        number=f"{number:04d}/TTPVHCC",
        verify_address="https://motcua.example/",
    )


def _print_ours(number: int) -> bytes:
    return render(SOURCE, _data(number), at=samples.AT)


def _libreoffice_milliseconds() -> float:
    """Milliseconds a paper of the same texts, without its QR code, takes from docx to PDF/A."""
    with tempfile.TemporaryDirectory() as folder:
        papers = [Path(folder) / f"{number}.docx" for number in range(BATCH)]
        for number, path in enumerate(papers):
            _write_docx(path, _data(number))
        _convert(papers[:1], folder)  # the first start makes a profile; that is not counted
        start = time.perf_counter()
        _convert(papers, folder)
        taken = (time.perf_counter() - start) * 1000 / BATCH
        if len(list(Path(folder).glob("*.pdf"))) != BATCH:
            raise RuntimeError("LibreOffice did not print every paper")
    return taken


def _convert(papers: list[Path], folder: str) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        _PDF_A,
        "--outdir",
        folder,
        *map(str, papers),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _texts(value: Any) -> Iterator[str]:
    """Every text of a sheet, in its order."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _write_docx(path: Path, data: dict[str, Any]) -> None:
    """The smallest Word file that says what the paper says, a paragraph a text."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in _texts(data))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONSHIPS)
        package.writestr("word/document.xml", f"{_DOCUMENT}<w:body>{paragraphs}</w:body></w:document>")
