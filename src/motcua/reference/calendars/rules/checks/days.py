"""What a change about a day may not do. Each check gives nothing, or raises RuleBroken in plain words."""

from collections.abc import Sequence
from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.ui.formats import vn_date
from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import WorkingCalendar, is_working_day
from motcua.reference.calendars.rules.names import full_day

#: how far ahead a date may lie before it is taken for a slip of the pen
FARTHEST_YEARS = 10
Pair = tuple[date, date]


def require_ahead(day: date, *, today: date) -> None:
    """Nothing when `day` is today or later and not absurdly far.

    A change never moves the deadline of a dossier already received, so one about the past would do nothing.
    """
    if day < today:
        raise RuleBroken(
            _(
                "Ngày %(day)s đã qua. Thay đổi lịch không dời ngày hẹn của hồ sơ đã nhận, nên ở đây không "
                "có tác dụng. Chọn ngày từ %(today)s trở đi; hồ sơ đang giải quyết thì ghi tạm dừng."
            ),
            code="past",
            params={"day": vn_date(day), "today": vn_date(today)},
        )
    if day.year > today.year + FARTHEST_YEARS:
        raise RuleBroken(
            _("Ngày %(day)s còn cách hơn %(years)s năm. Có thể gõ nhầm năm. Kiểm tra lại năm rồi nhập lại."),
            code="too_far",
            params={"day": vn_date(day), "years": FARTHEST_YEARS},
        )


def require_text(text: str, *, name: str) -> None:
    """Nothing when `text` says something."""
    if not text.strip():
        raise RuleBroken(
            _("Còn trống: %(name)s. Người xem sau cần biết vì sao lịch đổi. Ghi rồi lưu lại."),
            code="empty",
            params={"name": name},
        )


def require_free_day(calendar: WorkingCalendar, day: date) -> None:
    """Nothing when `day` may become a day off: not off already, not worked to make up for another."""
    if off := calendar.holidays.get(day):
        raise RuleBroken(
            _("Ngày %(day)s đã là ngày nghỉ: %(name)s. Sửa dòng đó, hoặc thu hồi rồi thêm lại."),
            code="already_off",
            params={"day": full_day(day), "name": off.name},
        )
    if day in calendar.swapped:
        raise RuleBroken(
            _("Ngày %(day)s là ngày làm bù nên không thể là ngày nghỉ. Thu hồi ngày hoán đổi trước."),
            code="made_up",
            params={"day": full_day(day)},
        )


def require_swaps(calendar: WorkingCalendar, pairs: Sequence[Pair], *, today: date) -> None:
    """Nothing when each pair swaps a working day with a weekend day, and no day comes twice."""
    if not pairs:
        raise RuleBroken(_("Chưa có ngày nào. Ghi ít nhất một cặp ngày nghỉ và ngày làm bù."), code="no_days")
    days = [day for pair in pairs for day in pair]
    twice = sorted({day for day in days if days.count(day) > 1})
    if twice:
        raise RuleBroken(
            _("Ngày %(day)s có mặt hai lần. Mỗi ngày chỉ hoán đổi một lần. Sửa lại cặp ngày."),
            code="day_twice",
            params={"day": full_day(twice[0])},
        )
    for day_off, make_up in pairs:
        require_ahead(min(day_off, make_up), today=today)
        require_ahead(max(day_off, make_up), today=today)
        _require_swappable_off(calendar, day_off)
        _require_swappable_on(calendar, make_up)


def _require_swappable_off(calendar: WorkingCalendar, day: date) -> None:
    require_free_day(calendar, day)
    if not is_working_day(calendar, day):
        raise RuleBroken(
            _("Ngày %(day)s vốn không làm việc nên không đổi thành ngày nghỉ được. Kiểm tra lại văn bản."),
            code="not_worked",
            params={"day": full_day(day)},
        )


def _require_swappable_on(calendar: WorkingCalendar, day: date) -> None:
    if off := calendar.holidays.get(day):
        raise RuleBroken(
            _("Ngày làm bù %(day)s là ngày nghỉ: %(name)s. Chọn một ngày nghỉ hằng tuần khác."),
            code="make_up_is_off",
            params={"day": full_day(day), "name": off.name},
        )
    if is_working_day(calendar, day):
        raise RuleBroken(
            _("Ngày làm bù %(day)s vốn là ngày làm việc. Chọn một ngày nghỉ hằng tuần."),
            code="make_up_is_worked",
            params={"day": full_day(day)},
        )
