"""Weekly hours, extra sessions, clock parameters."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars import queries
from motcua.reference.calendars.actions.change import Basis, begin, mark_withdrawn, number, stamp
from motcua.reference.calendars.models import EVERYWHERE, ClockParameter, ExtraSession, WeeklySession
from motcua.reference.calendars.rules import Session, checks
from motcua.reference.calendars.rules.names import full_day, hours_of
from motcua.reference.calendars.states import ChangeKind, Clock, Measure

#: clocks that a Centre sets for itself; the others are law and hold everywhere
OF_THE_CENTRE = frozenset(
    {Clock.FORWARD_OPENING, Clock.HAND_OUT, Clock.SOON_SHARE, Clock.SOON_TIME, Clock.ASKER_KEPT}
)


def require_centre(centre: int) -> None:
    """Nothing for a Centre. Raises RuleBroken for everywhere: no decree opens all Centres on one Saturday."""
    if centre == EVERYWHERE:
        raise RuleBroken(
            _("Buổi thêm và ngày đóng cửa thuộc về một Trung tâm. Vào bằng tài khoản của Trung tâm để ghi."),
            code="no_centre",
        )


@transaction.atomic
def set_weekly_sessions(
    centre: int,
    *,
    since: date,
    sessions: Mapping[int, Sequence[Session]],
    basis: Basis,
    by: User,
    at: datetime,
) -> list[WeeklySession]:
    """The hours of each ISO weekday from `since` on, replacing a set that begins the same day.

    Raises PermissionDenied, and RuleBroken for a day that is over, an empty week or sessions that overlap.
    """
    act = begin(centre, basis, by, at)
    checks.require_ahead(since, today=act.today)
    checks.require_week(sessions)
    change = number(act, ChangeKind.WEEK_SET, _("Giờ làm việc từ %(day)s") % {"day": full_day(since)})
    replaced = WeeklySession.objects.standing().filter(centre=centre, in_force_from=since)
    mark_withdrawn(replaced, change)
    said = stamp(act, change) | {"in_force_from": since}
    return [
        WeeklySession.objects.create(weekday=weekday, start=session.start, end=session.end, **said)
        for weekday in sorted(sessions)
        for session in sessions[weekday]
    ]


@transaction.atomic
def add_session(
    centre: int, *, on: date, session: Session, counted: bool, basis: Basis, by: User, at: datetime
) -> ExtraSession:
    """One more session of a Centre on one day; `counted` makes it working time.

    Raises PermissionDenied, and RuleBroken for a day that is over or closed, a counted session on a day off,
    or hours that the day has already.
    """
    act = begin(centre, basis, by, at)
    require_centre(centre)
    checks.require_ahead(on, today=act.today)
    checks.require_extra(queries.calendar_for(centre), on, session, counted=counted)
    counting = _("tính vào thời hạn") if counted else _("không tính vào thời hạn")
    words = {"hours": hours_of(session), "day": full_day(on), "counting": counting}
    change = number(act, ChangeKind.SESSION_ADDED, _("Thêm buổi %(hours)s %(day)s, %(counting)s") % words)
    said = stamp(act, change)
    return ExtraSession.objects.create(date=on, start=session.start, end=session.end, counted=counted, **said)


def _require_may_differ(clock: Clock, centre: int) -> None:
    if centre != EVERYWHERE and clock not in OF_THE_CENTRE:
        raise RuleBroken(
            _("“%(clock)s” theo văn bản chung nên một Trung tâm không tự đặt. Báo người quản trị chung."),
            code="not_of_the_centre",
            params={"clock": clock.label},
        )


@transaction.atomic
def set_parameter(
    clock: Clock,
    *,
    centre: int,
    since: date,
    value: time | int,
    measure: Measure,
    basis: Basis,
    by: User,
    at: datetime,
) -> ClockParameter:
    """The value of a clock from `since` on, everywhere or, for the Centre's own settings, in one Centre.

    Raises PermissionDenied, and RuleBroken for a day that is over, a value the clock cannot have, or a clock
    that is not the Centre's to set.
    """
    act = begin(centre, basis, by, at)
    checks.require_ahead(since, today=act.today)
    _require_may_differ(clock, centre)
    checks.require_value(clock, value, measure)
    found = {"time_of_day": value} if isinstance(value, time) else {"amount": value}
    row = ClockParameter(clock=clock, measure=measure, in_force_from=since, **found)
    what = _("%(what)s, từ %(day)s") % {"what": str(row), "day": full_day(since)}
    change = number(act, ChangeKind.PARAMETER_SET, what)
    standing = ClockParameter.objects.standing()
    mark_withdrawn(standing.filter(centre=centre, clock=clock, in_force_from=since), change)
    for name, said in stamp(act, change).items():
        setattr(row, name, said)
    row.save()
    return row
