"""Keyset paging: the address names the last row seen, so a page costs the same however far one goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter import lists

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page, and the cursor of the next; empty on the last one."""

    rows: list[Row]
    after: str

    def told(self, cursor: str) -> dict[str, int]:
        """The `total` when this page, reached by `cursor`, is all there is; else `more_than` how many there are."""
        return {"more_than" if self.after or cursor else "total": len(self.rows)}


def _cursor(moment: datetime | None, pk: int) -> str:
    return f"{moment.timestamp() if moment else ''}_{pk}"


def _read(cursor: str) -> tuple[datetime | None, int] | None:
    """The place a cursor names; None for the first page and for one that somebody mistyped."""
    stamp, _underscore, pk = cursor.partition("_")
    try:
        return datetime.fromtimestamp(float(stamp), UTC) if stamp else None, int(pk)
    except (ValueError, OverflowError, OSError):
        return None


def _cut(rows: Iterable[Row], size: int, field: str) -> Page[Row]:
    """The page of rows of which one more than `size` was asked for."""
    found = list(rows)
    more = len(found) > size
    last = found[size - 1] if more else None
    return Page(found[:size], _cursor(getattr(last, field), last.pk) if last else "")


def _after_act(cursor: str) -> Q:
    """The rows after the place a cursor names, in the order of what is due."""
    place = _read(cursor)
    if not place:
        return Q()
    moment, pk = place
    if moment is None:
        return Q(act_by=None, pk__gt=pk)
    return Q(act_by__gt=moment) | Q(act_by=moment, pk__gt=pk) | Q(act_by=None)


def by_act(parts: Sequence[QuerySet[Dossier]], cursor: str, size: int, *related: str) -> Page[Dossier]:
    """What is due first comes first, of all parts, with what else of a row is shown; what has no date comes last."""
    keys, _counts = keys_by_act(parts, cursor, size, [])
    return page_by_act(queries.rows_question(keys, *related).rows(), size)


def keys_by_act(
    parts: Sequence[QuerySet[Dossier]],
    cursor: str,
    size: int,
    several: Sequence[Sequence[QuerySet[Dossier]]],
    at: datetime | None = None,
) -> tuple[list[int], list[int]]:
    """The numbers of the rows for `page_by_act`, and how many there are of several lists up to a bound."""
    beyond = [part.filter(_after_act(cursor)) for part in parts] if cursor else parts
    return lists.first_and_bounded(beyond, size + 1, several, at)


def page_by_act(rows: list[Dossier], size: int) -> Page[Dossier]:
    """The page of `by_act` of the rows of which `keys_by_act` told the numbers."""
    return _cut(rows, size, "act_by")


def by_latest(rows: QuerySet[Row], cursor: str, size: int, *, field: str = "submitted_at") -> Page[Row]:
    """The latest comes first, by that field."""
    place = _read(cursor)
    if place and place[0]:
        moment, pk = place
        rows = rows.filter(Q(**{f"{field}__lt": moment}) | Q(**{field: moment, "pk__lt": pk}))
    return _cut(rows.order_by(f"-{field}", "-pk")[: size + 1], size, field)


def by_pk(rows: QuerySet[Row], cursor: str, size: int) -> Page[Row]:
    """The latest made comes first."""
    place = cursor.rpartition("_")[2]
    if place.isdecimal() and len(place) < 12:
        rows = rows.filter(pk__lt=int(place))
    found = list(rows.order_by("-pk")[: size + 1])
    return Page(found[:size], _cursor(None, found[size - 1].pk) if len(found) > size else "")


def keys_by_words(dossiers: QuerySet[Dossier], q: str, cursor: str, size: int) -> list[int]:
    """The numbers of the rows for `page_by_words`: those that have every word of `q`."""
    place = _read(cursor)
    if place and place[0]:
        moment, pk = place
        dossiers = dossiers.filter(Q(submitted_at__lt=moment) | Q(submitted_at=moment, pk__lt=pk))
    return queries.latest_matching(dossiers, q, size=size + 1)


def page_by_words(rows: list[Dossier], size: int) -> Page[Dossier]:
    """The latest submitted comes first, of the rows of which `keys_by_words` told the numbers."""
    return _cut(rows, size, "submitted_at")


def by_receipt(rows: QuerySet[Dossier], cursor: str, size: int) -> Page[Dossier]:
    """The first received comes first; the caller has ordered the rows so."""
    place = _read(cursor)
    if place and place[0]:
        moment, pk = place
        rows = rows.filter(Q(received_at__gt=moment) | Q(received_at=moment, pk__gt=pk))
    return _cut(rows[: size + 1], size, "received_at")


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
