"""Words for days and sessions."""

from datetime import date

from motcua.foundation.ui.formats import vn_date, vn_weekday
from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import DayOff, Session
from motcua.reference.calendars.states import DayOffKind


def full_day(day: date) -> str:
    """`thứ Năm 09/04/2026`."""
    return f"{vn_weekday(day)} {vn_date(day)}"


def hours_of(session: Session) -> str:
    """`07:30–11:30`."""
    return f"{session.start:%H:%M}–{session.end:%H:%M}"


def weekday_label(day: date) -> str:
    """`T2` to `T7`, `CN`."""
    return (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))[day.weekday()]


def short_name(off: DayOff) -> str:
    """`nghỉ Tết`, `nghỉ lễ`, `đóng cửa`."""
    return {
        DayOffKind.TET: _("nghỉ Tết"),
        DayOffKind.PUBLIC: _("nghỉ lễ"),
        DayOffKind.SUBSTITUTE: _("nghỉ bù"),
        DayOffKind.SWAPPED: _("nghỉ hoán đổi"),
        DayOffKind.CLOSED: _("đóng cửa"),
    }[DayOffKind(off.kind)]
