"""Promises of one calendar, each counted once for a part of a day in which it cannot differ."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from motcua.casework.dossiers.promises import Counting, Part, Promise
from motcua.foundation.ui.formats import vn_datetime
from motcua.reference.calendars import rules
from motcua.reference.calendars.rules import (
    ClockParameters,
    Deadline,
    Limit,
    Stop,
    WorkingCalendar,
    ending,
    sessions_on,
)
from motcua.reference.calendars.rules.lines import lines
from motcua.reference.calendars.states import Unit

#: JSON as it is stored
as_text = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Promised:
    """What of a promise a dossier keeps; `clock` is `Promise.as_json` as text."""

    due_at: datetime
    forward_by: datetime
    clock: str
    #: hours that the other of two appointments gives to the steps
    other_hours: float = 0


class Promises:
    """The promises of a calendar under the parameters of each day.

    A promise in days depends on the hour of receipt only by whether a session, a cut-off or the hour of hand-out
    is over; only its first line names the minute. So it is counted once for each of those parts of a day, by the
    same rules as `promises.promise`, and the minute is put in; a test holds every minute against that promise.
    """

    def __init__(self, calendar: WorkingCalendar, parameters: Callable[[date], ClockParameters]) -> None:
        self.calendar = calendar
        self._parameters = parameters
        self._days: dict[date, tuple[Counting, list[time]]] = {}
        self._known: dict[tuple[Limit, Part | None, date, int], tuple[Promised, str]] = {}

    def counting(self, day: date) -> Counting:
        """What is counted with on that day."""
        return self._day(day)[0]

    def _day(self, day: date) -> tuple[Counting, list[time]]:
        known = self._days.get(day)
        if known is None:
            given = self._parameters(day)
            marks = {given.forward_cutoff.value, given.same_day_cutoff.value, given.hand_out.value}
            for session in sessions_on(self.calendar, day):
                marks |= {session.start, session.end}
            known = self._days[day] = Counting(self.calendar, given), sorted(marks)
        return known

    def of(
        self, at: datetime, limit: Limit, stops: Sequence[Stop] = (), part: Part | None = None
    ) -> Promised:
        """The promise for a receipt at `at`, a whole minute on the clock of Vietnam, moved by `stops`."""
        day = at.date()
        counting, marks = self._day(day)
        if stops or limit.unit == Unit.HOUR:
            return _kept(counting, at, limit, stops, part)
        hours = bisect_left(marks, at.time()) + bisect_right(marks, at.time())
        known = self._known.get((limit, part, day, hours))
        if known is None:
            known = self._known[limit, part, day, hours] = (
                _kept(counting, at, limit, part=part),
                vn_datetime(at),
            )
        promised, minute = known
        clock = promised.clock.replace(minute, vn_datetime(at), 1)
        return replace(promised, clock=clock)


def _kept(
    counting: Counting,
    at: datetime,
    limit: Limit,
    stops: Sequence[Stop] = (),
    part: Part | None = None,
) -> Promised:
    """What `promises.promise` gives, without the days of its calendar and its summary, which no dossier keeps."""
    told = part.told if part else rules.RECEIPT
    asked = ending.Counting(counting.calendar, at, limit, counting.parameters, tuple(stops), told)
    end = ending.ending(asked)
    deadline = Deadline(end.at, (), tuple(lines(asked, end)), "", counting.calendar.version)
    forward_by = rules.forward_by(counting.calendar, at, counting.parameters)
    made = Promise(limit, deadline, forward_by, next_day=forward_by.date() > at.date(), part=part)
    other_hours = part.as_json()["other_hours"] if part else 0
    return Promised(end.at, forward_by, as_text(made.as_json()), other_hours)
