"""The verbs of certification: certify, void, word a statement, give a receipt when it is asked for."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from motcua.casework.certification import queries, rules, sheets
from motcua.casework.certification.models import Certified, Wording
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.intake import Intake, PersonDetails
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.rules import ComponentCheck, require_said
from motcua.casework.dossiers.states import Source
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.blocks import take_blocks
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion

#: lines of one printed book; more is a book nobody reads, and the table serves better
MOST_LINES = 2000


@dataclass(frozen=True)
class Visit:
    """What one person has certified in one go, in one kind, and who signed it."""

    kind: Kind
    submitter: PersonDetails
    papers: tuple[Paper, ...]
    signer: User
    person_checked: bool
    #: compared with the originals, paid and handed over: without it nothing is entered
    handed_over: bool
    person_same: bool = False
    used_for: str = ""
    seconds: int | None = None


@transaction.atomic
def certify(visit: Visit, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Dossier:
    """The dossier of the visit, returned at once, its papers entered in the book and their statements issued.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17.4. Raises PermissionDenied; RuleBroken when nothing
    is to be certified, the catalogue lacks the procedure, the signer may not sign, or a check is open.
    """
    rules.require_papers(visit.papers)
    version = _version(visit.kind, at)

    def enter(dossier: Dossier) -> str:
        rows = _enter(dossier, visit, version, by, at)
        sheets.issue_statements(dossier, rows, Act(by, at, key, dossier.revision))
        return rules.numbers_said([row.number for row in rows], rows[0].year)

    intake = _intake(visit, version)
    return dossiers.return_at_once(intake, enter, signer=visit.signer, by=by, centre=centre, key=key, at=at)


def _version(kind: Kind, at: datetime) -> ProcedureVersion:
    version = queries.version_of(kind, at.astimezone(VIETNAM).date())
    if version is None:
        raise RuleBroken(
            _("Danh mục chưa có thủ tục “%(kind)s” đang áp dụng. Báo quản trị công bố thủ tục rồi làm lại."),
            code="no_procedure",
            params={"kind": kind.label},
        )
    return version


def _intake(visit: Visit, version: ProcedureVersion) -> Intake:
    """The visit as an intake: what is certified is shown and given back, so nothing of it is kept."""
    checks = tuple(
        ComponentCheck(
            each.pk, each.name, each.required, Source.SHOWN if each.required else Source.NOT_NEEDED
        )
        for each in version.components.all()
    )
    fees = [queries.fee_of(version, paper) for paper in visit.papers]
    return Intake(
        version_id=version.pk,
        submitter=visit.submitter,
        checks=checks,
        content="; ".join(paper.name for paper in visit.papers)[:500],
        fee_vnd=None if None in fees else sum(fee for fee in fees if fee),
        fee_settled=visit.handed_over,
        person_checked=visit.person_checked,
        person_same=visit.person_same,
        seconds=visit.seconds,
    )


def _enter(
    dossier: Dossier, visit: Visit, version: ProcedureVersion, by: User, at: datetime
) -> list[Certified]:
    """The lines of the visit, under the next numbers of the year's book of that kind, which follow one another."""
    day = at.astimezone(VIETNAM).date()
    book = (dossier.centre_id, str(day.year))
    first = take_blocks(f"certify_{visit.kind}", {book: len(visit.papers)})[book]
    avoidable = visit.kind == Kind.COPY and queries.nudge(visit.used_for, day) is not None
    rows = [
        Certified(
            centre=dossier.centre,
            kind=visit.kind,
            year=day.year,
            number=number,
            dossier=dossier,
            name=paper.name,
            pages=paper.pages,
            copies=paper.copies,
            fee_vnd=queries.fee_of(version, paper),
            used_for=visit.used_for,
            avoidable=avoidable,
            signer=visit.signer,
            signer_title=visit.signer.title,
            entered_at=at,
            entered_by=by,
        )
        for number, paper in enumerate(visit.papers, start=first)
    ]
    for row in rows:
        row.save(force_insert=True)
    return rows


