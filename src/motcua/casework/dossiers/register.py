"""Sổ theo dõi hồ sơ: one line a dossier, the same on screen, on Mẫu 07 and as a table for other programs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet

from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.casework.dossiers.sheets import (
    next_form_number,
    office_of,
    person_on_paper,
    procedure_of,
    verify_url,
)
from motcua.casework.dossiers.states import ReturnPlace, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.register import Entry, Register
from motcua.foundation.words import _, kept_words
from motcua.reference.organisation.models import Centre

#: dossiers of one printed register; more is a book nobody reads, and the table serves better
MOST_LINES = 2000
BATCH = 500
RETURNED_BY = {
    ReturnPlace.CENTRE: "tại quầy",
    ReturnPlace.POST: "bưu chính",
    ReturnPlace.ONLINE: "trực tuyến",
}


@dataclass(frozen=True)
class Line:
    """One dossier in the register: the dossier, who received it, when it was sent on."""

    dossier: Dossier
    receiver: str
    sent_at: datetime | None

    @property
    def returned_at(self) -> datetime | None:
        result = getattr(self.dossier, "result", None)
        return result.returned_at if result else None

    @property
    def returned_by(self) -> str:
        return RETURNED_BY[ReturnPlace(self.dossier.return_place)] if self.returned_at else ""


def received_between(dossiers: QuerySet[Dossier], first: date, last: date) -> QuerySet[Dossier]:
    """Those received from the first to the last day, both whole, in the order of their receipt."""
    start = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    received = dossiers.filter(received_at__gte=start, received_at__lt=end)
    return received.select_related("version", "owner", "result").order_by("received_at", "pk")


def lines(dossiers: QuerySet[Dossier] | Sequence[Dossier]) -> Iterator[Line]:
    """The lines, read in batches: two queries for each few hundred dossiers."""
    rows = dossiers.iterator(chunk_size=BATCH) if isinstance(dossiers, QuerySet) else iter(dossiers)
    while batch := list(islice(rows, BATCH)):
        told = _told(batch)
        for dossier in batch:
            received, forwarded = (told[dossier.pk].get(verb) for verb in ("receive", "forward"))
            yield Line(dossier, received.by_name if received else "", forwarded.at if forwarded else None)


def _told(batch: Sequence[Dossier]) -> dict[int, dict[str, DossierEvent]]:
    """Of each dossier the event of its receipt and of its forwarding."""
    told: dict[int, dict[str, DossierEvent]] = defaultdict(dict)
    events = DossierEvent.objects.filter(
        centre__in={dossier.centre_id for dossier in batch},
        dossier__in=[dossier.pk for dossier in batch],
        verb__in=("receive", "forward"),
    )
    for event in events.order_by("revision"):
        told[event.dossier].setdefault(event.verb, event)
    return told


def _entry(line: Line) -> Entry:
    dossier = line.dossier
    assert dossier.received_at is not None
    return Entry(
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        owner=person_on_paper(dossier.owner),
        received_at=dossier.received_at,
        receiver=line.receiver,
        due_at=dossier.due_at,
        sent_at=line.sent_at,
        result_at=dossier.finished_at,
        returned_at=line.returned_at,
        returned_by=line.returned_by,
        note="" if dossier.status == Status.RETURNED else str(Status(dossier.status).label).lower(),
    )


@transaction.atomic
def print_register(
    dossiers: QuerySet[Dossier], centre: Centre, *, first: date, last: date, by: User, at: datetime
) -> IssuedPaper:
    """Mẫu 07 of those days, kept like every paper. Raises PermissionDenied, RuleBroken when it would be too long."""
    require(by, "dossiers.view", at=at)
    found = list(lines(received_between(dossiers.filter(centre=centre), first, last)[: MOST_LINES + 1]))
    if len(found) > MOST_LINES:
        raise RuleBroken(
            _(
                "Từ %(first)s đến %(last)s có hơn %(most)s hồ sơ, sổ in sẽ quá dài. "
                "Chọn ít ngày hơn, hoặc xuất bảng tính."
            ),
            code="register_too_long",
            params={"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}", "most": MOST_LINES},
        )
    with kept_words():
        sheet = Register(office_of(centre), first, last, tuple(_entry(line) for line in found))
    return papers.issue(
        sheet.form,
        centre=centre.pk,
        number=next_form_number(centre, at),
        subject=centre,
        data=sheet,
        by=by,
        at=at,
        verify_url=verify_url,
    )


def note_export(by: User, centre: Centre, *, first: date, last: date, at: datetime) -> None:
    """Write into the journal that the register of those days was taken out as a table."""
    days = {"first": first.isoformat(), "last": last.isoformat()}
    journal.record("dossiers.exported", centre, by=by, at=at, centre=centre.pk, data=days)
