"""Handing out numbers."""

from django.db import connection

_NEXT = """
insert into numbering_series as s (centre, kind, period, last)
select %s, kind, period, 1 from unnest(%s::text[], %s::text[]) as asked (kind, period)
on conflict (centre, kind, period) do update set last = s.last + 1
returning kind, last
"""


def next_numbers(centre: int, series: dict[str, str]) -> dict[str, int]:
    """The next number of each series, given as kind and period: from 1, all in one statement.

    The series stay locked until the caller's transaction ends. A transaction that rolls back gives its numbers
    back, so a series has no gaps and no doubles.
    """
    kinds = sorted(series)  # one order for everybody, so that two never wait for each other in a circle
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [centre, kinds, [series[kind] for kind in kinds]])
        return {kind: int(last) for kind, last in cursor.fetchall()}


def next_number(centre: int, kind: str, period: str) -> int:
    """The next number of one series; see `next_numbers`."""
    return next_numbers(centre, {kind: period})[kind]
