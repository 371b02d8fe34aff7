"""From the counter to the decision."""

from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    go_on,
    is_repeat,
    lock,
    move,
    note,
    require_current_act,
    require_fresh,
    take,
)
from motcua.casework.dossiers.models import Dossier, Result
from motcua.casework.dossiers.states import OUTSIDE, Delivery, Outcome
from motcua.foundation import events
from motcua.foundation.accounts.permissions import require
from motcua.reference.organisation.queries import roles_of


@dataclass(frozen=True)
class DossierForwarded:
    dossier_id: int


@dataclass(frozen=True)
class StepCompleted:
    dossier_id: int


@dataclass(frozen=True)
class DossierDecided:
    dossier_id: int


_SAVED = ["status", "revision", "current_step", "current_role", "deciding", "act_by"]


@transaction.atomic
def forward_dossier(pk: int, act: Act) -> Dossier:
    """Pass a received dossier to who decides on it; the reception step ends, the next begins.

    Source: NĐ 118/2025 Đ18. Raises PermissionDenied, RuleBroken when stale or not open.
    """
    dossier = take(pk, "dossiers.forward", act)
    if is_repeat(dossier, act, "forward"):
        return dossier
    require_fresh(dossier, act)
    move(dossier, "forward")
    go_on(dossier, act)
    dossier.act_by = dossier.due_at
    dossier.save(update_fields=_SAVED)
    note(dossier, "forward", act, {"to": dossier.current_role})
    events.announce(DossierForwarded(dossier.pk))
    return dossier


def step_right(dossier: Dossier) -> str:
    """The right that ends the current step: who forwards also notes what another body replied."""
    return "dossiers.forward" if dossier.current_role == OUTSIDE else "dossiers.process"


def _require_role(dossier: Dossier, act: Act) -> None:
    """Nothing when one of the officer's posts acts in the current step's role; PermissionDenied otherwise."""
    if dossier.current_role != OUTSIDE and dossier.current_role not in roles_of(act.by, act.at):
        raise PermissionDenied(f"role {dossier.current_role}")


@transaction.atomic
def complete_step(pk: int, act: Act, *, remark: str = "") -> Dossier:
    """End the current step of the approved process and begin the next; of another body's step, note its reply.

    Source: NĐ 118/2025 Đ12.3, Đ19. Raises PermissionDenied, RuleBroken when stale, not open or without a reply.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "complete_step"):
        return dossier
    require(act.by, step_right(dossier), dossier, at=act.at)
    require_fresh(dossier, act)
    move(dossier, "complete_step")
    _require_role(dossier, act)
    require_current_act(dossier, "complete_step")
    rules.require_reply(dossier.current_role, remark)
    done = go_on(dossier, act, remark)
    dossier.save(update_fields=_SAVED)
    note(dossier, "complete_step", act, {"step": done.title, "remark": remark})
    events.announce(StepCompleted(dossier.pk))
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
    move(dossier, "decide")
    require_current_act(dossier, "decide")
    go_on(dossier, act, decision.reason)
    Result.objects.create(
        dossier=dossier,
        outcome=decision.outcome,
        name=dossier.version.result_name,
        number=decision.number,
        reason=decision.reason,
        decided_at=act.at,
        decided_by=act.by,
    )
    dossier.finished_at, dossier.delivery = act.at, Delivery.WAITING
    dossier.save(update_fields=[*_SAVED, "finished_at", "delivery"])
    note(dossier, "decide", act, asdict(decision))
    events.announce(DossierDecided(dossier.pk))
    return dossier
