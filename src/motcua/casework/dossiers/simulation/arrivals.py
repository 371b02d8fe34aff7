"""When dossiers come in: so many over so many Centres and days, by season, weekday and hour."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from random import Random

from motcua.casework.dossiers.simulation.mixes import Mixes
from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars.rules import WorkingCalendar, is_working_day
from motcua.reference.calendars.states import DayOffKind

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Arrival:
    """One dossier to come: its Centre and the moment, a whole minute."""

    centre: int
    at: datetime


@dataclass(frozen=True)
class House:
    """A Centre as arrivals see it: its number, its working days, how much is filed there."""

    centre: int
    calendar: WorkingCalendar
    size: float


class Season:
    """How busy each day is beside a plain Wednesday; 0 on a day off."""

    def __init__(self, calendar: WorkingCalendar, mixes: Mixes) -> None:
        self.calendar, self.mixes = calendar, mixes
        self.tet = sorted(day for day, off in calendar.holidays.items() if off.kind == DayOffKind.TET)
        self.tet_weeks = {day.isocalendar()[:2] for day in self.tet}

    def factor(self, day: date) -> float:
        """How busy a day is."""
        if not is_working_day(self.calendar, day):
            return 0.0
        factor = self.mixes.weekdays[day.weekday()]
        if day.isocalendar()[:2] in self.tet_weeks:
            return factor * self.mixes.tet_week
        place = bisect(self.tet, day)
        if place and (day - self.tet[place - 1]).days <= self.mixes.after_tet["days"]:
            return factor * float(self.mixes.after_tet["factor"])
        summer = day.month in self.mixes.summer["months"]
        return factor * float(self.mixes.summer["factor"]) if summer else factor


def arrivals(
    count: int, houses: Sequence[House], first: date, last: date, *, mixes: Mixes, rng: Random
) -> Iterator[Arrival]:
    """`count` arrivals from `first` to `last`, day by day and Centre by Centre, each day in order of time.

    Gives none when no Centre works on any of these days.
    """
    seasons = {id(house.calendar): Season(house.calendar, mixes) for house in houses}
    days = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    places = [(day, house) for day in days for house in houses]
    busy = list(accumulate(seasons[id(h.calendar)].factor(day) * h.size for day, h in places))
    if not busy or not busy[-1]:
        return
    done = 0
    for (day, house), upto in zip(places, busy, strict=True):
        wanted = round(count * upto / busy[-1])
        moments = sorted(_moment(day, mixes, rng) for _each in range(wanted - done))
        for at in moments:
            yield Arrival(house.centre, at)
        done = wanted


def _moment(day: date, mixes: Mixes, rng: Random) -> datetime:
    """A minute of the day, by how arrivals spread over its hours."""
    spans = [(start, end) for start, end, _share in mixes.hours]
    start, end = rng.choices(spans, [share for _start, _end, share in mixes.hours])[0]
    minutes = int(60 * (start + rng.random() * (end - start)))
    return datetime.combine(day, time(minutes // 60, minutes % 60), VIETNAM)
