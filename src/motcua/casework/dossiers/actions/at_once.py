"""Immediate procedures: received, decided and returned in one act, each step on record."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import go_on, move, note, take
from motcua.casework.dossiers.actions.making import (
    begin,
    code_of,
    day_of,
    new_dossier,
    once,
    require_person_checked,
    version_for,
)
from motcua.casework.dossiers.actions.processing import Decision, conclude
from motcua.casework.dossiers.actions.returning import Receiver, hand_out, particulars
from motcua.casework.dossiers.completeness import judged
from motcua.casework.dossiers.intake import Intake
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Outcome, Proof
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre


@dataclass(frozen=True)
class ReturnedAtOnce:
    dossier_id: int


@dataclass(frozen=True)
class Told:
    """Something that an app above the dossiers writes into a dossier's timeline."""

    verb: str
    data: dict[str, str]


def return_at_once(
    intake: Intake,
    enter: Callable[[Dossier], str],
    *,
    signer: User,
    by: User,
    centre: Centre,
    key: uuid.UUID,
    at: datetime,
) -> Dossier:
    """The dossier whose result was handed over on the spot; no Mẫu 01 unless it is asked for, no message.

    `enter` writes the result into its book, in the same transaction, and gives its number. `signer` signed on
    paper; whoever records it receives and hands out. A repeat of `key` gives the first dossier.
    Source: NĐ 118/2025 Đ17.4, Đ17.5. Raises PermissionDenied; RuleBroken when a component is missing, the person
    was not compared with the card, the signer may not sign, or the check of handing over is open.
    """
    act = Act(by, at, key, based_on=1)
    version = version_for(intake, "dossiers.receive", centre, act)
    checks = judged(version, intake.checks)
    rules.require_complete(checks)
    require_person_checked(intake)

    def make() -> Dossier:
        day = day_of(at)
        code = code_of(centre, day, next_number(centre.pk, "dossier", day))
        dossier = new_dossier(intake, version, centre, act, code=code)
        require(by, "dossiers.return", dossier, at=at)
        _require_signer(signer, dossier, at)
        begin(dossier, checks, act)
        note(dossier, "receive", act, {"seconds": dossier.intake_seconds})
        _decide(dossier, act, Decision(Outcome.GRANTED, enter(dossier)), signer)
        _hand_out(dossier, act, intake)
        events.announce(ReturnedAtOnce(dossier.pk))
        return dossier

    return once(centre, key, "receive", make)


def _require_signer(signer: User, dossier: Dossier, at: datetime) -> None:
    """Nothing when `signer` may sign that day, by post or written delegation. Source: NĐ 118/2025 Đ17.5."""
    if not allows(signer, "dossiers.decide", dossier, at=at):
        raise RuleBroken(
            _(
                "%(name)s không có quyền ký thủ tục này trong ngày hôm nay. "
                "Chọn người ký khác, hoặc ghi văn bản giao, ủy quyền ký trước."
            ),
            code="signer_may_not",
            params={"name": signer.full_name},
        )


def _keyed(act: Act, verb: str) -> Act:
    """The act under a key of its own, made from the door's: one key is one line of the timeline."""
    return replace(act, key=uuid.uuid5(act.key, verb))


def _decide(dossier: Dossier, act: Act, decision: Decision, signer: User) -> None:
    """Through the approved process to the decision: every step is taken here and now."""
    move(dossier, "forward")
    go_on(dossier, act)
    while not dossier.deciding:
        go_on(dossier, act)
    note(dossier, "forward", _keyed(act, "forward"), {"to": dossier.current_role})
    conclude(dossier, _keyed(act, "decide"), decision, signer=signer)


def _hand_out(dossier: Dossier, act: Act, intake: Intake) -> None:
    ticks = rules.HandOver(
        right_person=intake.person_checked,
        originals_back=True,
        fee_settled=intake.fee_settled,
        signed=True,
        receiver_is_applicant=True,
        proof=Proof.IDENTITY,
    )
    act, receiver = _keyed(act, "return_result"), Receiver(dossier.submitter.full_name)
    hand_out(dossier, act, receiver, ticks)
    note(dossier, "return_result", act, particulars(dossier, receiver, ticks))


def note_on(pk: int, right: str, act: Act, told: Told) -> Dossier:
    """The dossier, locked, with a line more in its timeline; its state stays. Raises PermissionDenied."""
    dossier = take(pk, right, act)
    dossier.revision += 1
    dossier.save(update_fields=["revision"])
    note(dossier, told.verb, act, dict(told.data))
    return dossier
