"""Reading the calendar: any version of it, as values the rules work with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from motcua.foundation.asked import OnceAPage
from motcua.foundation.errors import RuleBroken
from motcua.foundation.statements import Question, written
from motcua.reference.calendars import rules
from motcua.reference.calendars.models import (
    EVERYWHERE,
    Change,
    ClockParameter,
    DayOff,
    ExtraSession,
    Swap,
    WeeklySession,
)
from motcua.reference.calendars.rules import Given, Limit, Session, Week
from motcua.reference.calendars.states import Clock, DayOffKind, Measure, Unit

#: the versions seen so far; a number that exists goes on existing
_seen: set[int] = {0}


# Written out because every intake asks it: building this query anew costs more than answering it.
_CURRENT = """
select coalesce((select number from calendars_change where centre = any(%(centres)s) order by number desc limit 1), 0)
"""


@OnceAPage
def last_change(centre: int) -> Question[int]:
    """The number of the last change that touches the Centre's calendar, in one row; 0 for none."""
    return written(_CURRENT, {"centres": [EVERYWHERE, centre]}).told(lambda row: int(row[0]))


def current_version(centre: int) -> int:
    """The number of the last change that touches the Centre's calendar; 0 when nothing was ever entered."""
    [version] = last_change(centre)
    _seen.add(version)
    return version


def _exists(version: int) -> bool:
    if version not in _seen and Change.objects.filter(pk=version).exists():
        _seen.add(version)
    return version in _seen


def _version_for(centre: int, version: int | None) -> int:
    """The version asked for, or the last. One yet to come may not be remembered as it looks now."""
    if version is None:
        return current_version(centre)
    if not _exists(version):
        raise LookupError(f"the calendar has no version {version}")
    return version


def calendar_for(centre: int, *, version: int | None = None) -> rules.WorkingCalendar:
    """The Centre's working calendar now, or as it was known in `version`.

    Five queries; then one, or none for a `version` named, as it stays in memory: the rows of a version never
    change and no number is given twice. Raises LookupError for a version that does not exist.
    """
    return _calendar(centre, _version_for(centre, version))


def parameters_on(centre: int, on: date, *, version: int | None = None) -> rules.ClockParameters:
    """The clock parameters in force at the Centre on a day, as known now or in `version`.

    Two queries; then one, or none for a `version` named. Raises RuleBroken when one has no value that day.
    """
    return _parameters(centre, _version_for(centre, version), on)


def forget() -> None:
    """Read every version afresh from now on; for tests, which take their rows back."""
    _seen.intersection_update({0})
    for remembered in (_calendar, _parameter_rows, _parameters):
        remembered.cache_clear()


@lru_cache(maxsize=512)
def _calendar(centre: int, version: int) -> rules.WorkingCalendar:
    swaps = list(Swap.objects.in_version(version))
    off, closed = _days_off(centre, version)
    counted, uncounted = _extra(centre, version)
    off.update({swap.day_off: _swapped_off(swap) for swap in swaps})
    return rules.WorkingCalendar(
        version=version,
        weeks=_weeks(centre, version),
        holidays=MappingProxyType(off),
        swapped=MappingProxyType(
            {swap.make_up: rules.MakeUpDay(swap.day_off, swap.source, swap.mark) for swap in swaps}
        ),
        extra=counted,
        closed=MappingProxyType(closed),
        uncounted=uncounted,
    )


def _days_off(centre: int, version: int) -> tuple[dict[date, rules.DayOff], dict[date, rules.DayOff]]:
    """The days off everywhere, and the days the Centre is closed."""
    off: dict[date, rules.DayOff] = {}
    closed: dict[date, rules.DayOff] = {}
    for row in DayOff.objects.of(centre).in_version(version):
        days = closed if row.kind == DayOffKind.CLOSED else off
        days[row.date] = rules.DayOff(row.name, row.kind, row.source, row.mark)
    return off, closed


def _swapped_off(swap: Swap) -> rules.DayOff:
    """Named in Vietnamese like every day off, whose names are data: a calendar is kept for all languages."""
    name = f"Nghỉ hoán đổi, làm bù ngày {swap.make_up:%d/%m/%Y}"
    return rules.DayOff(name, DayOffKind.SWAPPED, swap.source, swap.mark)


