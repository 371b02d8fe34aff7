"""The clock stands still while the applicant pays what the law makes them pay."""

from dataclasses import dataclass

from django.db import transaction

from motcua.casework.dossiers import promises, rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions import appointing
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
from motcua.casework.dossiers.states import Channel, StopKind
from motcua.foundation import events
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars.rules import Stop, postponed
from motcua.reference.procedures import queries as procedures


@dataclass(frozen=True)
class PaymentAsked:
    dossier_id: int


@dataclass(frozen=True)
class PaymentCleared:
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
    _slip_sent(dossier, act)
    stand_still(dossier, act, StopKind.PAYMENT, reason=reason, paper=paper)
    dossier.save(update_fields=["status", "revision", "act_by", "clock"])
    note(dossier, "ask_payment", act, {"remark": reason, "paper": paper})
    events.announce(PaymentAsked(dossier.pk))
    return dossier


def _slip_sent(dossier: Dossier, act: Act) -> None:
    """Keep the first of two appointments: the slip goes to tax. Where nobody foresaw it, it is made now and kept."""
    two = appointing.two_of(dossier)
    if two is None or dossier.appointment == 2:
        return
    if dossier.appointment is None:
        assert dossier.clock_from is not None
        since = dossier.clock_from
        first = appointing.make(dossier, appointing.appointment(dossier, two, 1, since, act.at), since)
        dossier.clock = dossier.clock | {"appointment": first.clock["appointment"]}
    appointing.keep(dossier, act.at)


@transaction.atomic
def prove_payment(pk: int, act: Act, *, proof: str) -> Dossier:
    """Take in the proof of payment; the limit runs on, and the promise moves by the time that stood still.

    Of two appointments the second is made, counted from now, with a new Mẫu 01 for it.
    Raises PermissionDenied, RuleBroken when stale, not open, or the proof is not named.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "prove_payment"):
        return dossier
    require_fresh(dossier, act)
    rules.require_said(proof, _("số, ngày chứng từ nộp tiền"))
    move(dossier, "prove_payment")
    is_second = dossier.appointment == 1
    moved = _second(dossier, act) if is_second else _promise_after_pause(dossier, act)
    run_on(dossier, act, proof)
    dossier.save(update_fields=["status", "revision", "act_by", "clock_from", "due_at", "clock"])
    if is_second:
        sheets.issue_receipt_anew(dossier, act)
    note(dossier, "prove_payment", act, {"remark": proof, **moved})
    events.announce(PaymentProved(dossier.pk))
    return dossier


def _second(dossier: Dossier, act: Act) -> dict[str, str]:
    """The second appointment, counted from the proof: the time at the tax office is in neither."""
    two = appointing.two_of(dossier)
    assert two is not None
    promised = appointing.appointment(dossier, two, 2, act.at, act.at)
    appointing.make(dossier, promised, act.at)
    dossier.clock_from = act.at
    return promise_anew(dossier, promised)


@transaction.atomic
def note_no_payment(pk: int, act: Act, *, basis: str) -> Dossier:
    """Nothing is to be paid after all: one appointment is left, with the whole limit, and a new Mẫu 01 says so.

    Raises PermissionDenied, RuleBroken when stale, not open, unexplained, or no first of two appointments runs.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "note_no_payment"):
        return dossier
    require_fresh_step(dossier, act)
    rules.require_said(basis, _("căn cứ không phải nộp tiền"))
    rules.require_first_of_two(dossier.appointment)
    move(dossier, "note_no_payment")
    moved = _only_one(dossier, act)
    dossier.save(update_fields=["status", "revision", "act_by", "due_at", "clock"])
    sheets.issue_receipt_anew(dossier, act)
    note(dossier, "note_no_payment", act, {"remark": basis, **moved})
    events.announce(PaymentCleared(dossier.pk))
    return dossier


def _only_one(dossier: Dossier, act: Act) -> dict[str, str]:
    """The whole limit from where it began; a date promised later with an apology stands."""
    assert dossier.clock_from is not None
    old = dossier.due_at
    appointing.drop(dossier, act.at)
    limit = procedures.limit_for(procedures.for_intake(dossier.version_id), Channel(dossier.channel))
    with kept_words():
        promised = promises.promise(Counting.of(dossier.centre_id, act.at), dossier.clock_from, limit)
    moved = promise_anew(dossier, promised)
    if old is not None and promised.deadline.at < old:
        dossier.due_at, moved = old, moved_from(old, old)
    dossier.act_by = dossier.due_at
    return moved


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
        appointing.follow(dossier)
        return moved_from(old, dossier.due_at)
    stops = [_as_stop(pause, act) for pause in pauses]
    with kept_words():
        part = appointing.running(dossier)
        promised = promises.promise(counting, dossier.clock_from, limit, stops, part)
    moved = promise_anew(dossier, promised)
    appointing.follow(dossier)
    return moved
