"""Giấy bàn giao hồ sơ and Phiếu bàn giao kết quả: a hand-over list as it stands, on paper."""

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.custody import Direction
from motcua.casework.dossiers.handing import items_of
from motcua.casework.dossiers.models import HandedItem, HandOverList
from motcua.casework.dossiers.sheets.parts import issue, office_of, person_on_paper, procedure_of
from motcua.casework.dossiers.states import Money, Outcome, ReturnPlace, Source
from motcua.foundation.accounts.models import User
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.handing_over import (
    DossierHandOver,
    HandedDossier,
    HandedResult,
    ResultHandOver,
    Side,
)
from motcua.foundation.papers.sheets.receipt import Component
from motcua.foundation.ui.formats import vnd
from motcua.reference.organisation.models import Unit

MONEY = {Money.NONE: "không thu", Money.SETTLED: "đã nộp", Money.UNKNOWN: ""}


def _remark(item: HandedItem) -> str:
    """How many sheets, what the giver noted, what the receiver missed."""
    parts = (
        f"{item.sheets} tờ" if item.sheets else "",
        item.note,
        f"THIẾU: {item.lack}" if item.lack else "",
    )
    return "; ".join(part for part in parts if part)


def _dossier(item: HandedItem) -> HandedDossier:
    dossier = item.dossier
    on_paper = [each for each in dossier.components.all() if each.source == Source.PAPER]
    return HandedDossier(
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        owner=dossier.owner.full_name,
        papers=tuple(
            Component(each.component.name, originals=each.originals, copies=each.copies)
            for each in sorted(on_paper, key=lambda each: each.component.position)
        ),
        due_at=dossier.due_at,
        note=_remark(item),
    )


def _result(item: HandedItem) -> HandedResult:
    dossier, result = item.dossier, getattr(item.dossier, "result", None)
    owed = f"còn thu {vnd(dossier.fee_vnd)}" if dossier.fee_vnd else "còn thu"
    told = [
        f"{result.name} ({Outcome(result.outcome).label})" if result else "giấy tờ trả lại",
        _remark(item),
    ]
    return HandedResult(
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        owner=person_on_paper(dossier.owner),
        result_type="bản giấy",
        result_number=result.number if result else "",
        summary="; ".join(part for part in told if part),
        fee=MONEY.get(Money(dossier.money), owed),
        by_post=dossier.return_place == ReturnPlace.POST,
    )


def _side(unit: Unit, person: User | None) -> Side:
    return Side(unit.name, person.full_name if person else "")


def _sheet(hand_over: HandOverList) -> DossierHandOver | ResultHandOver:
    items = items_of(hand_over)
    office = office_of(hand_over.centre)
    giver = _side(hand_over.giver_unit, hand_over.handed_by)
    receiver = _side(hand_over.receiver_unit, hand_over.received_by)
    at = hand_over.handed_at
    if hand_over.direction == Direction.OUT:
        return DossierHandOver(office, giver, receiver, tuple(_dossier(item) for item in items), at)
    return ResultHandOver(office, giver, receiver, tuple(_result(item) for item in items), at)


def issue_hand_over(hand_over: HandOverList, act: Act) -> IssuedPaper:
    """The list on paper, under its own number, as it stands: handed over, or received with what was missing."""
    return issue(hand_over, lambda: _sheet(hand_over), act, hand_over.number)
