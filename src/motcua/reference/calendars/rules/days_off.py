"""Which days of a counting were not worked and why, and which were although one would not think so."""

from collections.abc import Iterator
from datetime import date

from motcua.foundation.ui.formats import vn_day_month
from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import ONE_DAY, day_off_on, is_working_day
from motcua.reference.calendars.rules.ending import Counting, Ending
from motcua.reference.calendars.rules.line import Line, said
from motcua.reference.calendars.rules.names import full_day


def _span(counting: Counting, end: Ending) -> list[date]:
    """The days after receipt up to the promised one."""
    days = (end.at.date() - counting.received_on).days
    return [counting.received_on + n * ONE_DAY for n in range(1, days + 1)]


def skipped_days(counting: Counting, end: Ending) -> list[date]:
    """The days between receipt and the promised one on which nobody works."""
    return [day for day in _span(counting, end) if not is_working_day(counting.calendar, day)]


def days_off(counting: Counting, end: Ending) -> Iterator[Line]:
    """The days that were not counted: weekends in one line, every other day off with its own source."""
    skipped = skipped_days(counting, end)
    weekly = [vn_day_month(day) for day in skipped if day_off_on(counting.calendar, day) is None]
    if weekly:
        text = _("Không tính %(count)s ngày nghỉ hằng tuần: %(days)s.")
        yield said(text, counting.parameters.days_off, count=len(weekly), days=", ".join(weekly))
    for day in skipped:
        if off := day_off_on(counting.calendar, day):
            text = _("Không tính %(day)s: %(name)s.") % {"day": full_day(day), "name": off.name}
            yield Line(text, off.source, off.mark)
    if not skipped and not counting.limit.same_day:
        yield said(_("Không gặp ngày nghỉ."))


def made_up(counting: Counting, end: Ending) -> Iterator[Line]:
    """The days that were counted because of a swap or of an extra session."""
    calendar = counting.calendar
    for day in _span(counting, end):
        if swap := calendar.swapped.get(day):
            text = _("Tính cả %(day)s, ngày làm bù cho %(other)s.")
            values = {"day": full_day(day), "other": full_day(swap.instead_of)}
            yield Line(text % values, swap.source, swap.mark)
        elif calendar.extra.get(day) and is_working_day(calendar, day):
            yield said(_("Tính cả %(day)s, có buổi làm việc thêm của Trung tâm."), day=full_day(day))
