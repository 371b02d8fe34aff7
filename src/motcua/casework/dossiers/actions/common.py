"""What every act on a dossier shares: taking it, telling a repeat, noting what happened."""

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


def open_step(dossier: Dossier, step: StepRun, at: datetime) -> None:
    """Begin a step: its own limit runs in working time from now."""
    calendar = calendars.calendar_for(dossier.centre_id)
    step.opened_at = at
    step.due_at = working_time.add_working_time(calendar, at, step.budget)
    step.save(update_fields=["opened_at", "due_at"])
    dossier.current_step, dossier.current_role = step.n, step.role
    dossier.deciding = rules.deciding_step(queries.planned(list(dossier.steps.all()))) == step.n


def close_step(step: StepRun, act: Act, note: str = "") -> None:
    """End a step, by whom and when."""
    step.done_at, step.done_by, step.note = act.at, act.by, note
    step.save(update_fields=["done_at", "done_by", "note"])


def current_and_next(dossier: Dossier) -> tuple[StepRun, StepRun | None]:
    """The step being worked on and the one after it."""
    steps = [step for step in dossier.steps.all() if step.n >= (dossier.current_step or 0)]
    return steps[0], steps[1] if len(steps) > 1 else None
