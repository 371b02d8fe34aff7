"""Keyset paging: the address names the last row seen, so a page costs the same however far one goes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest

from motcua.casework.dossiers.models import Dossier

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page, and the cursor of the next; empty on the last one."""

    rows: list[Row]
    after: str


def _cursor(moment: datetime | None, pk: int) -> str:
    return f"{moment.timestamp() if moment else ''}_{pk}"


def _read(cursor: str) -> tuple[datetime | None, int] | None:
    """The place a cursor names; None for the first page and for one that somebody mistyped."""
    stamp, _underscore, pk = cursor.partition("_")
    try:
        return datetime.fromtimestamp(float(stamp), UTC) if stamp else None, int(pk)
    except (ValueError, OverflowError, OSError):
        return None


def _cut(rows: QuerySet[Row], size: int, field: str) -> Page[Row]:
    found = list(rows[: size + 1])
    more = len(found) > size
    last = found[size - 1] if more else None
    return Page(found[:size], _cursor(getattr(last, field), last.pk) if last else "")


def by_act(rows: QuerySet[Dossier], cursor: str, size: int) -> Page[Dossier]:
    """What is due first comes first; what has no date comes last."""
    place = _read(cursor)
    if place:
        moment, pk = place
        beyond = Q(act_by=None, pk__gt=pk)
        if moment:
            beyond = Q(act_by__gt=moment) | Q(act_by=moment, pk__gt=pk) | Q(act_by=None)
        rows = rows.filter(beyond)
    return _cut(rows.order_by(F("act_by").asc(nulls_last=True), "pk"), size, "act_by")


def by_latest(rows: QuerySet[Row], cursor: str, size: int, *, field: str = "submitted_at") -> Page[Row]:
    """The latest comes first, by that field."""
    place = _read(cursor)
    if place and place[0]:
        moment, pk = place
        rows = rows.filter(Q(**{f"{field}__lt": moment}) | Q(**{field: moment, "pk__lt": pk}))
    return _cut(rows.order_by(f"-{field}", "-pk"), size, field)


def by_receipt(rows: QuerySet[Dossier], cursor: str, size: int) -> Page[Dossier]:
    """The first received comes first; the caller has ordered the rows so."""
    place = _read(cursor)
    if place and place[0]:
        moment, pk = place
        rows = rows.filter(Q(received_at__gt=moment) | Q(received_at=moment, pk__gt=pk))
    return _cut(rows, size, "received_at")


def by_finished(rows: QuerySet[Dossier], cursor: str, size: int) -> Page[Dossier]:
    """The first finished comes first; the caller has ordered the rows so."""
    place = _read(cursor)
    if place and place[0]:
        moment, pk = place
        rows = rows.filter(Q(finished_at__gt=moment) | Q(finished_at=moment, pk__gt=pk))
    return _cut(rows, size, "finished_at")


def next_url(request: HttpRequest, page: Page[Any]) -> str:
    """The address of the next page under the same filters; empty on the last one."""
    if not page.after:
        return ""
    query = request.GET.copy()
    query["sau"] = page.after
    return f"?{query.urlencode()}"
