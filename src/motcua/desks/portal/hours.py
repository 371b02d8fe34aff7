"""When the Centre receives people, in words, and whether it does at this moment."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.formats import vn_datetime, vn_time, vn_weekday
from motcua.reference.calendars.rules import Session, WorkingCalendar, open_sessions_on, weekly_sessions

#: no line ends within `07:30–11:30`: a word joiner after the dash
JOIN = "\u2060"
#: a longer closing than this is not reckoned with
_LOOKED_AHEAD = timedelta(days=31)


def lines(calendar: WorkingCalendar, on: date) -> list[str]:
    """The ordinary week, one line for neighbouring days of the same hours; nothing for days without."""
    monday = on - timedelta(days=on.weekday())
    week = [(monday + timedelta(days=n), weekly_sessions(calendar, on, n + 1)) for n in range(7)]
    told = []
    for sessions, group in groupby(week, key=lambda day: day[1]):
        days = [day for day, _sessions in group]
        if sessions:
            told.append(f"{_days(days)}: {_hours(sessions)}")
    return told


def _days(days: list[date]) -> str:
    first, last = vn_weekday(days[0]), vn_weekday(days[-1])
    told = first if len(days) == 1 else _("%(first)s đến %(last)s") % {"first": first, "last": last}
    return told[:1].upper() + told[1:]


def _hours(sessions: Sequence[Session]) -> str:
    told = [f"{each.start:%H:%M}–{JOIN}{each.end:%H:%M}" for each in sessions]
    return (
        _("%(first)s và %(last)s") % {"first": ", ".join(told[:-1]), "last": told[-1]}
        if told[1:]
        else told[0]
    )


def now_line(calendar: WorkingCalendar, at: datetime) -> str:
    """The moment, and until when the Centre is open, or from when again."""
    local = at.astimezone(VIETNAM)
    state = _state(calendar, local)
    return f"{vn_datetime(local)} · {state}" if state else vn_datetime(local)


def _state(calendar: WorkingCalendar, at: datetime) -> str:
    for session in open_sessions_on(calendar, at.date()):
        start, end = session.on(at.date())
        if start <= at < end:
            return _("Đang mở cửa đến %(time)s") % {"time": vn_time(end)}
    opens = _next_opening(calendar, at)
    if opens is None:
        return ""
    when = vn_time(opens) if opens.date() == at.date() else vn_datetime(opens)
    return _("Đang nghỉ, mở cửa lại %(when)s") % {"when": when}


def _next_opening(calendar: WorkingCalendar, at: datetime) -> datetime | None:
    day = at.date()
    while day <= at.date() + _LOOKED_AHEAD:
        starts = [session.on(day)[0] for session in open_sessions_on(calendar, day)]
        later = [start for start in starts if start > at]
        if later:
            return later[0]
        day += timedelta(days=1)
    return None
