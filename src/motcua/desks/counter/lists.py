"""Work lists read at a cost that does not grow with what lies in the house.

Every part of a list is read by itself, along an index and in the order of what is due, and only as far as a page or
a count goes; what several have in common is joined afterwards. One condition for all of them would be simpler, and
would have the database go through everything that any of them might hold.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from motcua.casework.dossiers.models import Dossier

#: counted no further: nobody works by whether it is 1.200 or 1.300
COUNT_BOUND = 1000
PRESSING = (F("act_by").asc(nulls_last=True), "pk")

Part = QuerySet[Dossier]


def bounded(parts: Sequence[Part]) -> int:
    """How many dossiers are in any of the parts, each counted once; `COUNT_BOUND` for that many and more."""
    return bounded_each([parts])[0]


def bounded_each(several: Sequence[Sequence[Part]]) -> list[int]:
    """The same of several lists, asked in one go; a part that several lists have is read once."""
    every = dict.fromkeys(chain.from_iterable(several))
    read = {part: source for part in every if (source := _source(part))}
    names = {part: f"part_{n}" for n, part in enumerate(read)}
    counts = [_counted([names[part] for part in parts if part in names]) for parts in several]
    parts_once = ", ".join(f"{names[part]} as ({sql})" for part, (sql, _values) in read.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"{'with ' * bool(names)}{parts_once} select {', '.join(counts)}",
            [value for _sql, values in read.values() for value in values],
        )
        return list(cursor.fetchone())


def _source(part: Part) -> tuple[str, tuple[Any, ...]] | None:
    """What reads a part as far as it is counted; None when it can hold nothing, since no role or id is asked for."""
    try:
        return part.order_by().values_list("pk")[:COUNT_BOUND].query.sql_with_params()
    except EmptyResultSet:
        return None


def _counted(parts: Sequence[str]) -> str:
    """The number of different rows in the named parts; where one of them is full, they are not joined at all."""
    if not parts:
        return "0"
    union = " union ".join(f"table {name}" for name in parts)
    fullest = ", ".join(f"(select count(*) from {name})" for name in parts)  # noqa: S608 - no value in it
    joined = f"(select least(count(*), {COUNT_BOUND}) from ({union}) as list)"  # noqa: S608 - no value in it
    return f"case when greatest({fullest}) >= {COUNT_BOUND} then {COUNT_BOUND} else {joined} end"


def first_of(parts: Sequence[Part], size: int) -> QuerySet[Dossier]:
    """The `size` most pressing dossiers of all parts, each once, in that order."""
    cut = [part.order_by(*PRESSING).values_list("pk", "act_by")[:size] for part in _possible(parts)]
    keys = [found[0] for found in _union(cut)] if cut else []
    return Dossier.objects.filter(pk__in=keys).order_by(*PRESSING)[:size]


def _possible(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if not part.query.is_empty()]


def _union(cut: Sequence[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    return cut[0].union(*cut[1:]) if len(cut) > 1 else cut[0]


def bounded_latest(rows: Part) -> int:
    """How many dossiers a list of the latest has; `COUNT_BOUND` for that many and more."""
    return rows.order_by()[:COUNT_BOUND].count()


def words(count: int) -> str:
    """The count as it is shown, also where it was broken off."""
    return f"{COUNT_BOUND - 1}+" if count >= COUNT_BOUND else str(count)


def told(count: int) -> dict[str, int]:
    """For a page: the `total`, or `more_than` how many there are where counting was broken off."""
    return {"more_than": COUNT_BOUND - 1} if count >= COUNT_BOUND else {"total": count}
