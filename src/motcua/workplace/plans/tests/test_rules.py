"""Steps, deadlines and rhythms of assigned tasks (duties I.4, II.4), at their edges."""

from datetime import date

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.workplace.plans import rules
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import STEPS, Near, Rhythm, Stand, Verb

DUE, WARN = date(2026, 4, 10), date(2026, 4, 7)


@pytest.mark.parametrize(
    ("stand", "doer", "leader"),
    [
        (Stand.GIVEN, "take hand report", "hand extend cancel"),
        (Stand.DOING, "hand report", "hand extend cancel"),
        (Stand.REPORTED, "", "accept send_back cancel"),
        (Stand.DONE, "", ""),
        (Stand.CANCELLED, "", ""),
    ],
)
def test_the_steps_open_to_who_does_a_task_and_to_who_gives_tasks(stand, doer, leader):
    assert " ".join(rules.open_steps(stand, doer=True, leader=False)) == doer
    assert " ".join(rules.open_steps(stand, doer=False, leader=True)) == leader
    assert rules.open_steps(stand, doer=False, leader=False) == []


@pytest.mark.parametrize("stand", Stand)
@pytest.mark.parametrize("verb", Verb)
def test_a_step_that_is_not_open_is_refused_in_words(stand, verb):
    if (stand, verb) in STEPS:
        assert rules.after(stand, verb) == STEPS[stand, verb]
        return
    with pytest.raises(RuleBroken, match="không làm được bước"):
        rules.after(stand, verb)


@pytest.mark.parametrize(
    ("stand", "reported", "today", "near"),
    [
        (Stand.GIVEN, None, date(2026, 4, 6), Near.NONE),
        (Stand.GIVEN, None, date(2026, 4, 7), Near.SOON),
        (Stand.DOING, None, date(2026, 4, 10), Near.SOON),
        (Stand.DOING, None, date(2026, 4, 11), Near.OVERDUE),
        (Stand.REPORTED, date(2026, 4, 10), date(2026, 5, 1), Near.NONE),
        (Stand.REPORTED, date(2026, 4, 11), date(2026, 4, 11), Near.LATE),
        (Stand.DONE, date(2026, 4, 11), date(2026, 5, 1), Near.LATE),
        (Stand.DONE, date(2026, 4, 10), date(2026, 5, 1), Near.NONE),
        (Stand.CANCELLED, None, date(2026, 5, 1), Near.NONE),
    ],
)
def test_how_a_task_stands_to_its_deadline(stand, reported, today, near):
    assert rules.near(stand, DUE, WARN, reported, today) == near


def test_a_task_without_days_of_warning_is_near_on_its_deadline_alone():
    assert rules.near(Stand.DOING, DUE, DUE, None, date(2026, 4, 9)) == Near.NONE
    assert rules.near(Stand.DOING, DUE, DUE, None, DUE) == Near.SOON


@pytest.mark.parametrize("code", ["I.4", "II.4", "III.2.đ", "X.12.b"])
def test_the_code_of_a_duty_is_as_the_annex_writes_it(code):
    rules.require_duty(code)


@pytest.mark.parametrize("code", ["", "4", "I", "i.4", "I.0", "I.4.", "I.4.w1", "I.4.A", "I.4 ", "IIII.4"])
def test_anything_else_is_no_duty(code):
    with pytest.raises(RuleBroken, match="Ghi mã như trong sổ nhiệm vụ"):
        rules.require_duty(code)


@pytest.mark.parametrize(
    ("due_on", "code"),
    [
        (date(2026, 4, 5), "deadline_over"),
        (date(2026, 4, 6), ""),
        (date(2031, 4, 5), ""),
        (date(2062, 4, 6), "deadline_far"),
    ],
)
def test_a_deadline_is_today_or_later_and_in_sight(due_on, code):
    today = date(2026, 4, 6)
    if not code:
        rules.require_deadline(due_on, today)
        return
    with pytest.raises(RuleBroken) as refused:
        rules.require_deadline(due_on, today)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("made_on", "code"),
    [
        (date(2026, 4, 5), "done_before_given"),
        (date(2026, 4, 6), ""),
        (date(2026, 4, 8), ""),
        (date(2026, 4, 9), "not_done_yet"),
    ],
)
def test_a_report_names_a_day_between_giving_and_today(made_on, code):
    given, today = date(2026, 4, 6), date(2026, 4, 8)
    if not code:
        rules.require_done(made_on, given, today)
        return
    with pytest.raises(RuleBroken) as refused:
        rules.require_done(made_on, given, today)
    assert refused.value.code == code


