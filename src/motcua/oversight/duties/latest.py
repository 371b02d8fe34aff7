"""The last day of which there is evidence of each duty: found by halving, never by counting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from motcua.foundation.evidence.registry import Evidence, Period

_DAY = timedelta(days=1)


def which_exist(asked: Mapping[str, QuerySet[Any]]) -> dict[str, bool]:
    """Which of the querysets have a row, in one statement.

    Each is compiled for itself: as annotations of one queryset a hundred of them take Django twice the time.
    """
    if not asked:
        return {}
    parts = [rows.order_by().values("pk")[:1].query.sql_with_params() for rows in asked.values()]
    sql = f"select {', '.join(f'exists ({sql})' for sql, _params in parts)}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _sql, params in parts for value in params])
        return dict(zip(asked, cursor.fetchone() or (), strict=True))


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
            f"s{i}_{n}": figure.found(centre, Period(search.middle, search.high))
            for i, search in enumerate(unsure)
            for n, figure in enumerate(search.figures)
        }
        found = which_exist(asked)
        for i, search in enumerate(unsure):
            search.step([figure for n, figure in enumerate(search.figures) if found[f"s{i}_{n}"]])
    return {code: search.low for code, search in searches.items()}
