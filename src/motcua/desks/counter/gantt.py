"""The drawing of a dossier's steps: outline is the norm, solid is real, gold is now, dashed is the promise.

Places are percent of the width, so the drawing needs no library and no script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.casework.dossiers.models import Dossier, StepRun
from motcua.foundation.words import _
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars import rules


@dataclass(frozen=True)
class Bar:
    """A stretch, in percent of the drawing's width."""

    x: str
    width: str


@dataclass(frozen=True)
class Line:
    """One step: its norm where it was planned, its real stretch when it has begun, and hours used of hours allowed."""

    step: StepRun
    norm: Bar
    real: Bar | None
    late: bool
    hours: str


@dataclass(frozen=True)
class Gantt:
    """The whole drawing, and the same in words for those who do not see it."""

    lines: list[Line]
    now: str
    due: str
    words: str


def _hours(amount: timedelta) -> str:
    return f"{amount.total_seconds() / 3600:.1f}".replace(".", ",").removesuffix(",0")


def _percent(moment: datetime, start: datetime, whole: timedelta) -> float:
    return round(max(0.0, min(100.0, 100 * (moment - start) / whole)), 2)


def _bar(first: datetime, last: datetime, start: datetime, whole: timedelta) -> Bar:
    x = _percent(first, start, whole)
    return Bar(f"{x}%", f"{max(0.8, _percent(last, start, whole) - x):.2f}%")


def draw(dossier: Dossier, steps: Sequence[StepRun], at: datetime) -> Gantt | None:
    """The drawing of a dossier that was received; None for one that was not."""
    if not steps or dossier.received_at is None or dossier.due_at is None:
        return None
    calendar = calendars.calendar_for(dossier.centre_id)
    start = dossier.received_at
    planned = start
    norms = []
    for step in steps:
        begin = step.opened_at or planned
        planned = rules.add_working_time(calendar, begin, step.budget)
        norms.append((begin, planned))
    end = max(dossier.due_at, min(at, dossier.finished_at or at), planned)
    whole = (end - start) * 1.02
    lines = [_line(step, norm, at, start, whole, calendar) for step, norm in zip(steps, norms, strict=True)]
    done = sum(step.done_at is not None for step in steps)
    words = _("%(done)s trên %(all)s bước đã xong") % {"done": done, "all": len(steps)}
    now = min(at, end)
    return Gantt(
        lines, f"{_percent(now, start, whole)}%", f"{_percent(dossier.due_at, start, whole)}%", words
    )


def _line(
    step: StepRun,
    norm: tuple[datetime, datetime],
    at: datetime,
    start: datetime,
    whole: timedelta,
    calendar: rules.WorkingCalendar,
) -> Line:
    real, used, late = None, "–", False
    if step.opened_at:
        until = step.done_at or at
        real = _bar(step.opened_at, until, start, whole)
        used = _hours(rules.working_time_between(calendar, step.opened_at, until))
        late = step.due_at is not None and until > step.due_at
    return Line(step, _bar(*norm, start, whole), real, late, f"{used} / {step.budget_hours.normalize():f}")