@transaction.atomic
def void(pk: int, numbers: Sequence[int], act: Act, *, reason: str) -> list[Certified]:
    """Void lines of one visit, by their keys: they stay in the book with the reason, their numbers are not reused.

    The sheet of statements is withdrawn, and issued anew for what stands. Raises PermissionDenied; RuleBroken
    without a reason, or when a line is not of this visit or void already.
    """
    require_said(reason, _("lý do hủy"))
    rows = list(Certified.objects.select_for_update().filter(dossier=pk, pk__in=numbers).order_by("number"))
    if not rows or len(rows) != len(set(numbers)) or any(row.is_void for row in rows):
        raise RuleBroken(
            _("Có số chứng thực đã hủy từ trước, hoặc chưa chọn số nào. Tải lại trang, chọn lại rồi hủy."),
            code="not_to_void",
        )
    said = ", ".join(map(str, rows))
    told = dossiers.Told("void_certified", {"numbers": said, "remark": reason})
    dossier = dossiers.note_on(pk, "dossiers.return", act, told)
    for row in rows:
        row.voided_at, row.voided_by, row.void_reason = act.at, act.by, reason
        row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    sheets.withdraw_statements(dossier, act, reason=reason)
    standing = list(dossier.certified.filter(voided_at=None).order_by("number"))
    if standing:
        sheets.issue_statements(dossier, standing, act)
    return rows


@transaction.atomic
def give_receipt(pk: int, act: Act) -> IssuedPaper:
    """Mẫu 01 of an immediate procedure, because the person asked for it; asked twice, the first one.

    Source: NĐ 118/2025 Đ17.4. Raises PermissionDenied.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=pk)
    require(act.by, "dossiers.receive", dossier, at=act.at)
    given = sheets.receipt_of(dossier)
    if given is not None:
        return given
    told = dossiers.Told("give_receipt", {})
    dossier = dossiers.note_on(pk, "dossiers.receive", act, told)
    return sheets.issue_receipt(dossier, list(dossier.certified.order_by("number")), act)


@transaction.atomic
def word(centre: Centre, kind: Kind, act: Act, *, text: str, basis: str) -> Wording:
    """The words of a kind's statement from now on, by who may sign; earlier sheets stay as they were printed.

    Raises PermissionDenied; RuleBroken when a place to fill in is not known.
    """
    require(act.by, "dossiers.decide", _Place(centre.pk), at=act.at)
    require_said(text, _("lời chứng"))
    require_said(basis, _("văn bản có lời chứng này"))
    rules.require_known_places(text, sheets.PLACES)
    wording = Wording.objects.create(
        centre=centre, kind=kind, text=text, basis=basis, entered_at=act.at, entered_by=act.by
    )
    journal.record("certification.worded", wording, by=act.by, at=act.at, centre=centre.pk)
    return wording


@dataclass(frozen=True)
class _Place:
    """Where words are entered, as the permission backends read it."""

    centre_id: int


@transaction.atomic
def print_book(
    rows: QuerySet[Certified], centre: Centre, kind: Kind, act: Act, *, first: date, last: date
) -> IssuedPaper:
    """The book of one kind over those days, in its own order, kept like every paper.

    Raises PermissionDenied, RuleBroken when it would be too long.
    """
    require(act.by, "dossiers.view", at=act.at)
    of_days = queries.entered_between(rows.filter(centre=centre, kind=kind), first, last)
    found = list(of_days.order_by("year", "number")[: MOST_LINES + 1])
    if len(found) > MOST_LINES:
        raise RuleBroken(
            _("Những ngày này có hơn %(most)s số, sổ in sẽ quá dài. Chọn ít ngày hơn, hoặc xuất bảng tính."),
            code="book_too_long",
            params={"most": MOST_LINES},
        )
    return sheets.issue_book(centre, kind, found, act, first=first, last=last)


def note_export(by: User, centre: Centre, kind: Kind, *, first: date, last: date, at: datetime) -> None:
    """Write into the journal that the book of those days was taken out as a table."""
    data = {"kind": str(kind), "first": first.isoformat(), "last": last.isoformat()}
    journal.record("certification.exported", centre, by=by, at=at, centre=centre.pk, data=data)
