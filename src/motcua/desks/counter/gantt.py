"""The drawing of a dossier's steps: outline is the norm, solid is real, gold is now, dashed is the promise.

Places are percent of the width, so the drawing needs no library and no script.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.casework.dossiers.models import Dossier, StepRun
from motcua.casework.dossiers.queries import norms_of
from motcua.foundation.words import _
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars import rules
from motcua.reference.procedures.models import Step
from motcua.reference.procedures.showing import Rail, rails, side_by_side

#: percent of the drawing's width that a word beside a line may need
NEAR_THE_EDGE = 25.0


@dataclass(frozen=True)
class Bar:
    """A stretch, in percent of the drawing's width."""

    x: str
    width: str


@dataclass(frozen=True)
class Line:
    """One step: its norm where it was planned, its real stretch when it has begun, and hours used of hours allowed."""

    step: Step
    run: StepRun | None
    norm: Bar
    real: Bar | None
    late: bool
    hours: str
    is_now: bool
    rail: Rail


@dataclass(frozen=True)
class Gantt:
    """The whole drawing, and the same in words for those who do not see it."""

    lines: list[Line]
    now: str
    due: str
    #: where the word at `due` is held, so that it stays inside the drawing
    due_anchor: str
    words: str
    #: what is due then
    due_words: str


def _hours(amount: timedelta) -> str:
    return f"{amount.total_seconds() / 3600:.1f}".replace(".", ",").removesuffix(",0")


@dataclass(frozen=True)
class Scale:
    """Moments as percent of the drawing's width."""

    start: datetime
    whole: timedelta

    def percent(self, moment: datetime) -> float:
        return round(max(0.0, min(100.0, 100 * (moment - self.start) / self.whole)), 2)

    def bar(self, first: datetime, last: datetime) -> Bar:
        x = self.percent(first)
        return Bar(f"{x}%", f"{max(0.8, self.percent(last) - x):.2f}%")


def draw(dossier: Dossier, plan: Sequence[Step], at: datetime) -> Gantt | None:
    """The drawing of a dossier that was received; None for one that was not."""
    if not plan or dossier.received_at is None or dossier.due_at is None:
        return None
    calendar = calendars.calendar_for(dossier.centre_id)
    runs = {run.step_id: run for run in dossier.runs.all()}
    allowed = norms_of(dossier, plan, calendar)
    norms = _norms(dossier.received_at, plan, runs, allowed, calendar)
    start = dossier.received_at
    end = max(dossier.due_at, min(at, dossier.finished_at or at), norms[-1][1])
    scale = Scale(start, (end - start) * 1.02)
    # a step that was interrupted for papers or money has ended and is not done
    waiting = {dossier.current_step, *(each["n"] for each in dossier.beside)}
    way = rails(plan)
    lines = [
        _line(
            step,
            runs.get(step.pk),
            norm,
            allowed[step.n],
            at,
            scale,
            calendar,
            step.n in waiting,
            way[step.n],
        )
        for step, norm in zip(plan, norms, strict=True)
    ]
    done = sum(line.run is not None and line.run.done_at is not None and not line.is_now for line in lines)
    words = _("%(done)s trên %(all)s bước đã xong") % {"done": done, "all": len(plan)}
    due_words = _("hẹn lần 1") if dossier.appointment == 1 else _("hẹn trả")
    now, due = scale.percent(min(at, end)), scale.percent(dossier.due_at)
    return Gantt(lines, f"{now}%", f"{due}%", "start" if due < NEAR_THE_EDGE else "end", words, due_words)


def _norms(
    start: datetime,
    plan: Sequence[Step],
    runs: Mapping[int, StepRun],
    allowed: Mapping[int, timedelta],
    calendar: rules.WorkingCalendar,
) -> list[tuple[datetime, datetime]]:
    """Where each step was planned: from when it really began, else from where those before were to end."""
    norms: list[tuple[datetime, datetime]] = []
    after = start
    for stage in side_by_side(plan):
        for step in stage:
            run = runs.get(step.pk)
            begin = run.opened_at if run else after
            norms.append((begin, rules.add_working_time(calendar, begin, allowed[step.n])))
        after = max(end for _begin, end in norms[-len(stage) :])
    return norms


def _line(
    step: Step,
    run: StepRun | None,
    norm: tuple[datetime, datetime],
    limit: timedelta,
    at: datetime,
    scale: Scale,
    calendar: rules.WorkingCalendar,
    is_now: bool,
    rail: Rail,
) -> Line:
    allowed = _hours(limit)
    if run is None:
        return Line(step, None, scale.bar(*norm), None, False, f"– / {allowed}", is_now, rail)
    until = run.done_at or at
    used = _hours(rules.working_time_between(calendar, run.opened_at, until))
    real = scale.bar(run.opened_at, until)
    return Line(step, run, scale.bar(*norm), real, until > run.due_at, f"{used} / {allowed}", is_now, rail)
