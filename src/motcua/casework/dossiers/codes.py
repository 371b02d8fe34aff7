"""Dossier codes as people type them."""

import re

from motcua.foundation.search import fold_code, nfc

#: what stands between the parts of a code, or in its place: hyphens, dashes of a telephone, spaces
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_PARTS = re.compile(r"(?P<agency>.+)-(?P<day>\d{6})-(?P<number>\d{4,})")
#: run together, the number is taken to have its usual four digits
_RUN_TOGETHER = re.compile(r"(?P<agency>.+?)(?P<day>\d{6})(?P<number>\d{4})")


def dossier_code(typed: str) -> str:
    """`000.00.45.H20-260406-0007` of `000.00.45.h20 260406 0007`; what is no such code only loses its spaces.

    Source of the shape: the code of a dossier in the national guidance (NĐ 118/2025 Đ28).
    """
    parted = _BETWEEN.sub("-", nfc(typed)).strip("-").upper()
    found = _PARTS.fullmatch(parted) or _RUN_TOGETHER.fullmatch(parted.replace("-", ""))
    if not found:
        return fold_code(typed)
    return f"{found['agency'].replace('-', '.')}-{found['day']}-{found['number']}"
