"""Which step is open, how a deadline stands, on which days a task comes back. No database, no clock."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.workplace.plans.states import BY_DOER, BY_LEADER, STEPS, TOLD, UNDONE, Near, Rhythm, Stand, Verb

#: a duty of the annex: `I.4`, `II.3.đ`
_DUTY = re.compile(r"(I|II|III|IV|V|VI|VII|VIII|IX|X)\.[1-9][0-9]?(\.[a-zđ])?")
#: no deadline is further off: whoever types 2062 meant 2026
FURTHEST = timedelta(days=5 * 366)
MONTHS_OF_A_QUARTER = 3


def after(stand: Stand, verb: Verb) -> Stand:
    """Where `verb` leads. Raises RuleBroken when that step is not open."""
    if (stand, verb) not in STEPS:
        raise RuleBroken(
            _(
                "Việc đang ở trạng thái “%(stand)s” nên không làm được bước “%(verb)s”. "
                "Xem lại trang rồi chọn bước khác."
            ),
            code="step_not_open",
            params={"stand": str(stand.label), "verb": str(verb.label)},
        )
    return STEPS[stand, verb]


def open_steps(stand: Stand, *, doer: bool, leader: bool) -> list[Verb]:
    """The steps somebody may take next, as who does the task, as who assigns tasks, or as both."""
    own = (BY_DOER if doer else ()) + (BY_LEADER if leader else ())
    return [verb for verb in Verb if verb in own and (stand, verb) in STEPS]


def near(stand: Stand, due_on: date, warn_on: date, reported_on: date | None, today: date) -> Near:
    """How a task stands to its deadline; the deadline itself is still in time, a report counts by its own day."""
    if stand == Stand.CANCELLED:
        return Near.NONE
    if stand not in UNDONE:
        return Near.LATE if reported_on and reported_on > due_on else Near.NONE
    if today > due_on:
        return Near.OVERDUE
    return Near.SOON if today >= warn_on else Near.NONE


def require_current(version: int, based_on: int) -> None:
    """Nothing when what somebody decides upon is what there is. Raises RuleBroken otherwise."""
    if version != based_on:
        raise RuleBroken(
            _(
                "Việc đã thay đổi từ lúc mở trang này nên bước vừa chọn chưa được ghi. "
                "Xem diễn tiến mới ở dưới rồi làm lại."
            ),
            code="stale",
        )


def require_told(verb: Verb, words: str) -> None:
    """Nothing when the words a step wants are there. Raises RuleBroken otherwise."""
    if verb in TOLD and not words.strip():
        raise RuleBroken(
            _("Chưa ghi nội dung đã làm. Ghi kết quả rồi gửi lại.")
            if verb == Verb.REPORT
            else _("Chưa ghi lý do. Ghi lý do rồi gửi lại."),
            code="not_told",
        )


def require_other_eyes(reported_by: int | None, by: int) -> None:
    """Nothing when somebody else reported. Raises RuleBroken for who would accept their own work."""
    if reported_by == by:
        raise RuleBroken(
            _("Người báo cáo không tự duyệt việc của mình. Nhờ lãnh đạo khác duyệt."), code="own_report"
        )


def require_duty(code: str) -> None:
    """Nothing for the code of a duty as the annex writes it. Raises RuleBroken otherwise."""
    if not _DUTY.fullmatch(code):
        raise RuleBroken(
            _("Không có nhiệm vụ “%(code)s”. Ghi mã như trong sổ nhiệm vụ, ví dụ I.4 hoặc II.3.đ."),
            code="duty_unknown",
            params={"code": code},
        )


def require_deadline(due_on: date, today: date) -> None:
    """Nothing for a day somebody can still keep. Raises RuleBroken for one that is over or out of sight."""
    if due_on < today:
        raise RuleBroken(
            _("Hạn %(day)s đã qua. Chọn từ hôm nay trở đi."),
            code="deadline_over",
            params={"day": f"{due_on:%d/%m/%Y}"},
        )
    if due_on > today + FURTHEST:
        raise RuleBroken(
            _("Hạn %(day)s xa quá 5 năm. Xem lại năm vừa nhập."),
            code="deadline_far",
            params={"day": f"{due_on:%d/%m/%Y}"},
        )


def require_later(due_on: date, before: date) -> None:
    """Nothing when a deadline moves on. Raises RuleBroken otherwise."""
    if due_on <= before:
        raise RuleBroken(
            _(
                "Hạn mới %(day)s không sau hạn đang có %(before)s. Gia hạn chỉ lùi hạn về sau: chọn ngày muộn hơn."
            ),
            code="deadline_not_later",
            params={"day": f"{due_on:%d/%m/%Y}", "before": f"{before:%d/%m/%Y}"},
        )


def require_done(made_on: date, given_on: date, today: date) -> None:
    """Nothing for a day between assigning and today. Raises RuleBroken otherwise."""
    if made_on > today:
        raise RuleBroken(_("Ngày làm xong ở tương lai. Chỉ báo việc đã làm: sửa ngày."), code="not_done_yet")
    if made_on < given_on:
        raise RuleBroken(
            _("Ngày làm xong trước ngày giao việc %(day)s. Sửa ngày."),
            code="done_before_given",
            params={"day": f"{given_on:%d/%m/%Y}"},
        )


@dataclass(frozen=True)
class When:
    """A rhythm and where in it a task is due; `month` counts within the quarter or the year."""

    rhythm: Rhythm
    weekday: int | None = None
    day: int | None = None
    month: int | None = None


def require_when(when: When) -> None:
    """Nothing when the rhythm says on which days it is due. Raises RuleBroken naming what is missing."""
    wanted = {
        Rhythm.WEEKLY: (("weekday", when.weekday, 7, _("thứ trong tuần")),),
        Rhythm.MONTHLY: (("day", when.day, 31, _("ngày trong tháng")),),
        Rhythm.QUARTERLY: (
            ("month", when.month, MONTHS_OF_A_QUARTER, _("tháng thứ mấy trong quý (1 đến 3)")),
            ("day", when.day, 31, _("ngày trong tháng")),
        ),
        Rhythm.YEARLY: (
            ("month", when.month, 12, _("tháng trong năm (1 đến 12)")),
            ("day", when.day, 31, _("ngày trong tháng")),
        ),
        Rhythm.LAW: (),
    }
    for name, value, most, words in wanted[when.rhythm]:
        if value is None or not 1 <= value <= most:
            raise RuleBroken(
                _("Nhịp “%(rhythm)s” cần %(what)s. Ghi thêm rồi lưu lại."),
                code=f"{name}_needed",
                params={"rhythm": str(when.rhythm.label), "what": words},
            )


def require_days(first_on: date, last_on: date | None) -> None:
    """Nothing when the days are in order. Raises RuleBroken otherwise."""
    if last_on and last_on < first_on:
        raise RuleBroken(_("Ngày cuối trước ngày đầu. Sửa một trong hai ngày."), code="days_crossed")


def due_days(when: When, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last` on which such a task is due; none for what the law's changes bring.

    A day the month does not have is the month's last.
    """
    if when.rhythm == Rhythm.LAW:
        return
    if when.rhythm == Rhythm.WEEKLY:
        day = first + timedelta(days=((when.weekday or 1) - first.isoweekday()) % 7)
        while day <= last:
            yield day
            day += timedelta(days=7)
        return
    for year, month in _months(first, last):
        if _is_month(when, month):
            day = date(year, month, min(when.day or 1, monthrange(year, month)[1]))
            if first <= day <= last:
                yield day


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield n // 12, n % 12 + 1


def _is_month(when: When, month: int) -> bool:
    if when.rhythm == Rhythm.QUARTERLY:
        return (month - 1) % MONTHS_OF_A_QUARTER + 1 == when.month
    return when.rhythm == Rhythm.MONTHLY or month == when.month
