"""Handing out many numbers at once, for what is written in bulk."""

from collections.abc import Mapping

from django.db import connection

_TAKE = """
insert into numbering_series as s (centre, kind, period, last)
select centre, %s, period, wanted
from unnest(%s::int[], %s::text[], %s::bigint[]) as asked (centre, period, wanted)
on conflict (centre, kind, period) do update set last = s.last + excluded.last
returning centre, period, last
"""


def take_blocks(kind: str, wanted: Mapping[tuple[int, str], int]) -> dict[tuple[int, str], int]:
    """The first number of a block of so many, for each Centre and period: all in one statement.

    The next number given to anybody follows the block, as if each of its numbers had been asked for alone.
    """
    asked = sorted(wanted)  # one order for everybody, so that two never wait for each other in a circle
    centres, periods = [centre for centre, _period in asked], [period for _centre, period in asked]
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [kind, centres, periods, [wanted[place] for place in asked]])
        return {
            (centre, period): int(last) - wanted[centre, period] + 1
            for centre, period, last in cursor.fetchall()
        }
