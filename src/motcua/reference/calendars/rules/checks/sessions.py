"""What a change of hours may not do."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import Session, WorkingCalendar, open_sessions_on
from motcua.reference.calendars.rules.names import full_day, hours_of


def require_order(session: Session) -> None:
    """Nothing when a session ends after it starts."""
    if session.end <= session.start:
        raise RuleBroken(
            _("Buổi %(session)s kết thúc trước khi bắt đầu. Đổi lại giờ đầu và giờ cuối."),
            code="end_before_start",
            params={"session": hours_of(session)},
        )


def require_apart(sessions: Iterable[Session]) -> None:
    """Nothing when no two sessions of a day share time."""
    ordered = sorted(sessions)
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            raise RuleBroken(
                _("Hai buổi trùng giờ: %(one)s và %(two)s. Đổi giờ để hai buổi không chồng lên nhau."),
                code="overlap",
                params={"one": hours_of(earlier), "two": hours_of(later)},
            )


def require_week(sessions: Mapping[int, Sequence[Session]]) -> None:
    """Nothing when a set of weekly hours has work in it and its sessions are in order and apart."""
    if not any(sessions.values()):
        raise RuleBroken(
            _("Cả tuần không có buổi làm việc nào nên không tính được ngày hẹn. Ghi ít nhất một buổi."),
            code="no_hours",
        )
    for found in sessions.values():
        for session in found:
            require_order(session)
        require_apart(found)


def require_extra(calendar: WorkingCalendar, day: date, session: Session, *, counted: bool) -> None:
    """Nothing when the session may be added: a day not closed, apart from its hours, not counted if off."""
    require_order(session)
    if closed := calendar.closed.get(day):
        raise RuleBroken(
            _("Ngày %(day)s Trung tâm đóng cửa: %(name)s. Thu hồi ngày đóng cửa trước khi thêm buổi."),
            code="closed",
            params={"day": full_day(day), "name": closed.name},
        )
    off = calendar.holidays.get(day)
    if off and counted:
        raise RuleBroken(
            _(
                "Ngày %(day)s là ngày nghỉ (%(name)s), không tính vào thời hạn giải quyết. "
                "Bỏ chọn “Tính vào thời hạn” để chỉ mở cửa đón công dân, hoặc chọn ngày khác."
            ),
            code="counted_on_day_off",
            params={"day": full_day(day), "name": off.name},
        )
    require_apart([*open_sessions_on(calendar, day), session])


def require_closable(calendar: WorkingCalendar, day: date) -> None:
    """Nothing when the Centre works or is open that day, so that closing it means something."""
    if closed := calendar.closed.get(day):
        raise RuleBroken(
            _("Ngày %(day)s đã đóng cửa rồi: %(name)s. Không cần ghi lại."),
            code="already_closed",
            params={"day": full_day(day), "name": closed.name},
        )
    if not open_sessions_on(calendar, day):
        raise RuleBroken(
            _("Ngày %(day)s Trung tâm vốn không làm việc nên không cần đóng cửa. Kiểm tra lại ngày."),
            code="not_worked",
            params={"day": full_day(day)},
        )
