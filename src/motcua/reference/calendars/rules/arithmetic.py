"""Adding and measuring working time, working days, calendar days and months. All times aware, in Vietnam."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from itertools import islice

from motcua.reference.calendars.rules.calendar import (
    ONE_DAY,
    WorkingCalendar,
    local,
    sessions_on,
    worked_on,
    working_days_from,
)

NOTHING = timedelta()


def working_time_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> timedelta:
    """Working time from `start` to `end`; negative when `end` comes first."""
    if end < start:
        return -working_time_between(calendar, end, start)
    start, end = local(start), local(end)
    first, last = start.date(), end.date()
    total = _part_of(calendar, first, start, end)
    if first == last:
        return total
    for day in range(1, (last - first).days):
        total += worked_on(calendar, first + day * ONE_DAY)
    return total + _part_of(calendar, last, start, end)


def _part_of(calendar: WorkingCalendar, day: date, start: datetime, end: datetime) -> timedelta:
    """What of that day's working time lies between `start` and `end`."""
    spans = (session.on(day) for session in sessions_on(calendar, day))
    return sum((max(min(end, closes) - max(start, opens), NOTHING) for opens, closes in spans), NOTHING)


def add_working_time(calendar: WorkingCalendar, start: datetime, amount: timedelta) -> datetime:
    """The first moment at which `amount` of working time has passed since `start`.

    An amount that fills a day ends at that day's close, not at the next opening; none at all ends at `start`.
    Raises ValueError for a negative amount.
    """
    if amount < NOTHING:
        raise ValueError(f"working time to add is negative: {amount}")
    start = local(start)
    if not amount:
        return start
    for day in working_days_from(calendar, start.date()):
        for session in sessions_on(calendar, day):
            opens, closes = session.on(day)
            begin = max(start, opens)
            if amount <= closes - begin:
                return begin + amount
            amount -= max(closes - begin, NOTHING)
    raise AssertionError("working days have no end")


def add_working_days(calendar: WorkingCalendar, start: date, days: int) -> date:
    """The last of `days` working days after `start`, which is not counted itself."""
    if days < 1:
        raise ValueError(f"a limit has at least one day, not {days}")
    return next(islice(working_days_from(calendar, start + ONE_DAY), days - 1, None))


def on_working_day(calendar: WorkingCalendar, day: date) -> date:
    """`day` itself when it is worked, else the next working day (Bộ luật Dân sự 2015 Đ148, recalled)."""
    return next(working_days_from(calendar, day))


def add_calendar_days(calendar: WorkingCalendar, start: date, days: int) -> date:
    """The last day of a period of `days` days after `start`; moved to the next working day if it is off.

    `start` is not counted (Bộ luật Dân sự 2015 Đ147, recalled). The period ends at that day's close.
    """
    if days < 1:
        raise ValueError(f"a limit has at least one day, not {days}")
    return on_working_day(calendar, start + days * ONE_DAY)


def months_later(start: date, months: int) -> date:
    """The same day, `months` later; the last day of a month that is shorter (31/01 to 28/02)."""
    years, month0 = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month0 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def add_months(calendar: WorkingCalendar, start: date, months: int) -> date:
    """The last day of a period of `months` months; moved to the next working day if it is off."""
    if months < 1:
        raise ValueError(f"a limit has at least one month, not {months}")
    return on_working_day(calendar, months_later(start, months))
