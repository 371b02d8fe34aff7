"""Counting closed days from the queries of evidence, and reading what was counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate, TruncMonth, TruncWeek

from motcua.casework.dossiers.evidence import by_event, dated
from motcua.casework.dossiers.models import DayFact, DaysCounted, Dossier, DossierEvent
from motcua.casework.dossiers.states import Channel, Money, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.evidence.registry import Period
from motcua.reference.organisation.models import Centre

#: days counted anew every night, for what is put right late; the rest stands
AGAIN = timedelta(days=7)
#: how far back the public figures look, and so how much a new house counts at first
LONGEST = timedelta(days=400)
#: where the limit runs and a dossier may be late; in the others it stands still
RUNNING = (Status.RECEIVED, Status.IN_PROCESS)
UNDER_WAY = (*RUNNING, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT)
_IN_TIME = Q(due_at=None) | Q(finished_at__lte=F("due_at"))
_CHANNELS = {Channel.DIRECT: "direct", Channel.ONLINE: "online", Channel.POSTAL: "postal"}


@transaction.atomic
def count_days(centre: Centre, *, at: datetime) -> Period | None:
    """The closed days counted now: those not counted yet and the last week again; None when no day has closed."""
    yesterday = at.astimezone(VIETNAM).date() - timedelta(days=1)
    counted = DaysCounted.objects.select_for_update().filter(pk=centre.pk).first()
    first = max(counted.until - AGAIN if counted else date.min, yesterday - LONGEST)
    if first > yesterday:
        return None
    period = Period(first, yesterday)
    DayFact.objects.filter(centre=centre, day__range=(period.first, period.last)).delete()
    DayFact.objects.bulk_create(
        DayFact(centre=centre, day=day, field_code=field, **figures)
        for (day, field), figures in counts(centre.pk, period).items()
    )
    DaysCounted.objects.update_or_create(centre=centre, defaults={"until": yesterday, "counted_at": at})
    return period


def counts(centre: int, period: Period) -> dict[tuple[date, str], dict[str, int]]:
    """The figures of each day and field of a period, straight from the dossiers."""
    found: defaultdict[tuple[date, str], dict[str, int]] = defaultdict(dict)
    finished = dated("finished_at")(centre, period).filter(result__isnull=False)
    paid = dated("result__returned_at")(centre, period).filter(money=Money.SETTLED)
    for figures in (
        _daily(dated("received_at")(centre, period), "received_at", **_by_channel()),
        _daily(finished, "finished_at", finished=Count("pk"), in_time=Count("pk", filter=_IN_TIME)),
        _daily(paid, "result__returned_at", fees_vnd=Sum("fee_vnd", default=0)),
        _apologies(centre, period),
    ):
        for key, counted in figures:
            found[key] |= counted
    return dict(found)


_Daily = Iterator[tuple[tuple[date, str], dict[str, int]]]


def _daily(dossiers: QuerySet[Dossier], dated_by: str, **figures: Count | Sum) -> _Daily:
    """The figures of the dossiers by the day of one of their moments and their field."""
    rows: Any = dossiers.annotate(day=TruncDate(dated_by, tzinfo=VIETNAM)).values("day", "field_code")
    for row in rows.annotate(**figures):
        yield (row["day"], row["field_code"]), {name: row[name] for name in figures}


def _by_channel() -> dict[str, Count]:
    return {name: Count("pk", filter=Q(channel=channel)) for channel, name in _CHANNELS.items()}


def _apologies(centre: int, period: Period) -> _Daily:
    """An event keeps its dossier by number only, and apologies are few: their fields are fetched beside them."""
    fields_of = dict(by_event("extend")(centre, period).values_list("pk", "field_code"))
    said = DossierEvent.objects.filter(centre=centre, verb="extend", dossier__in=list(fields_of))
    days: Any = said.annotate(day=TruncDate("at", tzinfo=VIETNAM)).values_list("day", "dossier")
    counted = Counter((day, fields_of[key]) for day, key in days if period.first <= day <= period.last)
    for key, apologised in counted.items():
        yield key, {"apologised": apologised}


# Reading.


@dataclass(frozen=True)
class Today:
    """What has happened since midnight and what is under way, counted now."""

    received: int
    finished: int
    under_way: int


def today(centre: int, on: date) -> Today:
    """The counters of the day, from the same queries as the evidence."""
    period = Period(on, on)
    return Today(
        dated("received_at")(centre, period).count(),
        dated("finished_at")(centre, period).filter(result__isnull=False).count(),
        Dossier.objects.filter(centre=centre, status__in=UNDER_WAY).count(),
    )


def counted_until(centre: int) -> DaysCounted | None:
    """Up to when the closed days are counted."""
    return DaysCounted.objects.filter(pk=centre).first()


def is_due(centre: int, at: datetime) -> bool:
    """Whether a day has closed since the last count."""
    counted = counted_until(centre)
    return counted is None or counted.until < at.astimezone(VIETNAM).date() - timedelta(days=1)


def of_period(centre: int, period: Period) -> QuerySet[DayFact]:
    """The counted days of a period."""
    return DayFact.objects.filter(centre=centre, day__range=(period.first, period.last))


@dataclass(frozen=True)
class Figures:
    """The counts of some days together."""

    direct: int = 0
    online: int = 0
    postal: int = 0
    finished: int = 0
    in_time: int = 0
    apologised: int = 0
    fees_vnd: int = 0

    @property
    def received(self) -> int:
        return self.direct + self.online + self.postal


def _sums() -> dict[str, Sum]:
    return {each.name: Sum(each.name, default=0) for each in fields(Figures)}


def by_month(counted: QuerySet[DayFact]) -> list[tuple[date, Figures]]:
    """The figures of each month by its first day, the oldest first."""
    return _since(counted.annotate(since=TruncMonth("day")))


def by_week(counted: QuerySet[DayFact]) -> list[tuple[date, Figures]]:
    """The figures of each week by its Monday, the oldest first."""
    return _since(counted.annotate(since=TruncWeek("day")))


def _since(counted: Any) -> list[tuple[date, Figures]]:
    rows = counted.values("since").annotate(**_sums()).order_by("since")
    return [(row.pop("since"), Figures(**row)) for row in rows]


def by_field(counted: QuerySet[DayFact]) -> dict[str, Figures]:
    """The figures of each field."""
    rows: Any = counted.values("field_code").annotate(**_sums())
    return {row.pop("field_code"): Figures(**row) for row in rows}


def by_month_and_field(counted: QuerySet[DayFact]) -> list[tuple[date, str, Figures]]:
    """The figures of each field in each month, the oldest first."""
    rows: Any = counted.annotate(since=TruncMonth("day")).values("since", "field_code").annotate(**_sums())
    return [
        (row.pop("since"), row.pop("field_code"), Figures(**row))
        for row in rows.order_by("since", "field_code")
    ]


def total(counted: QuerySet[DayFact]) -> Figures:
    """The figures of all the days together."""
    return Figures(**counted.aggregate(**_sums()))


def late_now(centre: int, at: datetime) -> dict[str, int]:
    """Dossiers under way past their date, by field."""
    late = Dossier.objects.filter(centre=centre, status__in=RUNNING, due_at__lt=at)
    return dict(late.values_list("field_code").annotate(Count("pk")))
