"""The last day of which there is evidence of each duty: found by halving, never by counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, QuerySet

from motcua.foundation.evidence.registry import Evidence, Period
from motcua.reference.organisation.models import Centre

_DAY = timedelta(days=1)


def which_exist(centre: int, asked: Mapping[str, QuerySet[Any]]) -> dict[str, bool]:
    """Which of the querysets have a row, in one statement."""
    if not asked:
        return {}
    conditions = {name: Exists(rows.order_by()) for name, rows in asked.items()}
    row = Centre.objects.filter(pk=centre).values(**conditions).get()
    return {name: bool(value) for name, value in row.items()}


@dataclass
class _Search:
    """Between which days the last evidence of a duty lies, and which of its figures can have it."""

    low: date
    high: date
    figures: Sequence[Evidence]
    #: the last day itself is asked first: at work there is evidence of today
    middle: date

    def step(self, later: Sequence[Evidence]) -> None:
        """Go on in the later days with the figures that have rows there, or in the earlier ones with all."""
        if later:
            self.low, self.figures = self.middle, later
        else:
            self.high = self.middle - _DAY
        self.middle = self.low + (self.high - self.low + _DAY) // 2


def last_days(centre: int, known: Mapping[str, tuple[Period, Sequence[Evidence]]]) -> dict[str, date]:
    """The last day of evidence by duty, of figures known to have rows in a period.

    One statement a step for all duties together: one where each has evidence of the last day, ten for a year.
    """
    searches = {code: _Search(p.first, p.last, figures, p.last) for code, (p, figures) in known.items()}
    while unsure := [search for search in searches.values() if search.low < search.high]:
        asked = {
            f"s{i}_{n}": figure.query(centre, Period(search.middle, search.high))
            for i, search in enumerate(unsure)
            for n, figure in enumerate(search.figures)
        }
        found = which_exist(centre, asked)
        for i, search in enumerate(unsure):
            search.step([figure for n, figure in enumerate(search.figures) if found[f"s{i}_{n}"]])
    return {code: search.low for code, search in searches.items()}
