"""Whether a set of dated rights covers an act. No database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass

DECIDE = "dossiers.decide"


@dataclass(frozen=True)
class Reach:
    """How far one right goes: in one Centre (None: in all), one field or procedure (empty: all)."""

    right: str
    centre: int | None
    field: str = ""
    procedure: str = ""


@dataclass(frozen=True)
class Place:
    """Where an act takes place; None and empty where the act has no such side."""

    centre: int | None = None
    field: str = ""
    procedure: str = ""


def covers(reach: Reach, right: str, place: Place) -> bool:
    """Whether `reach` allows `right` at `place`. Without a Centre, holding the right anywhere is enough."""
    if reach.right != right:
        return False
    if place.centre is None:
        return True
    return (
        reach.centre in (None, place.centre)
        and reach.field in ("", place.field)
        and reach.procedure in ("", place.procedure)
    )


def allowed(reaches: Iterable[Reach], right: str, place: Place) -> bool:
    """Whether any of the rights held covers the act."""
    return any(covers(reach, right, place) for reach in reaches)
