"""Typst to PDF, in this process: PDF/A-3a and PDF/UA-1, our fonts only, no network, every warning an error.

Data reach the template as JSON and are never read as Typst, so nothing in them can act. The same source, data
and moment give the same bytes, in every thread and process.
"""

import json
import re
import threading
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.codes import qr

FONTS = Path(__file__).with_name("fonts")
STANDARDS: list["typst.PDFStandard"] = ["a-3a", "ua-1"]
_WATERMARK = (
    '#set page(foreground: rotate(-50deg, text(font: "Tinos", size: 40pt, weight: "bold", '
    "fill: luma(0%, 18%))[BẢN XEM TRƯỚC]));"
)
_FORBIDDEN = re.compile(r"\b(import|include|eval|plugin)\b")
_MISSING_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
_LINE = re.compile(r"\.typ:(\d+):")
_here = threading.local()


class TemplateBroken(Exception):
    """A template that cannot be printed: `line` of its source (0 when unknown) and Typst's own words."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(f"line {line}: {words}")
        self.line = line
        self.words = words


@cache
def _fonts() -> typst.Fonts:
    """The four faces of Tinos, found once; fails loudly while they are not built."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    if fonts.families() != ["Tinos"]:
        raise RuntimeError(f"the fonts of printed papers are missing from {FONTS}: build the package again")
    return fonts


def _compiler() -> typst.Compiler:
    """This thread's compiler. One cannot serve two threads; what they parsed is shared by the process."""
    if not hasattr(_here, "compiler"):
        _here.compiler = typst.Compiler(
            b"", root=FONTS, font_paths=_fonts(), package_path=FONTS, package_cache_path=FONTS
        )
    return _here.compiler  # type: ignore[no-any-return]


def printable(value: Any) -> Any:
    """`value` with every text in NFC and without invisible signs (controls, joiners, direction marks)."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value)
        return text if text.isprintable() else "".join(filter(_is_visible, text))
    if isinstance(value, Mapping):
        return {key: printable(inner) for key, inner in value.items()}
    return [printable(inner) for inner in value] if isinstance(value, list | tuple) else value


def _is_visible(letter: str) -> bool:
    return letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}


def refuse_forbidden(source: str) -> None:
    """Raises TemplateBroken when a template would reach outside itself: packages would call the network."""
    found = _FORBIDDEN.search(source)
    if found:
        raise TemplateBroken(source.count("\n", 0, found.start()) + 1, f"“{found[0]}” is not allowed here")


def render(source: str, data: Mapping[str, Any], *, at: datetime, preview: bool = False) -> bytes:
    """The PDF of a template and its data; `at` is its date. A preview says so across every page.

    Data that are bytes are PNG pictures: the template finds them by name in `sys.inputs.pictures`.

    Raises RuleBroken for a letter no printed paper has, TemplateBroken for a fault of the template.
    """
    clean, drawn = _parted(printable(data))
    symbol = qr(clean["qr"]) if clean.get("qr") else None
    inputs = {"data": json.dumps(clean), "qr": symbol.svg if symbol else "", "pictures": json.dumps(drawn)}
    inputs["qr_quiet_mm"] = str(symbol.quiet_mm) if symbol else "0"
    refuse_forbidden(source)
    return _compile((_WATERMARK if preview else "") + source, inputs, at)


def picture(source: str, data: Mapping[str, Any], *, dots_an_inch: int) -> bytes:
    """The first page of a template and its data as PNG, for a screen. Raises as `render`."""
    refuse_forbidden(source)
    inputs = {"data": json.dumps(printable(data))}
    try:
        page, warnings = _compiler().compile_with_warnings(
            source.encode(), format="png", ppi=dots_an_inch, sys_inputs=inputs
        )
    except typst.TypstError as error:
        raise _explained(error) from error
    if warnings:
        raise _explained(warnings[0])
    return page[0] if isinstance(page, list) else bytes(page or b"")


def _parted(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """The texts, and the pictures as numbers: only texts reach a template."""
    texts = {name: value for name, value in data.items() if not isinstance(value, bytes)}
    pictures = {name: list(value) for name, value in data.items() if isinstance(value, bytes) and value}
    return texts, pictures


def _compile(source: str, inputs: dict[str, str], at: datetime) -> bytes:
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            source.encode(),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
            timestamp=int(at.timestamp()),
        )
    except typst.TypstError as error:
        raise _explained(error) from error
    if warnings:
        raise _explained(warnings[0])
    assert isinstance(pdf, bytes)
    return pdf


def _explained(fault: typst.TypstError | typst.TypstWarning) -> Exception:
    """What a fault means for the person before the screen, or for the author of the template."""
    letters = sorted(set(_MISSING_LETTER.findall(fault.diagnostic)))
    if letters:
        message = _(
            "Chưa in được giấy này. Phông chữ của giấy tờ không có chữ %(letters)s. "
            "Sửa mục có chữ đó rồi in lại."
        )
        return RuleBroken(message, code="letter_not_printable", params={"letters": ", ".join(letters)})
    line = _LINE.search(fault.diagnostic)
    return TemplateBroken(int(line[1]) if line else 0, fault.message)
