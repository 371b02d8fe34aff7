"""What every act on a dossier shares: taking it, telling a repeat, noting what happened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import Dossier, DossierEvent, StepRun
from motcua.casework.dossiers.states import STEP_WORDS, Status
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars import rules as working_time
from motcua.reference.calendars.rules import WorkingCalendar
from motcua.reference.procedures.models import Step


def take(pk: int, right: str, act: Act) -> Dossier:
    """The dossier, locked, once `act.by` is found to hold `right` on it."""
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("centre", "version").get(pk=pk)
    require(act.by, right, dossier, at=act.at)
    return dossier


def is_repeat(dossier: Dossier, act: Act) -> bool:
    """Whether this very act was done before: the first result stands and is given again."""
    return DossierEvent.objects.filter(centre=dossier.centre_id, key=act.key).exists()


def require_fresh(dossier: Dossier, act: Act) -> None:
    """Nothing when the act was based on the dossier as it stands; RuleBroken telling the change otherwise."""
    if act.based_on == dossier.revision:
        return
    last = queries.timeline(dossier).last()
    rules.require_same_version(
        act.based_on,
        dossier.revision,
        who=last.by_name if last else "",
        what=str(STEP_WORDS.get(last.verb, last.verb)) if last else "",
        when=f"{last.at.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if last else "",
    )


def note(dossier: Dossier, verb: str, act: Act, data: dict[str, Any] | None = None) -> None:
    """Write the act into the dossier's timeline and the Centre's journal."""
    DossierEvent.objects.create(
        centre=dossier.centre_id,
        dossier=dossier.pk,
        verb=verb,
        at=act.at,
        by=act.by.pk,
        by_name=act.by.full_name,
        by_title=act.by.title,
        status=dossier.status,
        revision=dossier.revision,
        key=act.key,
        data=data or {},
    )
    journal.record(
        f"dossiers.{verb}",
        dossier,
        by=act.by,
        at=act.at,
        centre=dossier.centre_id,
        data={"code": dossier.code, "status": dossier.status, "revision": dossier.revision},
    )


def move(dossier: Dossier, verb: str) -> None:
    """Take the dossier along one step of the table, and count the change."""
    dossier.status = rules.after(Status(dossier.status), verb)
    dossier.revision += 1


def begin_step(dossier: Dossier, step: Step, at: datetime, calendar: WorkingCalendar) -> None:
    """Begin a step of a saved dossier: its own limit runs in working time from now."""
    due_at = working_time.add_working_time(calendar, at, queries.budget(step))
    StepRun.objects.create(dossier=dossier, step=step, opened_at=at, due_at=due_at)


def point_at(dossier: Dossier, step: Step, plan: Sequence[Step]) -> None:
    """Make `step` the current one: whose turn it is, and whether it is the one at which one decides."""
    dossier.current_step, dossier.current_role = step.n, step.role
    dossier.deciding = rules.deciding_step(queries.planned(plan)) == step.n


def end_steps(dossier: Dossier, act: Act, note: str = "") -> None:
    """End what is under way, by whom and when."""
    dossier.runs.filter(done_at=None).update(done_at=act.at, done_by=act.by, note=note)


def go_on(dossier: Dossier, act: Act, note: str = "") -> Step:
    """End the current step and begin the one after it, when there is one. Gives the step that ended."""
    plan = queries.plan_of(dossier)
    current = next(step for step in plan if step.n == dossier.current_step)
    following = next((step for step in plan if step.n > current.n), None)
    end_steps(dossier, act, note)
    if following:
        begin_step(dossier, following, act.at, calendars.calendar_for(dossier.centre_id))
        point_at(dossier, following, plan)
    return current


def require_current_act(dossier: Dossier, name: str) -> None:
    """Nothing when `name` is what is done at the current step. Raises RuleBroken otherwise."""
    rules.require_act(queries.planned(queries.plan_of(dossier)), dossier.current_step or 0, name)
