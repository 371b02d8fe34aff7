"""What the search shows: the procedures that fit, with the word by which each was meant."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from motcua.foundation.search import fold
from motcua.reference.procedures import queries
from motcua.reference.procedures.models import ProcedureVersion

#: letters from which the search begins, and more than which nobody types
SHORTEST, LONGEST = 2, 200
MOST, NEAREST = 10, 3


@dataclass(frozen=True)
class Hit:
    """One procedure found; `said` is what people call it, the typed words marked."""

    version: ProcedureVersion
    said: SafeString


def found(typed: str, on: date) -> dict[str, Any]:
    """The hits, best first; `nothing_fits` when they are only the nearest three."""
    if len(fold(typed)) < SHORTEST:
        return {"hits": [], "is_short": bool(typed), "nothing_fits": False}
    rows, fits = queries.search(typed, on, limit=MOST), True
    if not rows:
        rows, fits = queries.nearest(typed, on, limit=NEAREST), False
    return {"hits": [Hit(row, said(row, typed)) for row in rows], "nothing_fits": not fits}


def said(version: ProcedureVersion, typed: str) -> SafeString:
    """The alias that has most of the typed words, those marked; else the commonest alias, or nothing."""
    words = set(fold(typed).split())
    aliases = [alias.text for alias in version.procedure.aliases.all()]
    best = max(aliases, key=lambda text: len(words & _words_of(text)), default="")
    parts = (
        format_html("<mark>{}</mark>", part) if fold(part) in words else format_html("{}", part)
        for part in re.split(r"(\s+)", best)
    )
    return SafeString("".join(parts))


@lru_cache(maxsize=100_000)
def _words_of(alias: str) -> frozenset[str]:
    return frozenset(fold(alias).split())
