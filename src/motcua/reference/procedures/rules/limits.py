"""Time limits: which one holds for a channel, and how many hours of steps it gives."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

#: Hours a counted day gives to the steps of the internal process (legend of the seed file).
HOURS_A_DAY = 8
#: Days we take a month of a limit for when its steps are added up; a deadline is never counted with it.
DAYS_A_MONTH = 30


class TimeLimit(Protocol):
    """One time limit of a procedure; the empty channel means every channel."""

    @property
    def channel(self) -> str: ...
    @property
    def position(self) -> int: ...
    @property
    def is_case(self) -> bool: ...


Limit = TypeVar("Limit", bound=TimeLimit)


def counted_hours(value: int, unit: str) -> Decimal:
    """Hours of steps a limit has room for: 8 for each day it counts, be they working or calendar days."""
    days = {"working_day": value, "day": value, "month": value * DAYS_A_MONTH}
    return Decimal(value) if unit == "hour" else Decimal(days[unit] * HOURS_A_DAY)


def main_limit(limits: Sequence[Limit], channel: str) -> Limit:
    """The limit of the ordinary case: the one of this channel if there is one, else the first."""
    ordinary = sorted((limit for limit in limits if not limit.is_case), key=lambda limit: limit.position)
    own = [limit for limit in ordinary if channel and limit.channel == channel]
    return (own or [limit for limit in ordinary if not limit.channel] or ordinary)[0]
