"""Days off, swapped days, closed days."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.reference.calendars import queries
from motcua.reference.calendars.actions.change import (
    Basis,
    begin,
    get_standing,
    mark_withdrawn,
    number,
    stamp,
)
from motcua.reference.calendars.actions.hours import require_centre
from motcua.reference.calendars.models import EVERYWHERE, DayOff, Swap
from motcua.reference.calendars.rules import checks
from motcua.reference.calendars.rules.names import full_day
from motcua.reference.calendars.states import ChangeKind, DayOffKind


@transaction.atomic
def add_day_off(*, on: date, name: str, kind: DayOffKind, basis: Basis, by: User, at: datetime) -> DayOff:
    """One more day off everywhere.

    Raises PermissionDenied, and RuleBroken for a day that is over, off already or worked in place of another.
    """
    act = begin(EVERYWHERE, basis, by, at)
    checks.require_text(name, name=_("tên ngày nghỉ"))
    checks.require_ahead(on, today=act.today)
    checks.require_free_day(queries.calendar_for(EVERYWHERE), on)
    what = _("Thêm ngày nghỉ %(day)s: %(name)s") % {"day": full_day(on), "name": name}
    change = number(act, ChangeKind.DAY_OFF_ADDED, what)
    return DayOff.objects.create(date=on, name=name, kind=kind, **stamp(act, change))


@transaction.atomic
def change_day_off(
    pk: int, *, on: date, name: str, kind: DayOffKind, basis: Basis, by: User, at: datetime
) -> DayOff:
    """The day off under another date or name; the row before it is withdrawn, not overwritten.

    Raises what `add_day_off` raises, and RuleBroken when the row was withdrawn meanwhile.
    """
    act = begin(EVERYWHERE, basis, by, at)
    old = get_standing(DayOff, pk, centre=EVERYWHERE)
    checks.require_text(name, name=_("tên ngày nghỉ"))
    checks.require_ahead(min(old.date, on), today=act.today)
    checks.require_ahead(on, today=act.today)
    if on != old.date:
        checks.require_free_day(queries.calendar_for(EVERYWHERE), on)
    words = {"old": str(old), "day": full_day(on), "name": name}
    change = number(act, ChangeKind.DAY_OFF_CHANGED, _("Sửa %(old)s thành %(day)s: %(name)s") % words)
    mark_withdrawn([old], change)
    return DayOff.objects.create(date=on, name=name, kind=kind, **stamp(act, change))


@transaction.atomic
def record_swap_decision(
    pairs: Sequence[tuple[date, date]], *, basis: Basis, by: User, at: datetime
) -> list[Swap]:
    """The (day off, day made up) pairs of one yearly decision, all at once or none.

    Raises PermissionDenied, and RuleBroken without the decision's number or when a pair swaps the wrong days.
    """
    act = begin(EVERYWHERE, basis, by, at)
    checks.require_text(basis.document, name=_("số văn bản"))
    checks.require_swaps(queries.calendar_for(EVERYWHERE), pairs, today=act.today)
    days = "; ".join(f"{full_day(off)} ↔ {full_day(on)}" for off, on in pairs)
    change = number(act, ChangeKind.SWAPPED, _("Hoán đổi %(days)s") % {"days": days})
    said = stamp(act, change)
    return [Swap.objects.create(day_off=off, make_up=on, **said) for off, on in pairs]


@transaction.atomic
def close_day(centre: int, *, on: date, name: str, basis: Basis, by: User, at: datetime) -> DayOff:
    """A day on which one Centre is closed, such as for a storm.

    Raises PermissionDenied, and RuleBroken for a day that is over, closed already or not worked anyway.
    """
    act = begin(centre, basis, by, at)
    require_centre(centre)
    checks.require_text(name, name=_("lý do đóng cửa"))
    checks.require_ahead(on, today=act.today)
    checks.require_closable(queries.calendar_for(centre), on)
    what = _("Đóng cửa %(day)s: %(name)s") % {"day": full_day(on), "name": name}
    change = number(act, ChangeKind.DAY_CLOSED, what)
    return DayOff.objects.create(date=on, name=name, kind=DayOffKind.CLOSED, **stamp(act, change))
