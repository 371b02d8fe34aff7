"""The real durations of a procedure drawn against its limit: one dot a dossier."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.core.cache import cache
from django.utils.translation import gettext as _

from motcua.casework.dossiers import durations
from motcua.casework.dossiers.durations import Spent
from motcua.foundation.ui.formats import vn_number
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.queries import limit_for

#: fewer cases say nothing, and might say something about one person (ux.md §1.7)
FEWEST = 20
SHARE = 0.9
#: columns of dots up to the limit, and dots a column has room for
_COLUMNS, _HIGHEST = 10, 12
_HOURS_A_DAY, _DAYS_A_MONTH = 8, 30
#: the drawing in pixels: where the ground line is, how far dots are apart
_GROUND, _APART = 150, 12
#: percent of the width the columns take
_WIDE = 94
_KEPT_SECONDS = 600


@dataclass(frozen=True)
class Dot:
    """One dot, or several dossiers when there are very many; x is a percentage, y pixels."""

    x: str
    y: int
    is_late: bool


@dataclass(frozen=True)
class Strip:
    """The drawing, the sentence above it, and the table below."""

    count: int
    late: int
    ninety: str
    limit: str
    dots: list[Dot]
    each: int
    limit_x: str
    ninety_width: str
    rows: list[tuple[str, int]]


def strip_of(version: ProcedureVersion, *, centre: int, at: datetime) -> Strip | None:
    """How long dossiers of this procedure took at the Centre in the last 30 days; None below 20 of them.

    Reckoned anew every ten minutes.
    """
    key = f"portal.durations.{centre}.{version.code}"
    spent = cache.get(key)
    if spent is None:
        spent = durations.lately(version.code, centre=centre, at=at)
        cache.set(key, spent, _KEPT_SECONDS)
    return drawn(spent, _limit_days(version)) if len(spent) >= FEWEST else None


def _limit_days(version: ProcedureVersion) -> float:
    limit = limit_for(version)
    if limit.unit == Unit.HOUR:
        return limit.value / _HOURS_A_DAY
    return float(limit.value * (_DAYS_A_MONTH if limit.unit == Unit.MONTH else 1))


def drawn(spent: Sequence[Spent], limit: float) -> Strip:
    """The strip of these dossiers, the shortest first, beside a limit in days of their kind."""
    step = limit / _COLUMNS
    last = max(ceil(1.2 * _COLUMNS), min(2 * _COLUMNS, ceil(spent[-1].days / step)))
    columns = Counter((min(last, max(1, ceil(round(each.days / step, 6)))), each.is_late) for each in spent)
    heights = Counter[int]()
    for (column, _late), count in columns.items():
        heights[column] += count
    each = ceil(max(heights.values()) / _HIGHEST)
    ninety = durations.within_which(spent, SHARE)
    unit = _("ngày làm việc") if spent[0].unit in (Unit.WORKING_DAY, Unit.HOUR) else _("ngày")
    return Strip(
        count=len(spent),
        late=sum(one.is_late for one in spent),
        ninety=f"{vn_number(max(ninety, 0.1), 1)} {unit}",
        limit=f"{vn_number(limit, 1)} {unit}",
        dots=_dots(columns, each, last),
        each=each,
        limit_x=_x(_COLUMNS, last),
        ninety_width=f"{_WIDE * min(ninety / step, last) / last:.1f}%",
        rows=_rows(spent, limit, unit),
    )


def _dots(columns: Counter[tuple[int, bool]], each: int, last: int) -> list[Dot]:
    """Those on time below, the late ones above."""
    dots, height = [], Counter[int]()
    for (column, is_late), count in sorted(columns.items()):
        for _dot in range(ceil(count / each)):
            height[column] += 1
            y = _GROUND + _APART // 4 - height[column] * _APART
            dots.append(Dot(_x(column - 0.5, last), y, is_late))
    return dots


def _x(column: float, last: int) -> str:
    """Where a column stands: 3 % of the width is left free on both sides."""
    return f"{(100 - _WIDE) / 2 + _WIDE * column / last:.1f}%"


def _rows(spent: Sequence[Spent], limit: float, unit: str) -> list[tuple[str, int]]:
    """The same as a table: up to a third, two thirds and the whole of the limit, later."""
    edges = [limit / 3, limit * 2 / 3, limit]
    counts = Counter(
        next((n for n, edge in enumerate(edges) if one.days <= edge), len(edges)) for one in spent
    )
    told = [_("Đến %(days)s %(unit)s") % {"days": vn_number(edge, 1), "unit": unit} for edge in edges]
    told.append(_("Lâu hơn %(days)s %(unit)s") % {"days": vn_number(limit, 1), "unit": unit})
    return [(words, counts[n]) for n, words in enumerate(told)]
