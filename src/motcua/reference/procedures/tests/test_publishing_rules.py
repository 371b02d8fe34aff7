"""The clocks of publishing at their edges. Source: NĐ 63/2010 Đ15, Đ24 (domain/10 §1)."""

from datetime import date, timedelta

import pytest

from motcua.reference.procedures.publishing import clock_for
from motcua.reference.procedures.rules.publishing import Clock, timing
from motcua.reference.procedures.states import Announcer

MAY_1 = date(2026, 5, 1)


def weekdays_after(day: date, days: int) -> date:
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


@pytest.mark.parametrize(
    ("act", "announcer", "last_day"),
    [
        ("announce", "ministry", date(2026, 4, 11)),
        ("announce", "province", date(2026, 4, 26)),
        ("announce", "shortcut", date(2026, 5, 4)),
        ("database", "ministry", date(2026, 5, 15)),
        ("database", "province", date(2026, 5, 8)),
        ("database", "shortcut", date(2026, 5, 5)),
        ("posting", "", MAY_1),
    ],
)
def test_the_last_day_of_each_act(act, announcer, last_day):
    told = timing(clock_for(act, announcer), MAY_1, last_day, last_day, weekdays_after)
    assert (told.last_day, told.late_days) == (last_day, 0)
    late = timing(clock_for(act, announcer), MAY_1, last_day + timedelta(days=1), last_day, weekdays_after)
    assert late.late_days == 1


@pytest.mark.parametrize(("today", "late"), [(-1, 0), (0, 0), (1, 1), (30, 30)])
def test_what_was_not_done_is_late_by_today(today, late):
    clock = Clock(5, "after", "day", "found", "")
    told = timing(clock, MAY_1, None, MAY_1 + timedelta(days=5 + today), weekdays_after)
    assert told.late_days == late


def test_every_announcer_has_both_clocks_with_their_source():
    for act in ("announce", "database"):
        assert all(clock_for(act, who).source == "found" for who in Announcer.values)
    assert clock_for("posting").source == "inferred"
