"""Working time and deadlines: pure functions over a `WorkingCalendar`. No database, no request, no clock."""

from motcua.reference.calendars.rules.arithmetic import (
    add_calendar_days,
    add_months,
    add_working_days,
    add_working_time,
    working_time_between,
)
from motcua.reference.calendars.rules.calendar import (
    DayOff,
    MakeUpDay,
    NoWorkingTime,
    Session,
    Week,
    WorkingCalendar,
    close_of,
    day_length,
    day_off_on,
    is_working_day,
    open_sessions_on,
    sessions_on,
    weekly_sessions,
)
from motcua.reference.calendars.rules.cells import Day
from motcua.reference.calendars.rules.clocks import (
    alert_at,
    answer_by,
    ask_supplement_by,
    forward_by,
    overdue_notice_by,
    paper_transfer_by,
    period_end,
    supplement_until,
)
from motcua.reference.calendars.rules.deadlines import Deadline, deadline
from motcua.reference.calendars.rules.ending import hand_out_at, postponed
from motcua.reference.calendars.rules.limits import RECEIPT, Limit, Stop, Told
from motcua.reference.calendars.rules.line import Line
from motcua.reference.calendars.rules.lines import forwarding
from motcua.reference.calendars.rules.parameters import ClockParameters, Given
from motcua.reference.calendars.rules.time_left import Remaining, days_and_hours, remaining

__all__ = [
    "RECEIPT",
    "ClockParameters",
    "Day",
    "DayOff",
    "Deadline",
    "Given",
    "Limit",
    "Line",
    "MakeUpDay",
    "NoWorkingTime",
    "Remaining",
    "Session",
    "Stop",
    "Told",
    "Week",
    "WorkingCalendar",
    "add_calendar_days",
    "add_months",
    "add_working_days",
    "add_working_time",
    "alert_at",
    "answer_by",
    "ask_supplement_by",
    "close_of",
    "day_length",
    "day_off_on",
    "days_and_hours",
    "deadline",
    "forward_by",
    "forwarding",
    "hand_out_at",
    "is_working_day",
    "open_sessions_on",
    "overdue_notice_by",
    "paper_transfer_by",
    "period_end",
    "postponed",
    "remaining",
    "sessions_on",
    "supplement_until",
    "weekly_sessions",
    "working_time_between",
]
