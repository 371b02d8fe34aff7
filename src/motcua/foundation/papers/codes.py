"""QR codes as vectors, and the code by which anybody can check a paper."""

import secrets
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

import segno
from django.utils.safestring import SafeString, mark_safe

#: no letter or digit that is taken for another: no 0 O, 1 I L, 2 Z, 5 S, 8 B
LETTERS = "34679ACDEFGHJKMNPQRTUVWXY"
CODE_LENGTH = 10
#: the symbol without its quiet zone; readers of cheap phones want 25 mm
SYMBOL_MM = 26
_QUIET_MODULES = 4


class Qr(NamedTuple):
    """A drawn symbol with its quiet zone, and how wide that zone is when the symbol is `SYMBOL_MM` wide."""

    svg: SafeString
    quiet_mm: float


@lru_cache(maxsize=64)
def qr(address: str) -> Qr:
    """The QR code (level M) of an address, as SVG; kept a while, since a preview and its paper share it."""
    symbol = segno.make_qr(address, error="m", boost_error=False)
    svg = BytesIO()
    symbol.save(svg, kind="svg", border=_QUIET_MODULES, xmldecl=False, omitsize=True, nl=False)
    side = symbol.symbol_size(border=0)[0]
    drawn = mark_safe(svg.getvalue().decode())  # noqa: S308 - only shapes of our own: the address is drawn, not written
    return Qr(drawn, _QUIET_MODULES * SYMBOL_MM / side)


def fresh_code() -> str:
    """Ten letters nobody can guess (46 bits), to be printed on one paper."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def typed_code(text: str) -> str:
    """The code in what a person typed: spaces, hyphens and case do not count."""
    return "".join(letter for letter in text.upper() if letter.isalnum())
