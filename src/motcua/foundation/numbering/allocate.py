"""Handing out numbers."""

from django.db import connection

_NEXT = """
insert into numbering_series as s (centre, kind, period, last) values (%s, %s, %s, 1)
on conflict (centre, kind, period) do update set last = s.last + 1
returning last
"""


def next_number(centre: int, kind: str, period: str) -> int:
    """The next number of the series, from 1; the series stays locked until the caller's transaction ends.

    A transaction that rolls back gives its number back, so a series has no gaps and no doubles.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [centre, kind, period])
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
