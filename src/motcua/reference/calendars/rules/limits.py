"""Time limits and the stops that pause them, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import local
from motcua.reference.calendars.states import Unit


@dataclass(frozen=True)
class Limit:
    """How long a procedure may take: `value` of `unit`, or the same day.

    `same_day` is the rule of certain one-day procedures: in by the cut-off, out the same day. `unit` may be
    given by its plain value. Raises ValueError for a limit that cannot be counted.
    """

    value: int
    unit: Unit
    same_day: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", Unit(self.unit))
        if self.value < 1:
            raise ValueError(f"a limit is at least 1, not {self.value}")
        if self.same_day and (self.value != 1 or self.unit not in (Unit.WORKING_DAY, Unit.DAY)):
            raise ValueError(f"a same-day limit is one day, not {self.value} {self.unit}")

    def __str__(self) -> str:
        if self.same_day:
            return _("trong ngày")
        return f"{self.value} {self.unit.label}"


@dataclass(frozen=True)
class Told:
    """The sentences of an explanation for where a counting begins and where it ends; empty: reception and return."""

    begins: str = ""
    ends: str = ""


RECEIPT = Told()


def plain_days(limit: Limit) -> bool:
    """Whether every day counts, worked or not: limits in days and months, unless it is a same-day limit."""
    return limit.unit in (Unit.DAY, Unit.MONTH) and not limit.same_day


@dataclass(frozen=True)
class Stop:
    """One pause of a running clock and why. While it lasts, `end` is the moment one looks at it."""

    reason: str
    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a stop ends before it starts: {self.start}, {self.end}")


def pauses(stops: Iterable[Stop], since: datetime) -> list[Stop]:
    """When the clock stood still after `since`: in order, Vietnam, overlapping stops joined into one."""
    whole: list[Stop] = []
    for stop in sorted(stops, key=lambda stop: stop.start):
        start, end = local(max(stop.start, since)), local(stop.end)
        if end <= start:
            continue
        if whole and start <= whole[-1].end:
            before = whole.pop()
            reasons = dict.fromkeys((before.reason, stop.reason))
            whole.append(Stop("; ".join(reasons), before.start, max(before.end, end)))
        else:
            whole.append(Stop(stop.reason, start, end))
    return whole
