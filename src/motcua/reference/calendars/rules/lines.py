"""Why a deadline is what it is, one line for each step of the counting."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from motcua.foundation.ui.formats import vn_datetime, vn_day_month, vn_time
from motcua.foundation.words import _
from motcua.reference.calendars.rules.arithmetic import on_working_day, working_time_between
from motcua.reference.calendars.rules.calendar import (
    ONE_DAY,
    WorkingCalendar,
    close_of,
    day_length,
    day_off_on,
    is_working_day,
    local,
    sessions_on,
)
from motcua.reference.calendars.rules.clocks import forward_by
from motcua.reference.calendars.rules.days_off import days_off, made_up
from motcua.reference.calendars.rules.ending import Counting, Ending, by_cutoff, ending
from motcua.reference.calendars.rules.limits import plain_days
from motcua.reference.calendars.rules.line import Line, said
from motcua.reference.calendars.rules.names import full_day
from motcua.reference.calendars.rules.parameters import ClockParameters
from motcua.reference.calendars.rules.time_left import days_and_hours
from motcua.reference.calendars.states import Unit


def lines(counting: Counting, end: Ending) -> Iterator[Line]:
    """Every reason for the promised moment, in the order in which one would count by hand."""
    yield from _receipt(counting)
    yield from _count(counting)
    if not plain_days(counting.limit):
        yield from days_off(counting, end)
        yield from made_up(counting, end)
    yield from _pauses(counting, end)
    yield from _moved(counting, end)
    yield _promise(counting, end)
    yield from _unknown_years(counting, end)


def _receipt(counting: Counting) -> Iterator[Line]:
    at, given = counting.received_at, counting.parameters
    begins = counting.told.begins or _("Nhận đủ hồ sơ lúc %(at)s.")
    yield said(begins, given.clock_start, at=vn_datetime(at))
    sessions = [s.on(counting.received_on) for s in sessions_on(counting.calendar, counting.received_on)]
    if not any(opens <= at <= closes for opens, closes in sessions):
        yield said(_("Lúc đó ngoài giờ làm việc. Thời hạn vẫn tính từ lúc nhận."))


def _count(counting: Counting) -> Iterator[Line]:
    limit, given = counting.limit, counting.parameters
    if limit.same_day:
        yield same_day(counting)
    elif limit.unit == Unit.HOUR:
        yield said(_("Đếm %(limit)s từ lúc nhận, chỉ tính trong giờ làm việc."), limit=limit)
    else:
        day = vn_day_month(counting.received_on)
        yield said(_("Không tính ngày nhận %(day)s."), given.day_of_event, day=day)
        yield _counted(counting)


def _counted(counting: Counting) -> Line:
    """The days counted before any pause is added."""
    first, last = counting.received_on + ONE_DAY, ending(replace(counting, stops=())).last_on
    if not plain_days(counting.limit):
        first = on_working_day(counting.calendar, first)
    text = _("Đếm %(limit)s, từ %(first)s đến %(last)s.")
    return said(text, limit=counting.limit, first=full_day(first), last=full_day(last))


def same_day(counting: Counting) -> Line:
    """Why a same-day result is due that day or the next working day."""
    given, at = counting.parameters.same_day_cutoff, local(counting.received_at)
    if by_cutoff(counting.calendar, at, given.value):
        cutoff = given.value.strftime("%H:%M")
        return said(_("Nhận không muộn hơn %(cutoff)s nên trả kết quả trong ngày."), given, cutoff=cutoff)
    missed = _missed(counting.calendar, at, given.value)
    return said(_("%(missed)s nên trả kết quả vào ngày làm việc tiếp theo."), given, missed=missed)


def forwarding(
    calendar: WorkingCalendar, received_at: datetime, parameters: ClockParameters
) -> Iterator[Line]:
    """Why a dossier is forwarded by then. Source: NĐ 118/2025 Đ18.2 (C3, C4); how long "đầu giờ" lasts is a setting."""
    given, opening, at = parameters.forward_cutoff, parameters.forward_opening, local(received_at)
    by = forward_by(calendar, at, parameters)
    if by_cutoff(calendar, at, given.value):
        text = _(
            "Nhận không muộn hơn %(cutoff)s nên chuyển ngay trong ngày, trước khi đóng cửa lúc %(close)s."
        )
        yield said(text, given, cutoff=given.value.strftime("%H:%M"), close=vn_time(by))
        return
    missed = _missed(calendar, at, given.value)
    yield said(_("%(missed)s nên chuyển vào đầu giờ ngày làm việc tiếp theo."), given, missed=missed)
    text = _("Đầu giờ là %(opening)s kể từ lúc mở cửa, nên chuyển chậm nhất %(at)s.")
    yield said(text, opening, opening=opening.value, at=vn_datetime(by))


def _missed(calendar: WorkingCalendar, at: datetime, cutoff: time) -> str:
    """Why a receipt does not count for its own day."""
    if not is_working_day(calendar, at.date()):
        return _("Nhận vào ngày nghỉ")
    if at.time().replace(second=0, microsecond=0) > cutoff:
        return _("Nhận sau %(cutoff)s") % {"cutoff": cutoff.strftime("%H:%M")}
    close = vn_time(close_of(calendar, at.date()))
    return _("Nhận khi ngày làm việc đã kết thúc lúc %(close)s") % {"close": close}


def _pauses(counting: Counting, end: Ending) -> Iterator[Line]:
    for pause in end.pauses:
        values = {"start": vn_datetime(pause.start), "end": vn_datetime(pause.end), "reason": pause.reason}
        if plain_days(counting.limit):
            text = _("Tạm dừng từ %(start)s đến %(end)s: %(reason)s. Cộng thêm đúng thời gian đó.")
            yield said(text, **values)
        else:
            worked = working_time_between(counting.calendar, pause.start, pause.end)
            amount = days_and_hours(worked, day_length(counting.calendar, counting.received_on))
            text = _("Tạm dừng từ %(start)s đến %(end)s: %(reason)s. Cộng thêm %(amount)s làm việc.")
            yield said(text, **values, amount=amount)


def _moved(counting: Counting, end: Ending) -> Iterator[Line]:
    """Off the last day counted, when that day is off."""
    if end.last_on == end.at.date():
        return
    off = day_off_on(counting.calendar, end.last_on)
    yield said(
        _("Ngày cuối %(day)s là ngày nghỉ (%(name)s) nên sang ngày làm việc tiếp theo, %(next)s."),
        counting.parameters.end_on_working_day,
        day=full_day(end.last_on),
        name=off.name if off else _("nghỉ hằng tuần"),
        next=full_day(end.at.date()),
    )


def _promise(counting: Counting, end: Ending) -> Line:
    given, at = counting.parameters.hand_out, vn_datetime(end.at)
    if counting.told.ends:
        return said(counting.told.ends, given, at=at)
    if counting.limit.unit == Unit.HOUR:
        return said(_("Hẹn trả lúc %(at)s, khi đủ số giờ."), at=at)
    if end.at.time() == given.value:
        return said(_("Hẹn trả lúc %(at)s, giờ trả kết quả của Trung tâm."), given, at=at)
    text = _("Hẹn trả lúc %(at)s, vì không trả được lúc %(usual)s như thường lệ.")
    return said(text, given, at=at, usual=given.value.strftime("%H:%M"))


def _unknown_years(counting: Counting, end: Ending) -> Iterator[Line]:
    """A warning when no day off is known for a year the counting touches."""
    known = {day.year for day in counting.calendar.holidays}
    text = _("Chưa có ngày nghỉ nào của năm %(year)s trong lịch. Cập nhật lịch trước khi in giấy hẹn.")
    for year in range(counting.received_on.year, end.at.year + 1):
        if year not in known:
            yield said(text, year=year)