@pytest.mark.parametrize("due_on", [DUE, date(2026, 4, 9)])
def test_an_extension_moves_a_deadline_on(due_on):
    rules.require_later(date(2026, 4, 11), DUE)
    with pytest.raises(RuleBroken, match="không sau hạn đang có"):
        rules.require_later(due_on, DUE)


@pytest.mark.parametrize("verb", Verb)
def test_reasons_and_results_are_said(verb):
    rules.require_told(verb, "Có lý do")
    if verb in (Verb.HAND, Verb.REPORT, Verb.SEND_BACK, Verb.EXTEND, Verb.CANCEL):
        with pytest.raises(RuleBroken, match="Chưa ghi"):
            rules.require_told(verb, "  \n")
    else:
        rules.require_told(verb, "")


@pytest.mark.parametrize(
    ("when", "first", "last", "days"),
    [
        (When(Rhythm.WEEKLY, weekday=1), "2026-04-06", "2026-04-20", "04-06 04-13 04-20"),
        (When(Rhythm.WEEKLY, weekday=7), "2026-04-06", "2026-04-11", ""),
        (When(Rhythm.WEEKLY, weekday=5), "2025-12-31", "2026-01-09", "01-02 01-09"),
        (When(Rhythm.MONTHLY, day=31), "2026-01-31", "2026-04-30", "01-31 02-28 03-31 04-30"),
        (When(Rhythm.MONTHLY, day=29), "2028-02-01", "2028-03-01", "02-29"),
        (When(Rhythm.MONTHLY, day=5), "2026-04-06", "2026-05-04", ""),
        (When(Rhythm.QUARTERLY, day=15, month=3), "2025-12-16", "2026-12-31", "03-15 06-15 09-15 12-15"),
        (When(Rhythm.QUARTERLY, day=31, month=1), "2026-01-01", "2026-07-31", "01-31 04-30 07-31"),
        (When(Rhythm.YEARLY, day=29, month=2), "2026-01-01", "2028-12-31", "02-28 02-28 02-29"),
        (When(Rhythm.LAW), "2026-01-01", "2028-12-31", ""),
        (When(Rhythm.WEEKLY, weekday=1), "2026-04-07", "2026-04-06", ""),
    ],
)
def test_the_days_on_which_a_task_that_comes_back_is_due(when, first, last, days):
    found = rules.due_days(when, date.fromisoformat(first), date.fromisoformat(last))
    assert " ".join(f"{day:%m-%d}" for day in found) == days


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (When(Rhythm.WEEKLY), "weekday_needed"),
        (When(Rhythm.WEEKLY, weekday=8), "weekday_needed"),
        (When(Rhythm.MONTHLY, day=0), "day_needed"),
        (When(Rhythm.MONTHLY, day=32), "day_needed"),
        (When(Rhythm.QUARTERLY, day=1), "month_needed"),
        (When(Rhythm.QUARTERLY, day=1, month=4), "month_needed"),
        (When(Rhythm.YEARLY, month=12), "day_needed"),
        (When(Rhythm.YEARLY, day=1, month=13), "month_needed"),
    ],
)
def test_a_rhythm_says_on_which_day(when, code):
    with pytest.raises(RuleBroken, match="Nhịp") as refused:
        rules.require_when(when)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "when",
    [
        When(Rhythm.WEEKLY, weekday=7),
        When(Rhythm.MONTHLY, day=31),
        When(Rhythm.QUARTERLY, day=31, month=3),
        When(Rhythm.YEARLY, day=29, month=2),
        When(Rhythm.LAW),
    ],
)
def test_a_whole_rhythm_is_taken(when):
    rules.require_when(when)


def test_a_task_comes_back_no_day_before_its_first():
    rules.require_days(DUE, DUE)
    rules.require_days(DUE, None)
    with pytest.raises(RuleBroken, match="Ngày cuối trước ngày đầu"):
        rules.require_days(DUE, WARN)
