"""A calendar of 2024 to 2030 as plain lists, independent of the seed, and the usual parameters."""

from datetime import date, datetime, time, timedelta

from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars.rules import (
    ClockParameters,
    DayOff,
    Given,
    Limit,
    MakeUpDay,
    Session,
    Week,
    WorkingCalendar,
)

#: every day off of 2024 to 2030, weekends with a holiday on them included
DAYS_OFF = """
2024-01-01 2024-02-08 2024-02-09 2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29
2024-04-30 2024-05-01 2024-09-02 2024-09-03
2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-04-07 2025-04-30 2025-05-01
2025-05-02 2025-09-01 2025-09-02
2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-26 2026-04-27 2026-04-30 2026-05-01
2026-08-31 2026-09-01 2026-09-02 2026-11-24
2027-01-01 2027-02-04 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-02-09 2027-02-10 2027-04-16 2027-04-30
2027-05-01 2027-05-03 2027-09-02 2027-09-03 2027-11-24
2028-01-01 2028-01-03 2028-01-24 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-01-29 2028-04-04 2028-04-30
2028-05-01 2028-05-02 2028-09-01 2028-09-02 2028-09-04 2028-11-24
2029-01-01 2029-02-12 2029-02-13 2029-02-14 2029-02-15 2029-02-16 2029-04-23 2029-04-30 2029-05-01 2029-09-02
2029-09-03 2029-09-04 2029-11-24 2029-11-26
2030-01-01 2030-01-31 2030-02-01 2030-02-02 2030-02-03 2030-02-04 2030-02-05 2030-02-06 2030-04-12 2030-04-30
2030-05-01 2030-09-02 2030-09-03 2030-11-24 2030-11-25
"""
#: Saturday worked, for which weekday off
MADE_UP = {"2024-05-04": "2024-04-29", "2025-04-26": "2025-05-02", "2026-08-22": "2026-08-31"}
MORNING = Session(time(7, 30), time(11, 30))
AFTERNOON = Session(time(13), time(17))


def day(text: str) -> date:
    """`06/04/2026` as a date."""
    return datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=VIETNAM).date()


def at(text: str) -> datetime:
    """`06/04/2026 09:13`, in Vietnam."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def days_off() -> set[date]:
    return {date.fromisoformat(text) for text in DAYS_OFF.split()}


def _off(day: date) -> DayOff:
    tet = day.month in (1, 2) and day not in {date(2028, 1, 3)} and (day.month, day.day) != (1, 1)
    return DayOff(f"nghỉ {day:%d/%m}", "tet" if tet else "public", "nguồn", "recalled")


def make_calendar(**changes: object) -> WorkingCalendar:
    """Office hours Monday to Friday, with the days off and made up of 2024 to 2030."""
    weekdays = dict.fromkeys(range(1, 6), (MORNING, AFTERNOON))
    fields: dict[str, object] = {
        "version": 7,
        "weeks": (Week(date(2000, 1, 1), weekdays),),
        "holidays": {off: _off(off) for off in days_off()},
        "swapped": {
            date.fromisoformat(worked): MakeUpDay(date.fromisoformat(off), "quyết định", "recalled")
            for worked, off in MADE_UP.items()
        },
    }
    return WorkingCalendar(**(fields | changes))  # type: ignore[arg-type]


def make_parameters(**changes: object) -> ClockParameters:
    """The clocks of domain/01 §7 with their usual values."""
    rule = Given(None, "văn bản", "recalled")
    fields: dict[str, object] = {
        "version": 7,
        "clock_start": rule,
        "day_of_event": Given(None, "Bộ luật Dân sự 2015 Đ147", "recalled"),
        "end_on_working_day": Given(None, "Bộ luật Dân sự 2015 Đ148", "recalled"),
        "days_off": rule,
        "restart": rule,
        "forward_cutoff": Given(time(15), "NĐ 118/2025 Đ18.2", "found"),
        "forward_opening": Given(Limit(1, "hour"), "Trung tâm", "setting"),
        "same_day_cutoff": Given(time(15), "phiếu thủ tục", "found"),
        "hand_out": Given(time(16, 30), "Trung tâm", "setting"),
        "portal_alert": Given(2),
        "online_answer": Given(Limit(8, "hour")),
        "paper_transfer": Given(Limit(1, "working_day")),
        "supplement_request": Given(Limit(3, "working_day")),
        "supplement_wait": Given(Limit(15, "day")),
        "overdue_notice": Given(Limit(1, "day")),
        "reschedules": Given(1),
        "correction": Given(Limit(3, "working_day")),
        "budget_transfer": Given(Limit(8, "hour")),
        "soon_share": Given(20),
        "soon_time": Given(Limit(1, "working_day")),
        "asker_kept": Given(Limit(30, "day"), "Trung tâm", "setting"),
    }
    return ClockParameters(**(fields | changes))  # type: ignore[arg-type]
