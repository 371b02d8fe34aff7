"""Evidence of the duties: each figure is a declared query, so the number, the rows and the export agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from motcua.foundation.clock import VIETNAM

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Period:
    """Days of Vietnam, both included."""

    first: date
    last: date

    def bounds(self) -> tuple[datetime, datetime]:
        """Its first instant, and the first instant after it."""
        end = datetime.combine(self.last + timedelta(days=1), time(), VIETNAM)
        return datetime.combine(self.first, time(), VIETNAM), end


@dataclass(frozen=True)
class Evidence:
    """One figure of one duty: what is counted, in what unit, and the rows behind it for a Centre and period.

    `keys` gives the ids of the same rows, some perhaps more than once, where they are found without the rows.
    """

    duty: str
    title: StrOrPromise
    unit: StrOrPromise
    query: Callable[[int, Period], QuerySet[Any]]
    keys: Callable[[int, Period], QuerySet[Any]] | None = None

    def found(self, centre: int, period: Period) -> QuerySet[Any]:
        """Something is in it exactly when the figure is not nought."""
        return (self.keys or self.query)(centre, period)

    def count(self, centre: int, period: Period, most: int | None = None) -> int:
        """The figure, counted no further than `most`."""
        rows = self.keys(centre, period).distinct() if self.keys else self.query(centre, period)
        return rows[:most].count()


_registered: list[Evidence] = []


def register(evidence: Evidence) -> None:
    """Add a figure; the same title for the same duty twice is a mistake."""
    if any((e.duty, str(e.title)) == (evidence.duty, str(evidence.title)) for e in _registered):
        raise ValueError(f"evidence {evidence.title} of duty {evidence.duty} is registered twice")
    _registered.append(evidence)


def of(duty: str) -> list[Evidence]:
    """The figures of one duty, in the order in which they were declared."""
    return [evidence for evidence in _registered if evidence.duty == duty]


def every() -> list[Evidence]:
    return list(_registered)
