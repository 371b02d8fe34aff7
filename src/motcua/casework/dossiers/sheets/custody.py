"""The papers that go along with a dossier inside the house: its control slip, its cover. In Vietnamese, always."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise, product

from django.db import transaction

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import Dossier, StepRun
from motcua.casework.dossiers.sheets.parts import (
    issue,
    next_form_number,
    office_of,
    owner_of,
    person_on_paper,
    procedure_of,
)
from motcua.casework.dossiers.states import Source
from motcua.foundation.accounts.permissions import require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.control_slip import ControlSlip, HandOver
from motcua.foundation.papers.sheets.cover import Cover
from motcua.foundation.papers.sheets.receipt import Component
from motcua.foundation.words import _


def outcome_of(run: StepRun) -> str:
    """How an ended step stands to its limit: before its day, on it, or over it; empty while it lasts.

    Source: domain 02, Mẫu 06 (trước hạn, đúng hạn, quá hạn).
    """
    if run.done_at is None:
        return ""
    if run.done_at > run.due_at:
        return "quá hạn"
    early = run.done_at.astimezone(VIETNAM).date() < run.due_at.astimezone(VIETNAM).date()
    return "trước hạn" if early else "đúng hạn"


def _passed(giver: StepRun, receiver: StepRun) -> HandOver:
    return HandOver(
        giver=giver.step.role_title,
        receiver=receiver.step.role_title,
        at=receiver.opened_at,
        giver_name=giver.done_by.full_name if giver.done_by else "",
        receiver_name=receiver.done_by.full_name if receiver.done_by else "",
        outcome=outcome_of(giver),
        note=giver.note,
    )


def _passings(runs: Iterable[StepRun]) -> Iterator[HandOver]:
    """Who gave to whom; where steps ran side by side, each of the stage before to each of the stage after."""
    stages = groupby(
        runs, key=lambda run: ("alone", run.pk) if run.step.group is None else ("group", run.step.group)
    )
    for givers, receivers in pairwise([list(stage) for _key, stage in stages]):
        for giver, receiver in product(givers, receivers):
            yield _passed(giver, receiver)


def _control_slip(dossier: Dossier) -> ControlSlip:
    runs = list(dossier.runs.select_related("step", "done_by"))
    assert dossier.received_at is not None
    return ControlSlip(
        office=office_of(dossier.centre),
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        owner=person_on_paper(dossier.owner),
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        hand_overs=tuple(_passings(runs)),
    )


def _cover(dossier: Dossier) -> Cover:
    result = getattr(dossier, "result", None)
    rows = dossier.components.filter(source=Source.PAPER).select_related("component")
    assert dossier.received_at is not None
    return Cover(
        office=office_of(dossier.centre),
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        field=dossier.version.field.name,
        owner=person_on_paper(dossier.owner),
        submitter=person_on_paper(dossier.submitter) if owner_of(dossier).name else owner_of(dossier),
        content=dossier.content,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        papers=tuple(
            Component(row.component.name, originals=row.originals, copies=row.copies)
            for row in rows.order_by("component__position")
        ),
        result_number=result.number if result else "",
        closed_at=dossier.finished_at,
        shelf=dossier.slot.code if dossier.slot else "",
    )


#: what is printed at an officer's wish, by the form's code
ON_DEMAND: dict[str, Callable[[Dossier], ControlSlip | Cover]] = {
    "mau-06": _control_slip,
    "bia-ho-so": _cover,
}


@transaction.atomic
def print_paper(dossier: Dossier, form: str, act: Act) -> IssuedPaper:
    """The control slip (Mẫu 06) or the cover as the dossier stands now, kept like every paper.

    Asked again under the same key while the dossier stands the same, as a double click asks: the first one.
    Raises PermissionDenied; RuleBroken for a dossier that was never received.
    """
    require(act.by, "dossiers.view", dossier, at=act.at)
    if dossier.received_at is None:
        raise RuleBroken(
            _("Hồ sơ này chưa được tiếp nhận nên chưa có phiếu kiểm soát và bìa. Tiếp nhận rồi in."),
            code="not_received",
        )
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)  # the second click waits
    wish = uuid.uuid5(act.key, f"{form} {dossier.revision}")
    printed = IssuedPaper.objects.filter(issued_by=act.by.pk, wish=wish).first()
    if printed is not None:
        return printed
    number = next_form_number(dossier.centre, act.at)
    return issue(dossier, lambda: ON_DEMAND[form](dossier), act, number, wish=wish)
