"""How long dossiers of a procedure really took lately, beside what the law gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.promises import limit_of
from motcua.casework.dossiers.states import Status
from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars.queries import calendar_for
from motcua.reference.calendars.rules import WorkingCalendar, day_length, working_time_between
from motcua.reference.calendars.states import Unit

#: the recent reality (ux.md §1.7), and the most dossiers it is told from: the last ones
PERIOD = timedelta(days=30)
MOST = 200


@dataclass(frozen=True)
class Spent:
    """What one finished dossier took, in days of the kind its limit counts, pauses taken out."""

    days: float
    unit: Unit
    is_late: bool


def lately(code: str, *, centre: int, at: datetime) -> list[Spent]:
    """The dossiers of a procedure that the Centre resolved in the last 30 days, at most 200: the shortest first.

    Counted as the law counts: from receipt, or from the moment a supplement was complete, without the pauses for
    money. Two queries, on the index `dossier_finished`.
    """
    rows = (
        Dossier.objects.filter(
            centre=centre,
            procedure_code=code,
            finished_at__gt=at - PERIOD,
            finished_at__lte=at,
            status__in=[Status.RESOLVED, Status.RETURNED],
        )
        .only("clock_from", "finished_at", "due_at", "clock")
        .prefetch_related("stops")
        .order_by("-finished_at")[:MOST]
    )
    calendar = calendar_for(centre)
    return sorted((_spent(dossier, calendar) for dossier in rows), key=lambda spent: spent.days)


def _spent(dossier: Dossier, calendar: WorkingCalendar) -> Spent:
    begun, ended = dossier.clock_from, dossier.finished_at
    assert begun is not None, "the database dates what was received"
    assert ended is not None, "only the finished are asked for"
    unit = limit_of(dossier.clock).unit
    pauses = [(stop.started_at, stop.ended_at or ended) for stop in dossier.stops.all()]
    counted = _days(calendar, begun, ended, unit) - sum(
        _days(calendar, max(start, begun), min(end, ended), unit) for start, end in pauses if end > begun
    )
    return Spent(counted, unit, is_late=dossier.due_at is not None and ended > dossier.due_at)


def _days(calendar: WorkingCalendar, start: datetime, end: datetime, unit: Unit) -> float:
    """Days from `start` to `end`: working days of their own length, or calendar days."""
    if unit in (Unit.DAY, Unit.MONTH):
        return (end - start) / timedelta(days=1)
    length = day_length(calendar, start.astimezone(VIETNAM).date()) or timedelta(hours=8)
    return working_time_between(calendar, start, end) / length


def within_which(spent: Sequence[Spent], share: float) -> float:
    """Days within which that share of the dossiers, which stand the shortest first, was done."""
    return spent[max(0, -int(-len(spent) * share // 1) - 1)].days
