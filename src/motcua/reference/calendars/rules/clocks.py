"""The other clocks of a dossier: forwarding, answering an online filing, asking for and awaiting papers."""

from datetime import date, datetime, timedelta

from motcua.reference.calendars.rules.arithmetic import (
    add_calendar_days,
    add_months,
    add_working_days,
    add_working_time,
)
from motcua.reference.calendars.rules.calendar import (
    ONE_DAY,
    WorkingCalendar,
    close_of,
    local,
    opening_of,
    working_day_after,
)
from motcua.reference.calendars.rules.ending import by_cutoff
from motcua.reference.calendars.rules.limits import Limit
from motcua.reference.calendars.rules.parameters import ClockParameters
from motcua.reference.calendars.states import Unit


def period_end(calendar: WorkingCalendar, start: datetime, limit: Limit) -> datetime:
    """When an internal time limit begun at `start` has run out: in days, at the close of its last day."""
    start = local(start)
    if limit.unit == Unit.HOUR:
        return add_working_time(calendar, start, timedelta(hours=limit.value))
    last_on = {
        Unit.WORKING_DAY: add_working_days,
        Unit.DAY: add_calendar_days,
        Unit.MONTH: add_months,
    }[limit.unit]
    return close_of(calendar, last_on(calendar, start.date(), limit.value))


def forward_by(calendar: WorkingCalendar, received_at: datetime, parameters: ClockParameters) -> datetime:
    """When a received dossier must have been forwarded. Source: NĐ 118/2025 Đ18.2 (C3, C4).

    Received by the cut-off (15:00 included) of a working day: the end of that day's last session. Later, on a
    day off, or after that day's close: the beginning of the next working day, which lasts some working hours
    that the Centre sets (the law says "đầu giờ" only), and no longer than that day's work.
    """
    received_at = local(received_at)
    if by_cutoff(calendar, received_at, parameters.forward_cutoff.value):
        return close_of(calendar, received_at.date())
    day = working_day_after(calendar, received_at.date())
    begun = period_end(calendar, opening_of(calendar, day), parameters.forward_opening.value)
    return min(begun, close_of(calendar, day))


def paper_transfer_by(
    calendar: WorkingCalendar, received_at: datetime, parameters: ClockParameters
) -> datetime:
    """When papers for a body of another level must have left: 1 working day. Source: NĐ 118/2025 Đ20.1a (C5)."""
    return period_end(calendar, received_at, parameters.paper_transfer.value)


def answer_by(calendar: WorkingCalendar, arrived_at: datetime, parameters: ClockParameters) -> datetime:
    """When an online filing must have been answered: 8 working hours. Source: NĐ 118/2025 Đ17.2 (C2)."""
    return period_end(calendar, arrived_at, parameters.online_answer.value)


def alert_at(arrived_at: datetime, parameters: ClockParameters) -> datetime:
    """When the receiving officer must have been alerted: 2 plain hours. Source: NĐ 118/2025 Đ17.2 (C1)."""
    return local(arrived_at) + timedelta(hours=parameters.portal_alert.value)


def ask_supplement_by(
    calendar: WorkingCalendar, received_at: datetime, parameters: ClockParameters
) -> datetime:
    """Until when papers may be asked for in resolution: 3 working days. Source: NĐ 118/2025 Đ19.5 (C6)."""
    return period_end(calendar, received_at, parameters.supplement_request.value)


def supplement_until(calendar: WorkingCalendar, notified_at: datetime, parameters: ClockParameters) -> date:
    """The last day, whole, on which asked papers may come in: 15 days. Source: NĐ 118/2025 Đ19.5 (C7).

    A day and no hour, since a period in days lasts to 24:00 and papers may come in online. A last day that is
    off moves to the next working day.
    """
    return period_end(calendar, notified_at, parameters.supplement_wait.value).date()


def overdue_notice_by(due: datetime, parameters: ClockParameters) -> date:
    """The last day to announce that a result will be late: 1 day before. Source: NĐ 118/2025 Đ19.6 (C9)."""
    return local(due).date() - parameters.overdue_notice.value.value * ONE_DAY
