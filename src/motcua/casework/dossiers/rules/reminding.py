"""Reminding another agency of an answer it owes: politely first, formally later. No law's figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.casework.dossiers.states import Manner
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.calendars.rules import WorkingCalendar, add_working_days

#: the longest stretch between two reminders, in working days
LONGEST_WAIT_DAYS = 60


@dataclass(frozen=True)
class Sent:
    """A reminder that was sent."""

    manner: Manner
    at: datetime


@dataclass(frozen=True)
class ReminderDays:
    """After how many working days: the polite one after the day for the answer, the formal one after the last."""

    polite: int
    formal: int


def next_manner(sent: Sequence[Sent]) -> Manner:
    """The manner in which the agency is reminded next."""
    return Manner.FORMAL if sent else Manner.POLITE


def remind_on(
    calendar: WorkingCalendar, due_at: datetime, sent: Sequence[Sent], days: ReminderDays | None
) -> date | None:
    """The working day on which the next reminder is advised; None when the Centre has set no days."""
    if days is None:
        return None
    since, wait = (sent[-1].at, days.formal) if sent else (due_at, days.polite)
    return add_working_days(calendar, since.astimezone(VIETNAM).date(), wait)


def require_remindable_agency(
    manner: Manner, *, due_at: datetime, sent: Sequence[Sent], at: datetime
) -> None:
    """Nothing when the agency may be reminded so now. Raises RuleBroken otherwise.

    Before its day a polite word at most; formally once the day is over and a polite one was sent. Once a day.
    """
    today = at.astimezone(VIETNAM).date()
    if any(each.at.astimezone(VIETNAM).date() == today for each in sent):
        raise RuleBroken(
            _(
                "Cơ quan này đã được nhắc hôm nay, mỗi ngày nhắc một lần là đủ. "
                "Cần gấp thì gọi điện; nhắc tiếp từ ngày mai."
            ),
            code="agency_reminded_today",
        )
    if manner == Manner.FORMAL and at <= due_at:
        raise RuleBroken(
            _("Cơ quan này còn hạn trả lời nên chưa đôn đốc. Chọn “Nhắc nhẹ nhàng” nếu muốn nhắc trước hạn."),
            code="agency_not_late",
        )
    if manner == Manner.FORMAL and not sent:
        raise RuleBroken(
            _("Cơ quan này chưa được nhắc lần nào. Nhắc nhẹ nhàng trước, chưa có trả lời thì mới đôn đốc."),
            code="polite_first",
        )


def require_reminder_days(polite: int, formal: int, in_force_from: date, today: date) -> None:
    """Nothing when a Centre may set such days. Raises RuleBroken otherwise."""
    if not 1 <= polite <= LONGEST_WAIT_DAYS or not 1 <= formal <= LONGEST_WAIT_DAYS:
        raise RuleBroken(
            _("Ghi từ 1 đến %(days)s ngày làm việc cho mỗi lần nhắc."),
            code="days_out_of_range",
            params={"days": LONGEST_WAIT_DAYS},
        )
    if in_force_from < today:
        raise RuleBroken(
            _("Ngày áp dụng %(day)s đã qua. Chọn hôm nay hoặc một ngày sau."),
            code="day_past",
            params={"day": f"{in_force_from:%d/%m/%Y}"},
        )
