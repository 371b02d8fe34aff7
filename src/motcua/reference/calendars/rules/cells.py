"""The days from receipt to the promised one, one cell each, as the pane draws them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.foundation.clock import VIETNAM
from motcua.foundation.words import _
from motcua.reference.calendars.rules.arithmetic import NOTHING, working_time_between
from motcua.reference.calendars.rules.calendar import ONE_DAY, day_off_on, is_working_day
from motcua.reference.calendars.rules.ending import Counting, Ending
from motcua.reference.calendars.rules.limits import plain_days
from motcua.reference.calendars.rules.names import short_name, weekday_label
from motcua.reference.calendars.states import Unit


@dataclass(frozen=True)
class Day:
    """One day: its short weekday (`T2` … `CN`), what it is (start, counted, skipped, due) and a note."""

    on: date
    weekday: str
    kind: str
    note: str


def cells(counting: Counting, end: Ending) -> tuple[Day, ...]:
    """A cell for each day from the day of receipt to the promised day, both included."""
    start, due = counting.received_on, end.at.date()
    numbers = _numbers(counting, end)
    days = [start + n * ONE_DAY for n in range((due - start).days + 1)]
    return tuple(_cell(counting, day, numbers, due) for day in days)


def _cell(counting: Counting, day: date, numbers: dict[date, str], due: date) -> Day:
    if day == due:
        note = _("nhận và trả") if day == counting.received_on else numbers.get(day) or _("đến hạn")
        return Day(day, weekday_label(day), "due", note)
    if day == counting.received_on:
        return Day(day, weekday_label(day), "start", _("nhận"))
    if day in numbers:
        return Day(day, weekday_label(day), "counted", numbers[day])
    return Day(day, weekday_label(day), "skipped", _why_skipped(counting, day))


def _why_skipped(counting: Counting, day: date) -> str:
    off = day_off_on(counting.calendar, day)
    if off:
        return short_name(off)
    return _("tạm dừng") if is_working_day(counting.calendar, day) else _("nghỉ")


def _numbers(counting: Counting, end: Ending) -> dict[date, str]:
    """The days that count and what they are called; hours and months are not numbered by the day."""
    counted = _countable(counting, end)
    if counting.limit.unit in (Unit.HOUR, Unit.MONTH):
        return dict.fromkeys(counted, "")
    if counting.limit.same_day:
        return {}
    paused = _paused(counting, end, counted)
    running = [day for day in counted if day not in paused]
    last = counting.limit.value
    return {day: _("ngày %(n)s") % {"n": min(n, last)} for n, day in enumerate(running, start=1)}


def _countable(counting: Counting, end: Ending) -> list[date]:
    """The days after receipt that the limit's unit counts, pauses left aside."""
    last = end.last_on if plain_days(counting.limit) else end.at.date()
    span = [counting.received_on + n * ONE_DAY for n in range(1, (last - counting.received_on).days + 1)]
    if plain_days(counting.limit):
        return span
    return [day for day in span if is_working_day(counting.calendar, day)]


def _paused(counting: Counting, end: Ending, counted: list[date]) -> set[date]:
    """The days the pauses cost, so that the numbers end at the limit: those that stood still longest."""
    cost = len(counted) - counting.limit.value
    stood = {day: _stood_still(counting, end, day) for day in counted[:-1]}
    longest = sorted((day for day in stood if stood[day]), key=lambda day: (-stood[day], day))
    return set(longest[: max(cost, 0)])


def _stood_still(counting: Counting, end: Ending, day: date) -> timedelta:
    """How long the clock stood still that day: working time, or any time for plain days."""
    dawn = datetime.combine(day, time.min, VIETNAM)
    inside = [(max(p.start, dawn), min(p.end, dawn + ONE_DAY)) for p in end.pauses]
    stood = [(start, stop) for start, stop in inside if start < stop]
    if plain_days(counting.limit):
        return sum((stop - start for start, stop in stood), NOTHING)
    return sum((working_time_between(counting.calendar, start, stop) for start, stop in stood), NOTHING)
