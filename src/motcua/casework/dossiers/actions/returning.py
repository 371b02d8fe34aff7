"""Handing the result over."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    end_steps,
    is_repeat,
    move,
    note,
    require_fresh,
    take,
)
from motcua.casework.dossiers.models import Dossier, Person, Result
from motcua.casework.dossiers.states import Delivery, Money
from motcua.foundation import events
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile


@dataclass(frozen=True)
class ResultReturned:
    dossier_id: int


@dataclass(frozen=True)
class Receiver:
    """Who takes the result, and the signature drawn on the screen; None when it is on paper.

    `known` is the person of the dossier that this is; None for somebody else, of whom only the name is noted.
    """

    name: str
    phone: str = ""
    signature_png: bytes | None = None
    known: Person | None = None


def _kept_signature(dossier: Dossier, receiver: Receiver) -> StoredFile | None:
    if receiver.signature_png is None:
        return None
    return store.take_in(receiver.signature_png, name="chu-ky.png", centre=dossier.centre_id)


def _hand_over(dossier: Dossier, act: Act, receiver: Receiver, ticks: rules.HandOver) -> Result:
    """The result, dated as returned and signed for. The database lets it change this once."""
    result = dossier.result
    result.returned_at, result.receiver_name, result.receiver_phone = act.at, receiver.name, receiver.phone
    result.proof, result.authorisation = ticks.proof or "", ticks.authorisation
    result.signature = _kept_signature(dossier, receiver)
    result.save()
    return result


def close(dossier: Dossier, delivery: Delivery) -> None:
    """Nothing is left to do. Money that was due is settled; an amount nobody knows stays unknown."""
    dossier.delivery, dossier.act_by, dossier.current_step = delivery, None, None
    dossier.slot = None
    if dossier.money == Money.DUE:
        dossier.money = Money.SETTLED
    dossier.current_role, dossier.deciding = "", False
    dossier.save(
        update_fields=[
            "status", "revision", "delivery", "money", "act_by", "current_step", "current_role", "deciding", "slot",
        ]
    )  # fmt: skip


def particulars(dossier: Dossier, receiver: Receiver, ticks: rules.HandOver) -> dict[str, Any]:
    """What the timeline and the journal keep of a return: who took it, on what ground, and what was paid.

    The amount is None while the province's amount has not been entered; the officer's word is on record as that.
    """
    return {
        "to_applicant": ticks.receiver_is_applicant,
        "receiver": receiver.name,
        "proof": ticks.proof,
        "authorisation": ticks.authorisation,
        "fee": {"confirmed": ticks.fee_settled, "amount_vnd": dossier.fee_vnd, "money": dossier.money},
    }


def hand_out(dossier: Dossier, act: Act, receiver: Receiver, ticks: rules.HandOver) -> Result:
    """The result, handed over; nothing is left to do on the dossier. Raises RuleBroken while a check is open."""
    rules.require_hand_over(ticks)
    move(dossier, "return_result")
    result = _hand_over(dossier, act, receiver, ticks)
    end_steps(dossier, act)
    close(dossier, Delivery.HANDED_OVER)
    return result


@transaction.atomic
def return_result(pk: int, act: Act, *, receiver: Receiver, ticks: rules.HandOver) -> Dossier:
    """Hand the result to its receiver, and issue the note that both sign.

    Source: NĐ 118/2025 Đ6, Đ22. Raises PermissionDenied, RuleBroken when stale, not open, or a check is open.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "return_result"):
        return dossier
    require_fresh(dossier, act)
    rules.require_here(Delivery(dossier.delivery))
    result = hand_out(dossier, act, receiver, ticks)
    sheets.issue_return_note(dossier, result, act, known=receiver.known)
    note(dossier, "return_result", act, particulars(dossier, receiver, ticks))
    events.announce(ResultReturned(dossier.pk))
    return dossier
