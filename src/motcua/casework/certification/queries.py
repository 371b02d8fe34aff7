"""Reading the certification book; every list starts at `visible_to`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth

from motcua.casework.certification.models import Certified, Wording
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import PROCEDURES, Kind
from motcua.casework.dossiers import queries as dossiers
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold
from motcua.reference.organisation import queries as organisation
from motcua.reference.organisation.rules import Place
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.rules.formula import amount_by

#: a receiver that takes a paper in one of these ways needs no certified copy of it
NO_COPY_NEEDED = (Component.Form.PRESENT_OR_DATA, Component.Form.DATA_OR_COPY)


def visible_to(user: User, at: datetime) -> QuerySet[Certified]:
    """The lines of the book `user` may read that day: those of the dossiers they may read."""
    seen = Certified.objects.filter(dossier__in=dossiers.visible_to(user, at))
    return seen.select_related("dossier__submitter", "signer", "entered_by", "voided_by")


def version_of(kind: Kind, on: date) -> ProcedureVersion | None:
    """The procedure of a kind as it is in force that day; None when the catalogue has none."""
    version = procedures.in_force(PROCEDURES[kind], on)
    return version and procedures.for_intake(version.pk)


def fee_of(version: ProcedureVersion, paper: Paper) -> int | None:
    """What is to be paid for one paper, by the catalogue; None while the amount has not been entered.

    By the formula when it has one, with its ceiling for each copy; else each text is a case of its own.
    """
    fee = procedures.fee_for(version)
    if fee.formula:
        return amount_by(fee.formula, pages=paper.pages, copies=paper.copies)
    return None if fee.amount_vnd is None else fee.amount_vnd * paper.copies


def signers(version: ProcedureVersion, centre: int, at: datetime) -> list[User]:
    """Who may sign that procedure that day, whoever signed last for this Centre first."""
    found = organisation.deciders(Place(centre, version.field.code, version.procedure.code), at)
    last = Certified.objects.filter(centre=centre, kind__in=_kinds_of(version)).order_by("-entered_at", "-pk")
    latest = last.values_list("signer", flat=True).first()
    return sorted(found, key=lambda user: user.pk != latest)


def _kinds_of(version: ProcedureVersion) -> list[Kind]:
    return [kind for kind, code in PROCEDURES.items() if code == version.procedure.code]


def next_number(centre: int, kind: Kind, year: int) -> int:
    """The number the next line of a book will have, unless a colleague is faster."""
    book = Certified.objects.filter(centre=centre, kind=kind, year=year)
    return (book.aggregate(last=Max("number"))["last"] or 0) + 1


@dataclass(frozen=True)
class Nudge:
    """The procedure that a copy seems to be for, and which of its papers need no certified copy."""

    version: ProcedureVersion
    papers: list[str]


def nudge(used_for: str, on: date) -> Nudge | None:
    """Whether what the copies are for takes originals for comparison, or data; None when that is not known.

    Source: NĐ 118/2025 Đ17.1 (what can be fetched is not submitted again).
    """
    found = procedures.search(used_for, on, limit=1) if used_for.strip() else []
    if not found:
        return None
    version = procedures.for_intake(found[0].pk)
    papers = [each.name for each in version.components.all() if each.form in NO_COPY_NEEDED]
    return Nudge(version, papers) if papers else None


def entered_between(rows: QuerySet[Certified], first: date, last: date) -> QuerySet[Certified]:
    """Those entered from the first to the last day, both whole, the latest first."""
    start = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    return rows.filter(entered_at__gte=start, entered_at__lt=end).order_by("-entered_at", "-pk")


def matching(rows: QuerySet[Certified], q: str) -> QuerySet[Certified]:
    """The lines whose number, paper, person or dossier have every word asked for, without accents."""
    for word in fold(q).split():
        rows = rows.filter(search__contains=word)
    return rows


@dataclass(frozen=True)
class Sums:
    """What some lines come to; voided ones count in `lines` and `voided` alone."""

    lines: int
    voided: int
    copies_made: int
    copies_avoidable: int
    fees_vnd: int


_STANDING = Q(voided_at=None)
_SUMS = {
    "lines": Count("pk"),
    "voided": Count("pk", filter=~_STANDING),
    "copies_made": Sum("copies", filter=_STANDING, default=0),
    "copies_avoidable": Sum("copies", filter=_STANDING & Q(avoidable=True), default=0),
    "fees_vnd": Sum("fee_vnd", filter=_STANDING, default=0),
}


def sums(rows: QuerySet[Certified]) -> Sums:
    """What the lines come to, in one query."""
    return Sums(**rows.order_by().aggregate(**_SUMS))


@dataclass(frozen=True)
class Month:
    """One kind in one month."""

    month: int
    kind: Kind
    sums: Sums


def months(rows: QuerySet[Certified], year: int) -> list[Month]:
    """Each month and kind of a year in which something was entered, in one query."""
    start, end = datetime(year, 1, 1, tzinfo=VIETNAM), datetime(year + 1, 1, 1, tzinfo=VIETNAM)
    dated = rows.select_related(None).filter(entered_at__gte=start, entered_at__lt=end)
    grouped = dated.order_by().values("kind", month=ExtractMonth("entered_at", tzinfo=VIETNAM))
    found: Iterable[Any] = grouped.annotate(**_SUMS).order_by("month", "kind")
    return [
        Month(row["month"], Kind(row["kind"]), Sums(**{name: row[name] for name in _SUMS})) for row in found
    ]


@dataclass(frozen=True)
class Use:
    """What copies were said to be for, and how many."""

    used_for: str
    copies: int
    avoidable: int


def uses(rows: QuerySet[Certified], year: int, *, limit: int = 20) -> list[Use]:
    """For what most copies of a year were wanted, as far as it was asked; most first."""
    start, end = datetime(year, 1, 1, tzinfo=VIETNAM), datetime(year + 1, 1, 1, tzinfo=VIETNAM)
    dated = rows.select_related(None).filter(_STANDING, entered_at__gte=start, entered_at__lt=end)
    grouped = dated.exclude(used_for="").order_by().values("used_for")
    counted = grouped.annotate(wanted=_SUMS["copies_made"], spared=_SUMS["copies_avoidable"])
    found = counted.order_by(F("wanted").desc(), "used_for")[:limit]
    return [Use(row["used_for"], row["wanted"], row["spared"]) for row in found]


def wording_of(centre: int, kind: Kind) -> Wording | None:
    """The words of a statement as the Centre has them; None while nobody has entered any."""
    return Wording.objects.filter(centre=centre, kind=kind).order_by("-entered_at", "-pk").first()
