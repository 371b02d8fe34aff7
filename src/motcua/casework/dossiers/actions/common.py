"""What every act on a dossier shares: taking it, telling a repeat, noting what happened."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import ClockStop, Dossier, DossierEvent, StepRun
from motcua.casework.dossiers.promises import Promise
from motcua.casework.dossiers.states import ELSEWHERE, STEP_WORDS, STILL_NEW, Status, StopKind
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars import rules as working_time
from motcua.reference.calendars.rules import WorkingCalendar
from motcua.reference.organisation.queries import roles_of
from motcua.reference.procedures.models import Step


def lock(pk: int) -> Dossier:
    """The dossier, held until the transaction ends; the caller asks for the right."""
    return Dossier.objects.select_for_update(of=("self",)).select_related("centre", "version").get(pk=pk)


def pressing(dossier: Dossier) -> tuple[bool, float, int]:
    """Sorts dossiers as the work lists do: what is due first comes first, what has no date last."""
    return dossier.act_by is None, dossier.act_by.timestamp() if dossier.act_by else 0, dossier.pk


def take(pk: int, right: str, act: Act) -> Dossier:
    """The dossier, locked, once `act.by` is found to hold `right` on it."""
    dossier = lock(pk)
    require(act.by, right, dossier, at=act.at)
    return dossier


def is_repeat(dossier: Dossier, act: Act, *verbs: str) -> bool:
    """Whether this very act was done before: the first result stands and is given again.

    `verbs` are the acts it may have been; without any, whatever was done on this dossier. Raises RuleBroken when
    the key belongs to something else, so that nothing is told done that was not.
    """
    done = DossierEvent.objects.filter(centre=dossier.centre_id, key=act.key).first()
    if done is None:
        return False
    if done.dossier == dossier.pk and done.by == act.by.pk and (not verbs or done.verb in verbs):
        return True
    raise RuleBroken(
        _(
            "Trang này đã được dùng cho việc “%(what)s” trước đó nên thao tác vừa rồi chưa được ghi. "
            "Tải lại trang rồi làm lại."
        ),
        code="key_used",
        params={"what": str(STEP_WORDS.get(done.verb, done.verb))},
    )


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
    """Write the act into the dossier's timeline and, with the same particulars, into the Centre's journal.

    `data` is what was decided and why, never a personal number or a telephone: the journal is never cleaned.
    """
    note_all([(dossier, act)], verb, data or {})


def note_all(done: Sequence[tuple[Dossier, Act]], verb: str, data: dict[str, Any]) -> None:
    """Write one act on several dossiers, each under a key of its own, as `note` does."""
    DossierEvent.objects.bulk_create(
        DossierEvent(
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
            data=data,
        )
        for dossier, act in done
    )
    for dossier, act in done:  # the chain takes one entry after the other
        journal.record(
            f"dossiers.{verb}",
            dossier,
            by=act.by,
            at=act.at,
            centre=dossier.centre_id,
            data=data | {"code": dossier.code, "status": dossier.status, "revision": dossier.revision},
        )


def move(dossier: Dossier, verb: str) -> None:
    """Take the dossier along one step of the table, and count the change; papers that came in are news no more."""
    received = dossier.received_at is not None
    dossier.status = rules.after(
        Status(dossier.status), verb, received=received, away=dossier.is_away, linked=dossier.is_linked
    )
    dossier.revision += 1
    if dossier.supplemented_at and verb not in STILL_NEW:
        dossier.supplemented_at = None
        dossier.save(update_fields=["supplemented_at"])


def begin_step(dossier: Dossier, step: Step, at: datetime, calendar: WorkingCalendar) -> None:
    """Begin a step of a saved dossier: its norm runs in working time from now, and ends by the promise."""
    norm = queries.norms_of(dossier, queries.plan_of(dossier), calendar)[step.n]
    ends = working_time.add_working_time(calendar, at, norm)
    due_at = rules.step_due(ends, promised=dossier.due_at, counted=step.is_counted)
    StepRun.objects.create(dossier=dossier, step=step, opened_at=at, due_at=due_at)


def point_at(dossier: Dossier, under_way: Sequence[int], plan: Sequence[Step]) -> None:
    """Make the first of `under_way` the current step, the others those beside it: whose turn it is, and whether
    it is the one at which one decides."""
    planned = queries.planned(plan)
    roles = {each.n: rules.acting_role(each) for each in planned}
    current, *beside = under_way
    dossier.current_step, dossier.current_role = current, roles[current]
    dossier.beside = [{"n": n, "role": roles[n]} for n in beside]
    dossier.deciding = rules.deciding_step(planned) == current
    dossier.handler = None  # whoever acts in its role may take it


def begin_stage(dossier: Dossier, n: int, plan: Sequence[Step], act: Act) -> None:
    """Begin step `n` and all that run side by side with it, and point at them."""
    under_way = rules.stage_of(queries.planned(plan), n)
    begin_steps(dossier, under_way, plan, act)
    point_at(dossier, under_way, plan)


def begin_steps(dossier: Dossier, numbers: Sequence[int], plan: Sequence[Step], act: Act) -> None:
    calendar = calendars.calendar_for(dossier.centre_id)
    for step in plan:
        if step.n in numbers:
            begin_step(dossier, step, act.at, calendar)


def go_out(dossier: Dossier, act: Act, role: str) -> None:
    """Out of the house: what is planned up to the decision is done elsewhere, and one of ours notes the result."""
    plan = queries.plan_of(dossier)
    deciding = rules.deciding_step(queries.planned(plan))
    step = next(step for step in plan if step.n == deciding)
    end_steps(dossier, act)
    begin_step(dossier, step, act.at, calendars.calendar_for(dossier.centre_id))
    point_at(dossier, [step.n], plan)
    dossier.current_role, dossier.deciding = role, False
    dossier.act_by = dossier.due_at


def under_way(dossier: Dossier) -> list[int]:
    """The numbers of the steps that wait to be done now, the current one first."""
    return [dossier.current_step or 0, *(each["n"] for each in dossier.beside)]


def end_steps(dossier: Dossier, act: Act, note: str = "", *, only: Step | None = None) -> None:
    """End what is under way, or one step of it, by whom and when.

    Never before it began, should the clock have been set back.
    """
    at = Greatest(Value(act.at, DateTimeField()), F("opened_at"))
    runs = dossier.runs.filter(done_at=None)
    (runs if only is None else runs.filter(step=only)).update(done_at=at, done_by=act.by, note=note)


def go_on(dossier: Dossier, act: Act, note: str = "", *, n: int | None = None) -> Step:
    """End step `n` (None: the current one) and begin what follows, once nothing beside it is left.

    Gives the step that ended.
    """
    plan = queries.plan_of(dossier)
    ended = next(step for step in plan if step.n == (n or dossier.current_step or 0))
    left = [other for other in under_way(dossier) if other != ended.n]
    end_steps(dossier, act, note, only=ended)
    if left:
        point_at(dossier, left, plan)
        return ended
    following = rules.following(queries.planned(plan), ended.n)
    if following is not None:
        begin_stage(dossier, following, plan, act)
    return ended


def require_current_act(dossier: Dossier, name: str) -> None:
    """Nothing when `name` is what is done at the current step. Raises RuleBroken otherwise."""
    rules.require_act(queries.planned(queries.plan_of(dossier)), dossier.current_step or 0, name)


def step_right(role: str, *, deciding: bool) -> str:
    """The right that works at a step: to decide, to do it, or for the counter to note what others did."""
    if deciding:
        return "dossiers.decide"
    return "dossiers.forward" if role in ELSEWHERE else "dossiers.process"


def step_of(user: User, dossier: Dossier, at: datetime) -> tuple[int, str] | None:
    """Number and role of the step the officer works at that day, by right and in its role: the first of those
    under way side by side. None for whoever works at none."""
    here = (dossier.current_step or 0, dossier.current_role)
    for n, role in (here, *((each["n"], each["role"]) for each in dossier.beside)):
        free = dossier.deciding or role in ELSEWHERE
        right = step_right(role, deciding=dossier.deciding)
        if allows(user, right, dossier, at=at) and (free or role in roles_of(user, at)):
            return n, role
    return None


def works_at_step(user: User, dossier: Dossier, at: datetime) -> bool:
    """Whether the officer works at a step under way that day."""
    return step_of(user, dossier, at) is not None


def require_at_step(dossier: Dossier, act: Act) -> tuple[int, str]:
    """Number and role of the step the officer works at. PermissionDenied for whoever works at none."""
    found = step_of(act.by, dossier, act.at)
    if found is None:
        raise PermissionDenied(f"{step_right(dossier.current_role, deciding=dossier.deciding)} here")
    return found


def require_fresh_step(dossier: Dossier, act: Act) -> tuple[int, str]:
    """Number and role of the step, when the act is based on what stands now and the officer works at it.

    Who may read the dossier hears of a change first, even when it took the step out of their hands.
    """
    require(act.by, "dossiers.view", dossier, at=act.at)
    require_fresh(dossier, act)
    return require_at_step(dossier, act)


def stand_still(dossier: Dossier, act: Act, kind: StopKind, *, reason: str, paper: str) -> ClockStop:
    """Stop the legal clock; the step under way is interrupted and will begin anew."""
    with kept_words():
        end_steps(dossier, act, str(kind.label))
    dossier.act_by = None
    return ClockStop.objects.create(
        dossier=dossier, kind=kind, reason=reason, paper=paper, started_at=act.at, started_by=act.by
    )


def run_on(dossier: Dossier, act: Act, proof: str = "") -> None:
    """End the pause and begin the interrupted step anew, under the promise as it stands now."""
    end = Greatest(Value(act.at, DateTimeField()), F("started_at"))
    dossier.stops.filter(ended_at=None).update(ended_at=end, ended_by=act.by, proof=proof)
    dossier.act_by = dossier.due_at
    begin_steps(dossier, under_way(dossier), queries.plan_of(dossier), act)


def promise_anew(dossier: Dossier, promised: Promise) -> dict[str, str]:
    """Put the new promise on the dossier; old and new moment, for the timeline."""
    old = dossier.due_at
    dossier.due_at, dossier.clock = promised.deadline.at, promised.as_json()
    return moved_from(old, dossier.due_at)


def moved_from(old: datetime | None, new: datetime) -> dict[str, str]:
    """Old and new promise as the timeline keeps them, in UTC."""
    return {"due_before": old.isoformat() if old else "", "due_after": new.isoformat()}
