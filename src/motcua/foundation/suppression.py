"""Small counts are not shown: who is one of four could be guessed."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")
#: cells below this are hidden; none at all is no secret
FEWEST = 5


def is_hidden(count: int) -> bool:
    return 0 < count < FEWEST


def shown(counts: Mapping[Key, int]) -> dict[Key, int | None]:
    """The parts of one whole, None where hidden; a single hidden part takes the smallest other one with it.

    Otherwise the whole less the rest would tell it.
    """
    hidden = {key for key, count in counts.items() if is_hidden(count)}
    others = [key for key, count in counts.items() if count >= FEWEST]
    if len(hidden) == 1 and others:
        hidden.add(min(others, key=lambda key: counts[key]))
    return {key: None if key in hidden else count for key, count in counts.items()}


def rate(part: int, whole: int) -> float | None:
    """The part of the whole in per cent; None for too few cases."""
    return round(100 * part / whole, 1) if whole >= FEWEST else None
