"""Reading what a Centre has made public: its board, the history of postings, what is to be renewed, batches."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When

from motcua.foundation.search import fold
from motcua.reference.procedures import queries
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import Announcement, FollowUp, Posting, PrintBatch
from motcua.reference.procedures.states import FollowUpState, Posted


@dataclass(frozen=True)
class Filters:
    """What the board shows; empty texts show all."""

    q: str = ""
    field: str = ""
    posted: str = ""


def board(centre: int, on: date, filters: Filters = Filters()) -> QuerySet[ProcedureVersion]:
    """The procedures in force on a day with `posted`, how each stands on the Centre's board; by code."""
    hanging = Posting.objects.filter(centre=centre, taken_down_on=None)
    rows = queries.catalogue(on).annotate(
        posted=Case(
            When(Exists(hanging.filter(version=OuterRef("pk"))), then=Value(Posted.CURRENT)),
            When(
                Exists(hanging.filter(version__procedure=OuterRef("procedure"))),
                then=Value(Posted.OUTDATED),
            ),
            default=Value(Posted.MISSING),
            output_field=CharField(),
        )
    )
    for word in fold(filters.q).split():
        rows = rows.filter(search_text__contains=word)
    if filters.field:
        rows = rows.filter(field__code=filters.field)
    return rows.filter(posted=filters.posted) if filters.posted else rows


def postings(centre: int, *, q: str = "", hanging: str = "") -> QuerySet[Posting]:
    """The Centre's postings, newest first; `hanging` is `co` or `khong`, empty for both."""
    rows = Posting.objects.filter(centre=centre).order_by("-posted_on", "-pk")
    for word in fold(q).split():
        rows = rows.filter(version__search_text__contains=word)
    if hanging:
        rows = rows.filter(taken_down_on__isnull=hanging == "co")
    return rows.select_related("version__procedure", "posted_by", "taken_down_by", "photo")


def postings_of(centre: int, code: str) -> QuerySet[Posting]:
    """The Centre's postings of one procedure, newest first."""
    return postings(centre).filter(version__procedure__code=code)


def hanging_old(centre: int, on: date) -> QuerySet[Posting]:
    """What still hangs though it no longer holds: to be taken down."""
    return postings(centre, hanging="co").filter(version__in_force_to__lt=on)


def announcement_of(version: ProcedureVersion) -> Announcement | None:
    """Who announced a version and when, when somebody has recorded it."""
    return Announcement.objects.filter(version=version).select_related("recorded_by").first()


def follow_ups(
    centre: int, *, state: str = FollowUpState.OPEN, mine: int | None = None
) -> QuerySet[FollowUp]:
    """What the Centre has to renew, the most urgent first; closed ones the newest first."""
    rows = FollowUp.objects.filter(centre=centre, state=state)
    if mine is not None:
        rows = rows.filter(owner=mine)
    order = ("due_on", "pk") if state == FollowUpState.OPEN else ("-closed_at", "-pk")
    return rows.select_related("version__procedure", "owner").order_by(*order)


def batches(centre: int) -> QuerySet[PrintBatch]:
    """The Centre's batches of sheets, newest first."""
    return (
        PrintBatch.objects.filter(centre=centre)
        .select_related("file", "asked_by")
        .order_by("-asked_at", "-pk")
    )


def first_hanging(centre: int, version: ProcedureVersion) -> date | None:
    """The day a version was first posted at a Centre; None while it was not."""
    first = Posting.objects.filter(centre=centre, version=version).order_by("posted_on").first()
    return first.posted_on if first else None
