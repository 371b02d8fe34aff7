"""A deadline with its days and its reasons: "vì sao ngày này?"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.reference.calendars.rules.calendar import WorkingCalendar
from motcua.reference.calendars.rules.cells import Day, cells
from motcua.reference.calendars.rules.ending import Counting, ending
from motcua.reference.calendars.rules.limits import RECEIPT, Limit, Stop, Told
from motcua.reference.calendars.rules.line import Line
from motcua.reference.calendars.rules.lines import lines
from motcua.reference.calendars.rules.parameters import ClockParameters
from motcua.reference.calendars.rules.summary import summary


@dataclass(frozen=True)
class Deadline:
    """When a result is promised, the days from receipt to then, and why, line by line.

    `summary` is one sentence for a narrow pane; `calendar_version` and the arguments redo the computation.
    """

    at: datetime
    days: tuple[Day, ...]
    lines: tuple[Line, ...]
    summary: str
    calendar_version: int


def deadline(
    calendar: WorkingCalendar,
    received_at: datetime,
    limit: Limit,
    *,
    parameters: ClockParameters,
    stops: Sequence[Stop] = (),
    told: Told = RECEIPT,
) -> Deadline:
    """When the result of a dossier received complete at `received_at` is due, and why.

    A receipt outside working hours counts at that moment: its day is the day of the event, and hours begin to
    run at the next opening. Supplement during resolution restarts the limit (NĐ 118/2025 Đ19.5, C8): give the
    moment the supplement came in as `received_at` and only later stops.
    """
    counting = Counting(calendar, received_at, limit, parameters, tuple(stops), told)
    end = ending(counting)
    days, why = cells(counting, end), tuple(lines(counting, end))
    return Deadline(end.at, days, why, summary(counting, end), calendar.version)
