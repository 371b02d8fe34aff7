"""The clock stands still while the applicant pays what the law makes them pay."""

from dataclasses import dataclass

from django.db import transaction

from motcua.casework.dossiers import promises, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    is_repeat,
    lock,
    move,
    moved_from,
    note,
    promise_anew,
    require_fresh,
    require_fresh_step,
    run_on,
    stand_still,
    take,
)
from motcua.casework.dossiers.models import ClockStop, Dossier
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import StopKind
from motcua.foundation import events
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars.rules import Stop, postponed


@dataclass(frozen=True)
class PaymentAsked:
    dossier_id: int


@dataclass(frozen=True)
class PaymentProved:
    dossier_id: int


@transaction.atomic
def ask_payment(pk: int, act: Act, *, reason: str, paper: str) -> Dossier:
    """Stop the clock until a financial obligation is met; `paper` is the notice that asks for the money.

    Source: domain 01 §8 (c), QĐ 138/2025 Đồng Tháp. Raises PermissionDenied, RuleBroken when stale, not open, or
    the notice is not named.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "ask_payment"):
        return dossier
    require_fresh_step(dossier, act)
    rules.require_said(reason, _("khoản phải nộp"))
    rules.require_said(paper, _("số, ngày thông báo nộp tiền"))
    move(dossier, "ask_payment")
    stand_still(dossier, act, StopKind.PAYMENT, reason=reason, paper=paper)
    dossier.save(update_fields=["status", "revision", "act_by"])
    note(dossier, "ask_payment", act, {"remark": reason, "paper": paper})
    events.announce(PaymentAsked(dossier.pk))
    return dossier


@transaction.atomic
def prove_payment(pk: int, act: Act, *, proof: str) -> Dossier:
    """Take in the proof of payment; the limit runs on, and the promise moves by the time that stood still.

    Raises PermissionDenied, RuleBroken when stale, not open, or the proof is not named.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "prove_payment"):
        return dossier
    require_fresh(dossier, act)
    rules.require_said(proof, _("số, ngày chứng từ nộp tiền"))
    move(dossier, "prove_payment")
    moved = _promise_after_pause(dossier, act)
    run_on(dossier, act, proof)
    dossier.save(update_fields=["status", "revision", "act_by", "due_at", "clock"])
    note(dossier, "prove_payment", act, {"remark": proof, **moved})
    events.announce(PaymentProved(dossier.pk))
    return dossier


def _as_stop(pause: ClockStop, act: Act) -> Stop:
    """A pause as the rules of time read it; the one that lasts ends now."""
    return Stop(pause.reason, pause.started_at, max(pause.ended_at or act.at, pause.started_at))


def _promise_after_pause(dossier: Dossier, act: Act) -> dict[str, str]:
    """Counted again from where the limit began with every pause since; a rescheduled date is moved instead."""
    assert dossier.clock_from is not None
    assert dossier.due_at is not None
    counting, limit = Counting.of(dossier.centre_id, act.at), promises.limit_of(dossier.clock)
    pauses = dossier.stops.filter(kind=StopKind.PAYMENT, started_at__gte=dossier.clock_from)
    if dossier.extensions.filter(asked_at__gte=dossier.clock_from).exists():
        old, now = dossier.due_at, _as_stop(pauses.get(ended_at=None), act)
        dossier.due_at = postponed(counting.calendar, old, now, limit, counting.parameters)
        return moved_from(old, dossier.due_at)
    stops = [_as_stop(pause, act) for pause in pauses]
    with kept_words():
        promised = promises.promise(counting, dossier.clock_from, limit, stops)
    return promise_anew(dossier, promised)
