"""The papers that acts issue: the same sheets as the actions put together, from a life instead of rows."""

import json
from collections.abc import Callable
from datetime import datetime

from motcua.casework.dossiers import sheets
from motcua.casework.dossiers.models import (
    Closure,
    Dossier,
    Extension,
    Person,
    Refusal,
    Result,
    Supplement,
    SupplementItem,
)
from motcua.casework.dossiers.rules import ComponentCheck
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.paper import Issued
from motcua.casework.dossiers.simulation.people import MARK, Invented
from motcua.casework.dossiers.simulation.world import Officer
from motcua.casework.dossiers.states import Lack, Source
from motcua.foundation.papers.catalogue import Sheet
from motcua.foundation.papers.sheets.parts import Signer
from motcua.reference.procedures import queries as procedures

#: what an officer wrote beside the paper that was wrong
WORDS = "Ghi lại cho đúng với căn cước (dữ liệu mẫu)"


def _issue(life: Life, at: datetime, by: Officer, write: Callable[[Dossier], Sheet]) -> None:
    if life.world.on_paper:
        life.issued.append(Issued(write(_dossier(life)), at, by, before=len(life.events)))


def _person(one: Invented) -> Person:
    return Person(
        id=one.id,
        full_name=one.full_name,
        personal_id=one.personal_id,
        born_on=one.born_on,
        sex=one.sex,
        address=one.address,
        phone=one.phone,
    )


def _dossier(life: Life) -> Dossier:
    """The dossier as it stands now, as far as papers tell of it."""
    return Dossier(
        id=life.id,
        centre=life.place.house,
        version=procedures.for_intake(life.plan.version),
        code=life.code,
        view_code=life.view_code,
        content=MARK,
        channel=life.channel,
        submitter=_person(life.submitter),
        owner=_person(life.owner),
        submitted_at=life.submitted_at,
        received_at=life.received_at,
        due_at=life.due_at,
        act_by=life.act_by,
        clock=json.loads(life.clock),
        money=life.money,
        fee_vnd=life.plan.fee_vnd,
        return_place=life.return_place,
    )


def _checks(life: Life, version: int) -> list[ComponentCheck]:
    """The components as they are now, in the order of the list; numbers as they were counted at reception."""
    counts = {paper.id: paper.counts(life.channel) for paper in life.plan.papers}
    return [
        ComponentCheck(each.pk, each.name, each.required, Source(life.sources[each.pk]), *counts[each.pk])
        for each in procedures.for_intake(version).components.all()
    ]


def receipt(life: Life, at: datetime, by: Officer) -> None:
    """Mẫu 01, at reception and whenever the promise is made anew."""
    _issue(
        life, at, by, lambda dossier: sheets.receipt_of(dossier, _checks(life, life.plan.version), by.name)
    )


def filing_note(life: Life, at: datetime, by: Officer) -> None:
    """The note that a citizen filed online by their own account."""
    sent = {handed.paper for handed in life.handed}
    names = [paper.name for paper in life.plan.papers if paper.id in sent]
    _issue(life, at, by, lambda dossier: sheets.filing_note_of(dossier, names))


def refusal(life: Life, at: datetime, by: Officer) -> None:
    """Mẫu 03."""
    assert life.refused is not None
    reason, basis, remedy = life.refused
    grounds = Refusal(reason=reason, basis=basis, remedy=remedy)
    _issue(life, at, by, lambda dossier: sheets.refusal_of(dossier, grounds, by.name))


def supplement_request(life: Life, at: datetime, by: Officer) -> None:
    """Mẫu 02 of the latest request."""
    asked = life.asked[-1]
    request = Supplement(n=asked.n, stage=asked.stage, basis=asked.basis, until=asked.until)

    def write(dossier: Dossier) -> Sheet:
        listed = {each.pk: each for each in dossier.version.components.all()}
        items = [SupplementItem(component=listed[item], lack=Lack.WRONG, words=WORDS) for item in asked.items]
        return sheets.supplement_request_of(dossier, request, items, by.name)

    _issue(life, at, by, write)


def apology(life: Life, at: datetime, by: Officer) -> None:
    """Mẫu 04 of the latest new date."""
    new = life.new_dates[-1]
    extension = Extension(reason=new.reason, old_due=new.old_due, new_due=new.new_due)
    _issue(life, at, by, lambda dossier: sheets.apology_of(dossier, extension, _signer(by)))


def stop_notice(life: Life, at: datetime, by: Officer) -> None:
    """Mẫu 05."""
    ended = life.ended
    assert ended is not None
    closure = Closure(ending=ended.ending, reason=ended.reason, basis=ended.basis, closed_at=ended.closed_at)
    _issue(life, at, by, lambda dossier: sheets.stop_notice_of(dossier, closure, _signer(by)))


def return_note(life: Life, at: datetime, by: Officer) -> None:
    """The note of return; the applicant is known by what is on record."""
    made = life.decided
    assert made is not None
    result = Result(
        outcome=made.outcome,
        name=life.plan.result,
        number=made.number,
        returned_at=made.returned_at,
        receiver_name=made.receiver,
        proof=made.proof,
        authorisation=made.authorisation,
    )

    def write(dossier: Dossier) -> Sheet:
        known = None if made.authorisation else dossier.submitter
        return sheets.return_note_of(dossier, result, by.name, known)

    _issue(life, at, by, write)


def _signer(by: Officer) -> Signer:
    return sheets.signer_of(by.name, by.title)
