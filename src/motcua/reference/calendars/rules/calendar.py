"""The working calendar of one Centre as a value, and which hours are worked on a day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from motcua.foundation.clock import VIETNAM

ONE_DAY = timedelta(days=1)
#: more workless days in a row than this is a mistake in the rows, never a holiday
LONGEST_BREAK_DAYS = 366


class NoWorkingTime(ValueError):
    """The calendar has no hour of work for a whole year: its weekly hours are missing."""


@dataclass(frozen=True, order=True)
class Session:
    """One unbroken stretch of work in a day, on the clock of Vietnam; `end` is after `start`."""

    start: time
    end: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Its two ends on that day, aware, Vietnam."""
        return datetime.combine(day, self.start, VIETNAM), datetime.combine(day, self.end, VIETNAM)


Sessions = tuple[Session, ...]


@dataclass(frozen=True)
class Week:
    """The sessions of each ISO weekday (1 = Monday) from `since` on, until a later Week takes over."""

    since: date
    sessions: Mapping[int, Sessions]


@dataclass(frozen=True)
class DayOff:
    """Why nobody works on a day: its name, its kind (a `DayOffKind`), and where it is written."""

    name: str
    kind: str
    source: str = ""
    mark: str = ""


@dataclass(frozen=True)
class MakeUpDay:
    """A day worked in place of `instead_of`, with the hours of that day's weekday."""

    instead_of: date
    source: str = ""
    mark: str = ""


@dataclass(frozen=True)
class WorkingCalendar:
    """When one Centre works, as known in `version`; the same version always gives the same answers.

    A day is read in this order: closed, worked to make up for another day, off, weekly hours. Extra sessions
    are added to a day that is not closed and not off. `uncounted` sessions are open to citizens but are
    no working time: they never move a deadline.
    """

    version: int
    weeks: tuple[Week, ...]
    holidays: Mapping[date, DayOff] = field(default_factory=dict)
    swapped: Mapping[date, MakeUpDay] = field(default_factory=dict)
    extra: Mapping[date, Sessions] = field(default_factory=dict)
    closed: Mapping[date, DayOff] = field(default_factory=dict)
    uncounted: Mapping[date, Sessions] = field(default_factory=dict)
    #: what was worked out of single days so far: lists ask for the same days again and again
    _known: dict[tuple[str, date], timedelta] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def known(self, rule: Callable[["WorkingCalendar", date], timedelta], day: date) -> timedelta:
        """What `rule` says of that day, worked out once."""
        key = rule.__name__, day
        if key not in self._known:
            self._known[key] = rule(self, day)
        return self._known[key]


def local(moment: datetime) -> datetime:
    """`moment` on the clock of Vietnam. Raises ValueError for a moment without zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs its zone: {moment}")
    return moment.astimezone(VIETNAM)


def weekly_sessions(calendar: WorkingCalendar, day: date, weekday: int) -> Sessions:
    """The sessions of that ISO weekday under the weekly hours in force on `day`."""
    for week in reversed(calendar.weeks):
        if week.since <= day:
            return week.sessions.get(weekday, ())
    return ()


def _regular(calendar: WorkingCalendar, day: date) -> Sessions:
    made_up = calendar.swapped.get(day)
    if made_up:
        return weekly_sessions(calendar, day, made_up.instead_of.isoweekday())
    return weekly_sessions(calendar, day, day.isoweekday())


def joined(sessions: Sessions) -> Sessions:
    """The same time as sessions in order that neither touch nor overlap."""
    whole: list[Session] = []
    for session in sorted(sessions):
        if whole and session.start <= whole[-1].end:
            whole[-1] = Session(whole[-1].start, max(whole[-1].end, session.end))
        else:
            whole.append(session)
    return tuple(whole)


def sessions_on(calendar: WorkingCalendar, day: date) -> Sessions:
    """The stretches of working time of a day, in order; empty when nobody works."""
    if day in calendar.closed or (day in calendar.holidays and day not in calendar.swapped):
        return ()
    regular = _regular(calendar, day)
    extra = calendar.extra.get(day)
    return joined(regular + extra) if extra else regular


def open_sessions_on(calendar: WorkingCalendar, day: date) -> Sessions:
    """When citizens are received on a day: working time and the sessions that do not count."""
    if day in calendar.closed:
        return ()
    return joined(sessions_on(calendar, day) + calendar.uncounted.get(day, ()))


def is_working_day(calendar: WorkingCalendar, day: date) -> bool:
    """Whether the day has working time."""
    return bool(sessions_on(calendar, day))


def day_off_on(calendar: WorkingCalendar, day: date) -> DayOff | None:
    """What keeps a day from being worked; None for a working day and for a plain weekend."""
    if is_working_day(calendar, day):
        return None
    return calendar.closed.get(day) or calendar.holidays.get(day)


def working_days_from(calendar: WorkingCalendar, day: date) -> Iterator[date]:
    """The working days from `day` (included) on, without end. Raises NoWorkingTime when there are none."""
    idle = 0
    while idle <= LONGEST_BREAK_DAYS:
        idle = 0 if is_working_day(calendar, day) else idle + 1
        if not idle:
            yield day
        day += ONE_DAY
    raise NoWorkingTime(f"no working day in the year before {day}")


def working_day_after(calendar: WorkingCalendar, day: date) -> date:
    """The first working day later than `day`."""
    return next(working_days_from(calendar, day + ONE_DAY))


def opening_of(calendar: WorkingCalendar, day: date) -> datetime:
    """The beginning of the first session of a working day."""
    return sessions_on(calendar, day)[0].on(day)[0]


def close_of(calendar: WorkingCalendar, day: date) -> datetime:
    """The end of the last session of a working day."""
    return sessions_on(calendar, day)[-1].on(day)[1]


def day_length(calendar: WorkingCalendar, day: date) -> timedelta:
    """Working time of a full day under the weekly hours in force on `day`: that of its longest weekday."""
    return calendar.known(_longest, day)


def _longest(calendar: WorkingCalendar, day: date) -> timedelta:
    return max(length(day, weekly_sessions(calendar, day, weekday)) for weekday in range(1, 8))


def worked_on(calendar: WorkingCalendar, day: date) -> timedelta:
    """Working time of that day; none when it is off."""
    return calendar.known(_worked, day)


def _worked(calendar: WorkingCalendar, day: date) -> timedelta:
    return length(day, sessions_on(calendar, day))


def length(day: date, sessions: Sessions) -> timedelta:
    """Working time in these sessions."""
    return sum((end - start for start, end in (s.on(day) for s in sessions)), timedelta())
