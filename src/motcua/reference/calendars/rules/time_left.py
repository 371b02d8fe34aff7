"""How much working time is left, in figures, words and a state for lists."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.foundation.ui.formats import vn_when
from motcua.foundation.words import _
from motcua.reference.calendars.rules.arithmetic import NOTHING, working_time_between
from motcua.reference.calendars.rules.calendar import WorkingCalendar, day_length, local
from motcua.reference.calendars.rules.parameters import ClockParameters
from motcua.reference.calendars.states import Unit

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Remaining:
    """Working time left (negative once overdue), words for it, share used (0 to 100), state ok, soon or late.

    Fits the tag `time_left`; `when` is the moment it is due.
    """

    left: timedelta
    used: int
    state: str
    words: str
    when: str


def days_and_hours(amount: timedelta, day: timedelta) -> str:
    """`2 ngày 5 giờ`, `5 giờ`, `30 phút`: whole units, rounded down, a day being `day` of working time."""
    days, rest = divmod(amount, day)
    hours, rest = divmod(rest, HOUR)
    if days and hours:
        return _("%(days)s ngày %(hours)s giờ") % {"days": days, "hours": hours}
    if days:
        return _("%(days)s ngày") % {"days": days}
    if hours:
        return _("%(hours)s giờ") % {"hours": hours}
    return _("%(minutes)s phút") % {"minutes": rest // MINUTE}


def _words_left(left: timedelta, day: timedelta, *, promised: bool) -> str:
    if left < MINUTE:
        return _("Đến giờ hẹn") if promised else _("Cần làm ngay")
    amount = {"amount": days_and_hours(left, day)}
    return (_("Còn %(amount)s") if left < HOUR else _("Còn %(amount)s làm việc")) % amount


def _words_late(late: timedelta, day: timedelta) -> str:
    if late < MINUTE:
        return _("Vừa quá hạn")
    return _("Quá hạn %(amount)s") % {"amount": days_and_hours(late, day)}


def _soon(total: timedelta, day: timedelta, parameters: ClockParameters) -> timedelta:
    """With how much time left a dossier is near its date: a share of its time, or a fixed time if longer."""
    limit = parameters.soon_time.value
    fixed = limit.value * (HOUR if limit.unit == Unit.HOUR else day)
    return max(total * parameters.soon_share.value / 100, fixed)


def _share(used: timedelta, total: timedelta) -> int:
    if total <= NOTHING:
        return 100
    return max(0, min(100, int(100 * used / total)))


def remaining(
    calendar: WorkingCalendar,
    now: datetime,
    due: datetime,
    *,
    since: datetime,
    parameters: ClockParameters,
    promised: bool = True,
) -> Remaining:
    """Working time from `now` to `due` of a clock that began at `since`. Overdue is later than `due`.

    `promised` is False for an act between officers, of which no citizen has an appointment.
    Pauses are not taken out of the share used: a paused clock is shown as paused by who knows its stops.
    """
    left = working_time_between(calendar, now, due)
    day = day_length(calendar, local(now).date())
    if now > due:
        return Remaining(left, 100, "late", _words_late(-left, day), vn_when(due))
    total = working_time_between(calendar, since, due)
    state = "soon" if left <= _soon(total, day, parameters) else "ok"
    words = _words_left(left, day, promised=promised)
    return Remaining(left, _share(total - left, total), state, words, vn_when(due))
