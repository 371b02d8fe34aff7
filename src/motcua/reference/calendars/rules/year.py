"""A year of the calendar, day by day, as a wall calendar shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import (
    ONE_DAY,
    WorkingCalendar,
    is_working_day,
    sessions_on,
)
from motcua.reference.calendars.rules.names import full_day, hours_of
from motcua.reference.calendars.states import Mark

#: marks that need no question mark in the cell
SURE = {Mark.FOUND, Mark.RECALLED, Mark.SETTING, ""}


@dataclass(frozen=True)
class Look:
    """How one day is shown: `kind` gives the shape, `letter` stands in the cell, `words` are read out."""

    on: date
    kind: str
    letter: str
    words: str


@dataclass(frozen=True)
class Month:
    """One month: seven looks a week from Monday on, None outside the month."""

    number: int
    weeks: tuple[tuple[Look | None, ...], ...]


def legend() -> list[tuple[str, str, str]]:
    """Kind, letter and meaning of everything that is not plain."""
    return [
        ("off", _("N"), _("Nghỉ lễ, Tết, nghỉ bù")),
        ("swapped", _("H"), _("Nghỉ hoán đổi")),
        ("made-up", _("B"), _("Ngày làm bù")),
        ("extra", _("T"), _("Có buổi thêm, tính vào thời hạn")),
        ("open", _("M"), _("Có buổi thêm, không tính")),
        ("closed", _("Đ"), _("Trung tâm đóng cửa")),
        ("weekend", "", _("Nghỉ hằng tuần")),
        ("unsure", "?", _("Chưa chắc, cần kiểm tra")),
    ]


def look_of(calendar: WorkingCalendar, day: date) -> Look:
    """How a day is shown: as closed, else made up, else off, else with extra hours, else as its weekday."""
    letters = {kind: letter for kind, letter, _words in legend()}
    kind, note, mark = _kind_of(calendar, day)
    letter = letters.get(kind, "") + ("" if mark in SURE else "?")
    hours = ", ".join(hours_of(session) for session in sessions_on(calendar, day))
    return Look(day, kind, letter, ": ".join(part for part in (full_day(day), note, hours) if part))


def _kind_of(calendar: WorkingCalendar, day: date) -> tuple[str, str, str]:
    """Kind, note and mark of a day."""
    if closed := calendar.closed.get(day):
        return "closed", closed.name, closed.mark
    if swap := calendar.swapped.get(day):
        return "made-up", _("làm bù cho %(day)s") % {"day": full_day(swap.instead_of)}, swap.mark
    if off := calendar.holidays.get(day):
        swapped = day in {made_up.instead_of for made_up in calendar.swapped.values()}
        return ("swapped" if swapped else "off"), off.name, off.mark
    if day in calendar.extra:
        return "extra", _("có buổi thêm"), ""
    if day in calendar.uncounted:
        return "open", _("có buổi thêm, không tính vào thời hạn"), ""
    return ("work", "", "") if is_working_day(calendar, day) else ("weekend", _("nghỉ"), "")


def months_of(calendar: WorkingCalendar, year: int) -> list[Month]:
    """The twelve months of a year."""
    return [Month(number, tuple(_weeks(calendar, date(year, number, 1)))) for number in range(1, 13)]


def _weeks(calendar: WorkingCalendar, first: date) -> Iterator[tuple[Look | None, ...]]:
    monday = first - timedelta(days=first.weekday())
    while monday.month == first.month or monday < first:
        week = [monday + n * ONE_DAY for n in range(7)]
        yield tuple(look_of(calendar, day) if day.month == first.month else None for day in week)
        monday += 7 * ONE_DAY