def _weeks(centre: int, version: int) -> tuple[Week, ...]:
    """The weekly hours by their first day: the Centre's own, and those of everywhere before its first own."""
    sets: dict[tuple[int, date], dict[int, list[Session]]] = defaultdict(lambda: defaultdict(list))
    for row in WeeklySession.objects.of(centre).in_version(version):
        sets[row.centre, row.in_force_from][row.weekday].append(Session(row.start, row.end))
    own_from = min((since for owner, since in sets if owner), default=date.max)
    return tuple(
        Week(since, MappingProxyType({weekday: tuple(found) for weekday, found in week.items()}))
        for (owner, since), week in sorted(sets.items(), key=lambda item: item[0][1])
        if owner or since < own_from
    )


_Sessions = Mapping[date, tuple[Session, ...]]


def _extra(centre: int, version: int) -> tuple[_Sessions, _Sessions]:
    """The extra sessions that count as working time, and those that do not."""
    found: dict[bool, dict[date, list[Session]]] = {True: defaultdict(list), False: defaultdict(list)}
    for row in ExtraSession.objects.of(centre).in_version(version):
        found[row.counted][row.date].append(Session(row.start, row.end))
    counted, uncounted = (
        MappingProxyType({day: tuple(sessions) for day, sessions in found[which].items()})
        for which in (True, False)
    )
    return counted, uncounted


@lru_cache(maxsize=512)
def _parameter_rows(centre: int, version: int) -> tuple[ClockParameter, ...]:
    return tuple(ClockParameter.objects.of(centre).in_version(version))


@lru_cache(maxsize=2_048)
def _parameters(centre: int, version: int, on: date) -> rules.ClockParameters:
    values: dict[str, Any] = {
        row.clock: Given(_value(row), row.source, row.mark)
        for row in parameters_in_force(_parameter_rows(centre, version), on)
    }
    missing = [clock.label for clock in Clock if clock.value not in values]
    if missing:
        raise RuleBroken(
            _(
                "Chưa có thông số thời hạn cho ngày %(day)s: %(names)s. "
                "Ngày hẹn chưa tính được. Người quản trị nhập thông số ở trang Ngày nghỉ, giờ làm việc."
            ),
            code="parameters_missing",
            params={"day": f"{on:%d/%m/%Y}", "names": ", ".join(str(name) for name in missing)},
        )
    return rules.ClockParameters(version=version, **values)


def parameters_in_force(rows: Iterable[ClockParameter], on: date) -> list[ClockParameter]:
    """The row of each clock that holds on a day: the Centre's own before everywhere's, the latest of each."""
    begun = [row for row in rows if row.in_force_from <= on]
    ranked = sorted(begun, key=lambda row: (row.centre != EVERYWHERE, row.in_force_from))
    return list({row.clock: row for row in ranked}.values())


def _value(row: ClockParameter) -> object:
    """The value of a row as the rules take it: a time, a limit, a number, or None for a counting rule."""
    if row.measure == Measure.TIME:
        return row.time_of_day
    if row.measure in Unit.values and row.amount is not None:
        return Limit(row.amount, Unit(row.measure))
    return row.amount


# ── for the pages


def facts_of_year(centre: int, year: int, version: int) -> dict[str, list[Any]]:
    """The rows of a year by kind, as of a version: days off, swaps, extra sessions. Three queries."""
    return {
        "days_off": list(DayOff.objects.of(centre).in_version(version).filter(date__year=year)),
        "swaps": list(Swap.objects.in_version(version).filter(day_off__year=year)),
        "extra": list(ExtraSession.objects.of(centre).in_version(version).filter(date__year=year)),
    }


def weekly_sets(centre: int, version: int) -> list[list[WeeklySession]]:
    """The sets of weekly hours that bear on the Centre, as of a version, the newest first. One query."""
    sets: dict[tuple[int, date], list[WeeklySession]] = defaultdict(list)
    for row in WeeklySession.objects.of(centre).in_version(version):
        sets[row.centre, row.in_force_from].append(row)
    return [sets[key] for key in sorted(sets, key=lambda key: (key[1], key[0]), reverse=True)]


def parameters_of(centre: int) -> list[ClockParameter]:
    """The standing parameter rows that bear on the Centre, in the order of the clocks. One query."""
    order = {clock: place for place, clock in enumerate(Clock.values)}
    rows = ClockParameter.objects.of(centre).standing()
    return sorted(rows, key=lambda row: (order[row.clock], row.centre, row.in_force_from))


def history(centre: int, *, before: int | None = None) -> QuerySet[Change]:
    """The changes that touch the Centre's calendar, the last first, from before number `before` on."""
    changes = Change.objects.filter(centre__in={EVERYWHERE, centre}).select_related("by")
    return changes.filter(number__lt=before) if before else changes
