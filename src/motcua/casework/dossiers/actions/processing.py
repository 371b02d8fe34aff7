"""From the counter to the decision."""

from dataclasses import asdict, dataclass

from django.db import transaction

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions import appointing
from motcua.casework.dossiers.actions.common import (
    begin_stage,
    end_steps,
    go_on,
    is_repeat,
    lock,
    move,
    note,
    require_current_act,
    require_fresh,
    require_fresh_step,
    take,
)
from motcua.casework.dossiers.models import Dossier, Result
from motcua.casework.dossiers.states import Delivery, Outcome
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.words import _


@dataclass(frozen=True)
class DossierForwarded:
    dossier_id: int


@dataclass(frozen=True)
class StepCompleted:
    dossier_id: int


@dataclass(frozen=True)
class StepReturned:
    dossier_id: int


@dataclass(frozen=True)
class DossierDecided:
    dossier_id: int


_SAVED = ["status", "revision", "current_step", "current_role", "deciding", "beside", "handler", "act_by"]


@transaction.atomic
def forward_dossier(pk: int, act: Act) -> Dossier:
    """Pass a received dossier to who decides on it; the reception step ends, the next begins. Late is on record.

    Source: NĐ 118/2025 Đ18.2 (C3, C4). Raises PermissionDenied, RuleBroken when stale or not open.
    """
    dossier = take(pk, "dossiers.forward", act)
    if is_repeat(dossier, act, "forward"):
        return dossier
    require_fresh(dossier, act)
    move(dossier, "forward")
    late = {"late": True} if dossier.act_by and act.at > dossier.act_by else {}
    go_on(dossier, act)
    dossier.act_by = dossier.due_at
    dossier.save(update_fields=_SAVED)
    note(dossier, "forward", act, {"to": dossier.current_role, **late})
    events.announce(DossierForwarded(dossier.pk))
    return dossier


@transaction.atomic
def complete_step(pk: int, act: Act, *, remark: str = "") -> Dossier:
    """End the officer's step of the approved process and begin the next; of another body's step, note its reply.

    Of steps side by side the others go on, and the next waits for them. Source: NĐ 118/2025 Đ12.3, Đ19.
    Raises PermissionDenied, RuleBroken when stale, not open or without a reply.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "complete_step"):
        return dossier
    n, role = require_fresh_step(dossier, act)
    move(dossier, "complete_step")
    require_current_act(dossier, "complete_step")
    rules.require_reply(role, remark)
    done = go_on(dossier, act, remark, n=n)
    dossier.save(update_fields=_SAVED)
    note(dossier, "complete_step", act, {"step": done.title, "remark": remark})
    events.announce(StepCompleted(dossier.pk))
    return dossier


@transaction.atomic
def return_step(pk: int, act: Act, *, remark: str) -> Dossier:
    """Send the work back to the step before, which is taken again, with the reason.

    Source: NĐ 118/2025 Đ12.3. Raises PermissionDenied, RuleBroken when stale, not open, unexplained, or at the
    first step after reception.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "return_step"):
        return dossier
    require_fresh_step(dossier, act)
    rules.require_said(remark, _("lý do trả lại"))
    plan = queries.plan_of(dossier)
    current = dossier.current_step or 0
    before = rules.preceding(queries.planned(plan), current)
    move(dossier, "return_step")
    end_steps(dossier, act, remark)
    begin_stage(dossier, before, plan, act)
    dossier.save(update_fields=_SAVED)
    title = next(step.title for step in plan if step.n == before)
    note(dossier, "return_step", act, {"step": title, "remark": remark})
    events.announce(StepReturned(dossier.pk))
    return dossier


@dataclass(frozen=True)
class Decision:
    """What is signed: the outcome, the number of the document when it has one, and why when it is negative."""

    outcome: Outcome
    number: str = ""
    reason: str = ""


@transaction.atomic
def decide_dossier(pk: int, act: Act, decision: Decision) -> Dossier:
    """Sign the result; the dossier is finished and waits to be handed over.

    The right comes from a post or a written delegation in force that day. Source: NĐ 118/2025 Đ19.3, Đ22.
    Raises PermissionDenied, RuleBroken when stale, not open, or a negative result has no reason.
    """
    dossier = take(pk, "dossiers.decide", act)
    if is_repeat(dossier, act, "decide"):
        return dossier
    require_fresh(dossier, act)
    rules.require_reason(decision.outcome, decision.reason)
    conclude(dossier, act, decision, signer=act.by)
    events.announce(DossierDecided(dossier.pk))
    return dossier


def conclude(dossier: Dossier, act: Act, decision: Decision, *, signer: User) -> None:
    """The decision on record as signed by `signer`, who may have signed on paper what `act.by` writes down."""
    move(dossier, "decide")
    require_current_act(dossier, "decide")
    result_of(dossier, act, decision, signer=signer)
    signed = {} if signer == act.by else {"signer": signer.full_name}
    note(dossier, "decide", act, asdict(decision) | signed)


def result_of(dossier: Dossier, act: Act, decision: Decision, *, signer: User) -> None:
    """The result on record; the dossier, saved, is finished and waits to be handed over."""
    go_on(dossier, act, decision.reason)
    Result.objects.create(
        centre_id=dossier.centre_id,
        dossier=dossier,
        outcome=decision.outcome,
        name=dossier.version.result_name,
        number=decision.number,
        reason=decision.reason,
        decided_at=act.at,
        decided_by=signer,
    )
    appointing.keep(dossier, act.at)
    dossier.finished_at, dossier.delivery, dossier.act_by = act.at, Delivery.WAITING, None
    dossier.save(update_fields=[*_SAVED, "finished_at", "delivery"])
