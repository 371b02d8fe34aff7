"""The moment a counting ends: a pure function of calendar, start, limit, parameters and stops."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars.rules.arithmetic import (
    add_working_days,
    add_working_time,
    months_later,
    on_working_day,
    working_time_between,
)
from motcua.reference.calendars.rules.calendar import (
    ONE_DAY,
    WorkingCalendar,
    close_of,
    is_working_day,
    local,
    sessions_on,
    working_day_after,
)
from motcua.reference.calendars.rules.limits import RECEIPT, Limit, Stop, Told, pauses, plain_days
from motcua.reference.calendars.rules.parameters import ClockParameters
from motcua.reference.calendars.states import Unit


@dataclass(frozen=True)
class Counting:
    """Everything a deadline is computed from."""

    calendar: WorkingCalendar
    received_at: datetime
    limit: Limit
    parameters: ClockParameters
    stops: Sequence[Stop] = ()
    told: Told = RECEIPT

    @property
    def received_on(self) -> date:
        """The day of receipt, in Vietnam."""
        return local(self.received_at).date()


@dataclass(frozen=True)
class Ending:
    """The promised moment, the last day counted (earlier when that day is off), the pauses that moved it."""

    at: datetime
    last_on: date
    pauses: tuple[Stop, ...] = ()


def hand_out_at(calendar: WorkingCalendar, day: date, hand_out: time) -> datetime:
    """When results are handed out on a working day: at the Centre's hour or the last open moment before it.

    On a day whose work begins only after that hour, at its close.
    """
    wanted = datetime.combine(day, hand_out, VIETNAM)
    begun = [closes for opens, closes in (s.on(day) for s in sessions_on(calendar, day)) if opens <= wanted]
    return min(begun[-1], wanted) if begun else close_of(calendar, day)


def by_cutoff(calendar: WorkingCalendar, received_at: datetime, cutoff: time) -> bool:
    """Whether that day still counts: a working day, not yet closed, and by the cut-off to the minute.

    Seconds are left out because the receipt shows none: 15:00:59 is printed, and counts, as 15:00.
    """
    received_at = local(received_at).replace(second=0, microsecond=0)
    day = received_at.date()
    return (
        is_working_day(calendar, day)
        and received_at.time() <= cutoff
        and received_at < close_of(calendar, day)
    )


def same_day_on(counting: Counting) -> date:
    """The day a same-day result is due: that day when in by the cut-off, else the next working day."""
    calendar, received_at = counting.calendar, counting.received_at
    if by_cutoff(calendar, received_at, counting.parameters.same_day_cutoff.value):
        return counting.received_on
    return working_day_after(calendar, counting.received_on)


def _promise(counting: Counting, day: date) -> datetime:
    """The hand-out moment of a due day, or of the next working day when it is off.

    The close of that day where the hand-out moment is over when the dossier comes in (same-day results).
    """
    day = on_working_day(counting.calendar, day)
    at = hand_out_at(counting.calendar, day, counting.parameters.hand_out.value)
    return at if at > counting.received_at else close_of(counting.calendar, day)


def _first_end(counting: Counting) -> datetime:
    """The end before any pause; for plain days on the hour of hand-out of the last day, worked or not."""
    calendar, limit, start = counting.calendar, counting.limit, counting.received_on
    if limit.same_day:
        return _promise(counting, same_day_on(counting))
    if limit.unit == Unit.HOUR:
        return add_working_time(calendar, counting.received_at, timedelta(hours=limit.value))
    if limit.unit == Unit.WORKING_DAY:
        return _promise(counting, add_working_days(calendar, start, limit.value))
    last = months_later(start, limit.value) if limit.unit == Unit.MONTH else start + limit.value * ONE_DAY
    return datetime.combine(last, counting.parameters.hand_out.value, VIETNAM)


def _later(counting: Counting, at: datetime, pause: Stop) -> datetime:
    """`at` moved by a pause: by its working time, and in periods of plain days by its whole length."""
    if plain_days(counting.limit):
        return at + (pause.end - pause.start)
    worked = working_time_between(counting.calendar, pause.start, pause.end)
    return add_working_time(counting.calendar, at, worked)


def _promised(counting: Counting, at: datetime) -> datetime:
    """The moment promised for the end reached: itself in hours, else the hand-out moment of its day.

    (A limit in days lasts to the close of its last day, so the day reached counts, not the hour.)
    """
    return at if counting.limit.unit == Unit.HOUR else _promise(counting, at.date())


def ending(counting: Counting) -> Ending:
    """Where the counting ends, without the explanation: what lists and jobs need.

    Only a pause that begins before the end then reached moves it, in order; a day off is passed over last.
    """
    at, moved_by = _first_end(counting), []
    for pause in pauses(counting.stops, counting.received_at):
        if pause.start < _promised(counting, at):
            at = _later(counting, at, pause)
            moved_by.append(pause)
    return Ending(_promised(counting, at), at.date(), tuple(moved_by))


def postponed(
    calendar: WorkingCalendar, due: datetime, pause: Stop, limit: Limit, parameters: ClockParameters
) -> datetime:
    """A promised moment that was not counted from the limit (a rescheduled one), moved by one whole pause."""
    counting = Counting(calendar, pause.start, limit, parameters)
    return _promised(counting, local(_later(counting, due, pause)))
