"""Bytes of a file as text in NFC, whatever program wrote them."""

import codecs
import unicodedata
from dataclasses import dataclass

from motcua.foundation.words import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True)
class Decoded:
    """A text, and what had to be done to read it; empty when nothing."""

    text: str
    notes: tuple[str, ...] = ()


def decoded(data: bytes) -> Decoded | None:
    """The text of a file in UTF-8, UTF-16 or Windows-1258; None when it is none of them."""
    found = _text_of(data)
    if found is None:
        return None
    raw, name = found
    if any(unicodedata.category(letter) == "Cc" and letter not in "\t\n\r\f" for letter in raw):
        return None
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    notes = []
    if name != "UTF-8":
        notes.append(_("Tệp viết bằng bảng mã %(name)s, đã chuyển sang Unicode.") % {"name": name})
    if name != "Windows-1258" and not unicodedata.is_normalized("NFC", raw):
        notes.append(_("Tệp viết bằng Unicode tổ hợp, đã chuyển sang Unicode dựng sẵn."))
    return Decoded(text, tuple(notes))


def _text_of(data: bytes) -> tuple[str, str] | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _tried(data, codec, name)
    if b"\0" in data[:200]:
        little = data[1:200:2].count(0) >= data[0:200:2].count(0)
        return _tried(data, "utf-16-le" if little else "utf-16-be", "UTF-16")
    return _tried(data, "utf-8", "UTF-8") or _tried(data, "cp1258", "Windows-1258")


def _tried(data: bytes, codec: str, name: str) -> tuple[str, str] | None:
    try:
        return data.decode(codec), name
    except UnicodeDecodeError:
        return None
