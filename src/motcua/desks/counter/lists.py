"""Work lists read at a cost that does not grow with what lies in the house.

Every part of a list is read by itself, along an index and in the order of what is due, and only as far as a page or
a count goes; what several have in common is joined afterwards. One condition for all of them would be simpler, and
would have the database go through everything that any of them might hold.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.plans import NOW, origin, planned_anew

#: counted no further: nobody works by whether it is 1.200 or 1.300
COUNT_BOUND = 1000
PRESSING = (F("act_by").asc(nulls_last=True), "pk")
#: the same in SQL
IN_ORDER = "order by act_by nulls last, pk"

Part = QuerySet[Dossier]
#: the statement of a part, and the values in it; None for what can hold nothing, since no role or id is asked for
Source = tuple[str, tuple[Any, ...]] | None
#: those of the parts that are there: a list is counted and shown by the same words, put together once
_known: WeakKeyDictionary[Part, Source] = WeakKeyDictionary()


def bounded(parts: Sequence[Part]) -> int:
    """How many dossiers are in any of the parts, each counted once; `COUNT_BOUND` for that many and more."""
    return bounded_each([parts])[0]


def bounded_each(several: Sequence[Sequence[Part]]) -> list[int]:
    """The same of several lists, asked in one go; a part that several lists have is read once."""
    return first_and_bounded([], 0, several)[1]


def first_of(parts: Sequence[Part], size: int) -> QuerySet[Dossier]:
    """The `size` most pressing dossiers of all parts, each once, in that order."""
    keys, _counts = first_and_bounded(parts, size, [])
    return Dossier.objects.filter(pk__in=keys).order_by(*PRESSING)


def first_and_bounded(
    first: Sequence[Part], size: int, several: Sequence[Sequence[Part]], at: datetime | None = None
) -> tuple[list[int], list[int]]:
    """The numbers of `first_of` the parts in that order, and `bounded_each` of several lists, asked in one go.

    `size` is within `COUNT_BOUND`, `at` is the moment of parts that say `NOW`.
    """
    in_order, counted = set(first), set(chain.from_iterable(several))
    read = _sources(chain(first, *several))
    if not read:
        return [], [0] * len(several)
    names = {part: f"part_{n}" for n, part in enumerate(read)}
    parts_once = ", ".join(
        f"{names[part]} as ({_cut(sql, COUNT_BOUND if part in counted else size, part in in_order)})"
        for part, (sql, _values) in read.items()
    )
    numbers = ", ".join(f"(select count(*) from {name}) as {name}" for name in names.values())  # noqa: S608 - no value
    told = [_first([names[part] for part in first if part in names], size)]
    told += [_counted([names[part] for part in parts if part in names]) for parts in several]
    with planned_anew(), connection.cursor() as cursor:
        cursor.execute(
            f"with {parts_once}, numbers as materialized (select {numbers}) select {', '.join(told)} from numbers",  # noqa: S608 - no value in it
            [at if at and value == NOW else value for _sql, values in read.values() for value in values],
        )
        keys, *counts = cursor.fetchone()
        return keys, counts


def _cut(sql: str, size: int, in_order: bool) -> str:
    """The first rows of a part, of which any will do where they are only counted."""
    return f"select pk, act_by from ({sql}) as part {IN_ORDER * in_order} limit {size}"  # noqa: S608 - no value in it


def _sources(parts: Iterable[Part]) -> dict[Part, tuple[str, tuple[Any, ...]]]:
    """What reads number and due moment of each part that can hold something, each part once."""
    return {part: source for part in dict.fromkeys(parts) if (source := _source(part))}


def _source(part: Part) -> Source:
    part = origin(part)
    if part not in _known:
        try:
            _known[part] = part.order_by().values_list("pk", "act_by").query.sql_with_params()
        except EmptyResultSet:
            _known[part] = None
    return _known[part]


def _counted(parts: Sequence[str]) -> str:
    """The number of different rows in the named parts; where one of them is full, they are not joined at all."""
    if not parts:
        return "0"
    if len(parts) == 1:
        return f"numbers.{parts[0]}"
    union = " union ".join(f"select pk from {name}" for name in parts)  # noqa: S608 - no value in it
    fullest = ", ".join(f"numbers.{name}" for name in parts)
    joined = f"(select least(count(*), {COUNT_BOUND}) from ({union}) as list)"  # noqa: S608 - no value in it
    return f"case when greatest({fullest}) >= {COUNT_BOUND} then {COUNT_BOUND} else {joined} end"


def _first(parts: Sequence[str], size: int) -> str:
    """The numbers of the `size` most pressing rows of the named parts."""
    if not parts:
        return "'{}'::bigint[]"
    union = " union ".join(f"(table {name} {IN_ORDER} limit {size})" for name in parts)
    return f"array(select pk from ({union}) as list {IN_ORDER} limit {size})"  # noqa: S608 - no value in it


def bounded_latest(rows: Part) -> int:
    """How many dossiers a list of the latest has; `COUNT_BOUND` for that many and more."""
    return rows.order_by()[:COUNT_BOUND].count()


def words(count: int) -> str:
    """The count as it is shown, also where it was broken off."""
    return f"{COUNT_BOUND - 1}+" if count >= COUNT_BOUND else str(count)


def told(count: int) -> dict[str, int]:
    """For a page: the `total`, or `more_than` how many there are where counting was broken off."""
    return {"more_than": COUNT_BOUND - 1} if count >= COUNT_BOUND else {"total": count}
