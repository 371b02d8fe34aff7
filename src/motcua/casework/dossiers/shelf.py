"""Results that wait for their owners: where each lies, for how long, how often its owner was reminded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, QuerySet

from motcua.casework.dossiers.models import Dossier, DossierEvent, ShelfSlot
from motcua.casework.dossiers.rules import days_waiting
from motcua.casework.dossiers.states import Delivery, ReturnPlace
from motcua.casework.dossiers.worklists import to_return
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM

#: slots offered while one types
SUGGESTED = 200
#: results of one table; a Centre where more wait has another trouble
MOST_LINES = 5000


@dataclass(frozen=True)
class Uncollected:
    """One result nobody came for: since when it lies, for how many days, and when its owner was last reminded."""

    dossier: Dossier
    days: int
    reminders: int
    reminded_at: datetime | None


def uncollected(user: User, at: datetime, *, days: int = 0, slot: str = "") -> QuerySet[Dossier]:
    """Results to be taken at the Centre, for at least so many days, the longest first; in one slot when named."""
    rows = to_return(user, at).filter(return_place=ReturnPlace.CENTRE, delivery=Delivery.WAITING)
    if days:
        since = at.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
        rows = rows.filter(finished_at__lt=since - timedelta(days=days - 1))
    if slot:
        rows = rows.filter(slot__code__iexact=slot)
    return rows.select_related("owner", "submitter", "version", "result", "slot").order_by(
        "finished_at", "pk"
    )


def aged(dossiers: Sequence[Dossier], at: datetime) -> list[Uncollected]:
    """The same results with their days and reminders: one query for all."""
    told = DossierEvent.objects.filter(
        centre__in={dossier.centre_id for dossier in dossiers},
        dossier__in=[dossier.pk for dossier in dossiers],
        verb="remind_owner",
    )
    reminded = {
        row["dossier"]: (row["times"], row["last"])
        for row in told.values("dossier").annotate(times=Count("pk"), last=Max("at"))
    }
    today = at.astimezone(VIETNAM).date()
    rows = []
    for dossier in dossiers:
        assert dossier.finished_at is not None
        since = dossier.finished_at.astimezone(VIETNAM).date()
        rows.append(Uncollected(dossier, days_waiting(since, today), *reminded.get(dossier.pk, (0, None))))
    return rows


def slots_of(centre: int) -> list[str]:
    """The Centre's slots, as they were named when first used."""
    slots = ShelfSlot.objects.filter(centre=centre).order_by("code")
    return list(slots.values_list("code", flat=True)[:SUGGESTED])
