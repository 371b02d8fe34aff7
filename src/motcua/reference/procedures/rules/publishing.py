"""Whether a procedure was announced, entered and posted in time; days are data with their source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

#: the day so many working days after another one
AddWorkingDays = Callable[[date, int], date]


@dataclass(frozen=True)
class Clock:
    """So many days before or after a day; `source` is found or inferred, `basis` where it stands."""

    days: int
    #: before: at least so many days earlier; after: at most so many days later
    side: str
    #: day or working_day
    unit: str
    source: str
    basis: str


@dataclass(frozen=True)
class Timing:
    """One act against its clock: the last day it was in time, and how many calendar days late it was or is."""

    clock: Clock
    last_day: date
    #: None while the act has not happened
    done_on: date | None
    #: calendar days past `last_day`; 0 when in time or not due yet
    late_days: int


def timing(clock: Clock, start: date, done_on: date | None, today: date, add: AddWorkingDays) -> Timing:
    """How an act stands to its clock; one that has not happened is measured today."""
    last = last_day(clock, start, add)
    return Timing(clock, last, done_on, max(0, ((done_on or today) - last).days))


def last_day(clock: Clock, start: date, add: AddWorkingDays) -> date:
    """The last day on which the act is in time, counted from `start` (which does not count itself)."""
    days = -clock.days if clock.side == "before" else clock.days
    return add(start, days) if clock.unit == "working_day" and days > 0 else start + timedelta(days=days)
