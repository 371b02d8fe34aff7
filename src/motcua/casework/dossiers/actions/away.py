"""Reception outside the boundary: a dossier received here that another commune of the province resolves."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    go_out,
    is_repeat,
    move,
    note,
    require_fresh,
    take,
)
from motcua.casework.dossiers.actions.consulting import require_ahead
from motcua.casework.dossiers.actions.processing import Decision, DossierDecided, result_of
from motcua.casework.dossiers.models import Dossier, Transfer
from motcua.casework.dossiers.states import AWAY
from motcua.foundation import events
from motcua.foundation.words import _
from motcua.reference.organisation.models import Commune

_SAVED = ["status", "revision", "current_step", "current_role", "deciding", "handler", "act_by"]


@dataclass(frozen=True)
class DossierSentAway:
    dossier_id: int


@dataclass(frozen=True)
class Sending:
    """To which commune a dossier goes, what it is asked to do and by when, and whether papers go along."""

    commune: Commune
    task: str
    due_at: datetime
    on_paper: bool = True


@transaction.atomic
def send_away(pk: int, act: Act, sending: Sending) -> Dossier:
    """Pass a received dossier to the commune that is competent; the transfer slip is issued and the clock runs on.

    Source: NĐ 118/2025 Đ14.2, Đ18.2, Đ20. Raises PermissionDenied, RuleBroken when stale, not open, without a task,
    or when the commune is this one or of another province.
    """
    dossier = take(pk, "dossiers.forward", act)
    if is_repeat(dossier, act, "send_away"):
        return dossier
    require_fresh(dossier, act)
    here = dossier.centre.commune
    rules.require_in_province(here.code, here.province_id, sending.commune.code, sending.commune.province_id)
    rules.require_said(sending.task, _("nhiệm vụ của xã nhận"))
    require_ahead(sending.due_at, act.at)
    hand_by = dossier.act_by
    move(dossier, "send_away")
    go_out(dossier, act, AWAY)
    dossier.save(update_fields=_SAVED)
    transfer = Transfer.objects.create(
        dossier=dossier,
        commune=sending.commune,
        task=sending.task,
        on_paper=sending.on_paper,
        hand_by=hand_by,
        sent_at=act.at,
        sent_by=act.by,
        due_at=sending.due_at,
    )
    sheets.issue_transfer_slip(dossier, transfer, act)
    late = hand_by is not None and act.at > hand_by
    note(dossier, "send_away", act, {"to": str(sending.commune), "remark": sending.task, "late": late})
    events.announce(DossierSentAway(dossier.pk))
    return dossier


@transaction.atomic
def take_back(pk: int, act: Act, decision: Decision) -> Dossier:
    """The other commune's result is here, and waits to be handed over. Source: NĐ 118/2025 Đ20.

    Raises PermissionDenied, RuleBroken when stale, not open, or a negative result has no reason.
    """
    dossier = take(pk, "dossiers.forward", act)
    if is_repeat(dossier, act, "take_back"):
        return dossier
    require_fresh(dossier, act)
    rules.require_reason(decision.outcome, decision.reason)
    move(dossier, "take_back")
    transfer = dossier.transfer
    transfer.returned_at = act.at
    transfer.save(update_fields=["returned_at"])
    result_of(dossier, act, decision, signer=act.by)
    note(
        dossier,
        "take_back",
        act,
        {"from": str(transfer.commune), "number": decision.number, "remark": decision.reason},
    )
    events.announce(DossierDecided(dossier.pk))
    return dossier
