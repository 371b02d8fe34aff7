"""The rows of the calendar as the year page lists them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.formats import vn_date
from motcua.reference.calendars.models import (
    EVERYWHERE,
    Change,
    ClockParameter,
    DayOff,
    ExtraSession,
    Fact,
    Swap,
    WeeklySession,
)
from motcua.reference.calendars.rules import Session
from motcua.reference.calendars.rules.names import full_day, hours_of
from motcua.reference.calendars.states import DayOffKind, Mark


@dataclass(frozen=True)
class Rights:
    """Whose calendar the officer may change: `here` the own Centre's, `everywhere` the common one."""

    centre: int
    here: bool
    everywhere: bool
    today: date

    @property
    def any(self) -> bool:
        """Whether there is anything to change."""
        return self.here or self.everywhere

    def cover(self, centre: int) -> bool:
        """Whether rows of that Centre may be changed."""
        return self.everywhere if centre == EVERYWHERE else self.here

    def scopes(self) -> list[tuple[int, str]]:
        """The choices of whom a change is for, the own Centre first."""
        here = [(self.centre, _("Trung tâm này"))] if self.here and self.centre else []
        return here + ([(EVERYWHERE, _("Mọi Trung tâm chưa đặt riêng"))] if self.everywhere else [])


def rights_of(user: User, at: datetime) -> Rights:
    """What `user` may change at that moment."""
    centre = user.centre or EVERYWHERE
    here, everywhere = (
        allows(user, "calendars.change", Change(centre=which), at=at) for which in (centre, EVERYWHERE)
    )
    return Rights(centre, here, everywhere, at.astimezone(VIETNAM).date())


@dataclass(frozen=True)
class Row:
    """One line of a list: what holds when, where it is written, how sure that is, what may be done."""

    when: str
    what: str
    kind: str
    scope: str
    source: str
    mark: str
    unsure: bool
    edit_url: str = ""
    withdraw_url: str = ""


def _row(fact: Fact, rights: Rights, *, word: str, edit_url: str = "", **words: str) -> Row:
    open_to_change = rights.cover(fact.centre) and fact.first_on >= rights.today and fact.withdrawn_id is None
    return Row(
        scope=_("Trung tâm này") if fact.centre else _("Mọi nơi"),
        source=fact.source,
        mark=str(Mark(fact.mark).label),
        unsure=fact.mark != Mark.FOUND,
        edit_url=edit_url if open_to_change else "",
        withdraw_url=reverse("calendars:withdraw", args=[word, fact.pk]) if open_to_change else "",
        **words,
    )


def day_rows(facts: dict[str, list[Any]], rights: Rights) -> list[Row]:
    """The days off, swaps and extra sessions of a year, by date."""
    dated = [*facts["days_off"], *facts["swaps"], *facts["extra"]]
    return [_dated(fact, rights) for fact in sorted(dated, key=lambda fact: fact.first_on)]


def _dated(fact: DayOff | Swap | ExtraSession, rights: Rights) -> Row:
    if isinstance(fact, DayOff):
        closed = fact.kind == DayOffKind.CLOSED
        edit = "" if closed else reverse("calendars:change_day_off", args=[fact.pk])
        kind = str(DayOffKind(fact.kind).label)
        return _row(
            fact, rights, word="ngay-nghi", edit_url=edit, when=full_day(fact.date), what=fact.name, kind=kind
        )
    if isinstance(fact, Swap):
        what = _("Nghỉ, làm bù %(day)s") % {"day": full_day(fact.make_up)}
        return _row(fact, rights, word="hoan-doi", when=full_day(fact.day_off), what=what, kind=_("Hoán đổi"))
    hours = hours_of(Session(fact.start, fact.end))
    counting = _("Buổi thêm, tính vào thời hạn") if fact.counted else _("Buổi thêm, không tính")
    return _row(fact, rights, word="buoi-them", when=full_day(fact.date), what=hours, kind=counting)


def week_rows(sets: list[list[WeeklySession]], rights: Rights) -> list[Row]:
    """One line for each set of weekly hours, the newest first."""
    return [
        _row(
            found[0],
            rights,
            word="gio-lam-viec",
            when=_("Từ %(day)s") % {"day": vn_date(found[0].in_force_from)},
            what="; ".join(_in_words(found)),
            kind=_("Giờ làm việc hằng tuần"),
        )
        for found in sets
    ]


def _in_words(rows: list[WeeklySession]) -> Iterator[str]:
    """`T2–T6 07:30–11:30, 13:00–17:00`: neighbouring weekdays with the same hours together."""
    hours = {day: _hours(rows, day) for day in range(1, 8)}
    names = [_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN")]
    for said, days in groupby(range(1, 8), key=lambda day: hours[day]):
        span = list(days)
        name = names[span[0] - 1] if len(span) == 1 else f"{names[span[0] - 1]}–{names[span[-1] - 1]}"
        if said:
            yield f"{name} {said}"


def _hours(rows: list[WeeklySession], weekday: int) -> str:
    return ", ".join(hours_of(Session(row.start, row.end)) for row in rows if row.weekday == weekday)


def parameter_rows(rows: list[ClockParameter], rights: Rights) -> list[Row]:
    """One line for each value of a clock."""
    return [
        _row(
            row,
            rights,
            word="thong-so",
            when=str(row.get_clock_display()),
            what=row.value_words or _("quy tắc"),
            kind=_("Từ %(day)s") % {"day": vn_date(row.in_force_from)},
        )
        for row in rows
    ]
