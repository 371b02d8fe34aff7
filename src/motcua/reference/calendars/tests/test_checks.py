"""What a change of the calendar may not do, as tables; no database."""

from datetime import time

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars.rules import DayOff, Session, checks
from motcua.reference.calendars.states import Clock, Measure
from motcua.reference.calendars.tests.samples import AFTERNOON, MORNING, day, make_calendar

TODAY = day("02/03/2026")
CALENDAR = make_calendar(
    closed={day("08/04/2026"): DayOff("Bão số 1", "closed")}, extra={day("11/04/2026"): (MORNING,)}
)
EVENING = Session(time(17, 30), time(19))


def refusal(check, *args, **more) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        check(*args, **more)
    return refused.value


@pytest.mark.parametrize(
    ("on", "code"), [("01/03/2026", "past"), ("31/12/2025", "past"), ("02/03/2206", "too_far")]
)
def test_a_day_must_lie_ahead_and_within_reason(on, code):
    assert refusal(checks.require_ahead, day(on), today=TODAY).code == code


@pytest.mark.parametrize("on", ["02/03/2026", "03/03/2026", "31/12/2036"])
def test_today_and_the_years_ahead_may_be_changed(on):
    checks.require_ahead(day(on), today=TODAY)


def test_a_change_of_the_past_is_told_that_it_moves_no_deadline():
    said = " ".join(refusal(checks.require_ahead, day("01/03/2026"), today=TODAY).messages)
    assert "Thay đổi lịch không dời ngày hẹn của hồ sơ đã nhận" in said
    assert "Chọn ngày từ 02/03/2026" in said


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_reason_must_say_something(text):
    assert refusal(checks.require_text, text, name="lý do").code == "empty"


@pytest.mark.parametrize(("on", "code"), [("30/04/2026", "already_off"), ("22/08/2026", "made_up")])
def test_a_day_off_must_be_free(on, code):
    assert refusal(checks.require_free_day, CALENDAR, day(on)).code == code


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([], "no_days"),
        ([("30/04/2026", "25/04/2026")], "already_off"),  # a holiday is off anyway
        ([("12/04/2026", "18/04/2026")], "not_worked"),
        ([("13/04/2026", "14/04/2026")], "make_up_is_worked"),
        ([("13/04/2026", "26/04/2026")], "make_up_is_off"),  # Hùng Kings' day, a Sunday
        ([("22/08/2026", "18/04/2026")], "made_up"),
        ([("13/04/2026", "22/08/2026")], "make_up_is_worked"),
        ([("13/04/2026", "13/04/2026")], "day_twice"),
        ([("13/04/2026", "18/04/2026"), ("14/04/2026", "18/04/2026")], "day_twice"),
        ([("27/02/2026", "18/04/2026")], "past"),
        ([("13/04/2026", "28/02/2026")], "past"),
        ([("13/04/2026", "18/04/2206")], "too_far"),
    ],
)
def test_a_swap_of_the_wrong_days_is_refused(pairs, code):
    days = [(day(off), day(made_up)) for off, made_up in pairs]
    assert refusal(checks.require_swaps, CALENDAR, days, today=TODAY).code == code


def test_a_working_day_is_swapped_with_a_weekend_day():
    checks.require_swaps(CALENDAR, [(day("13/04/2026"), day("18/04/2026"))], today=TODAY)


@pytest.mark.parametrize(
    ("sessions", "code"),
    [
        ({}, "no_hours"),
        ({1: [], 2: []}, "no_hours"),
        ({1: [Session(time(11), time(7))]}, "end_before_start"),
        ({1: [Session(time(7), time(7))]}, "end_before_start"),
        ({1: [MORNING, Session(time(11), time(12))]}, "overlap"),
        ({1: [MORNING], 6: [MORNING, MORNING]}, "overlap"),
    ],
)
def test_weekly_hours_that_make_no_sense_are_refused(sessions, code):
    assert refusal(checks.require_week, sessions).code == code


def test_sessions_may_follow_each_other_without_a_break():
    checks.require_week({1: [MORNING, Session(time(11, 30), time(13)), AFTERNOON]})


@pytest.mark.parametrize(
    ("on", "session", "counted", "code"),
    [
        ("09/04/2026", Session(time(20), time(19)), True, "end_before_start"),
        ("09/04/2026", Session(time(16), time(19)), True, "overlap"),
        ("11/04/2026", Session(time(11), time(12)), False, "overlap"),  # with another extra session
        ("08/04/2026", EVENING, True, "closed"),
        ("30/04/2026", MORNING, True, "counted_on_day_off"),
        ("31/08/2026", MORNING, True, "counted_on_day_off"),
    ],
)
def test_an_extra_session_that_cannot_be_held_is_refused(on, session, counted, code):
    assert refusal(checks.require_extra, CALENDAR, day(on), session, counted=counted).code == code


@pytest.mark.parametrize(
    ("on", "session", "counted"),
    [("09/04/2026", EVENING, True), ("12/04/2026", MORNING, True), ("30/04/2026", MORNING, False)],
)
def test_an_extra_session_may_be_held_beside_the_hours_of_a_day(on, session, counted):
    checks.require_extra(CALENDAR, day(on), session, counted=counted)


@pytest.mark.parametrize(
    ("on", "code"),
    [("08/04/2026", "already_closed"), ("12/04/2026", "not_worked"), ("30/04/2026", "not_worked")],
)
def test_only_an_open_day_can_be_closed(on, code):
    assert refusal(checks.require_closable, CALENDAR, day(on)).code == code


@pytest.mark.parametrize(
    ("clock", "value", "measure", "code"),
    [
        (Clock.HAND_OUT, 16, Measure.TIME, "wrong_value"),
        (Clock.HAND_OUT, 16, Measure.HOUR, "wrong_measure"),
        (Clock.SUPPLEMENT_WAIT, time(15), Measure.DAY, "wrong_value"),
        (Clock.SUPPLEMENT_WAIT, 0, Measure.DAY, "wrong_value"),
        (Clock.SUPPLEMENT_WAIT, 400, Measure.DAY, "wrong_value"),
        (Clock.SOON_SHARE, 101, Measure.PERCENT, "wrong_value"),
        (Clock.RESCHEDULES, 1, Measure.DAY, "wrong_measure"),
        (Clock.DAY_OF_EVENT, 1, Measure.RULE, "wrong_measure"),
    ],
)
def test_a_value_a_clock_cannot_have_is_refused(clock, value, measure, code):
    assert refusal(checks.require_value, clock, value, measure).code == code


@pytest.mark.parametrize(
    ("clock", "value", "measure"),
    [
        (Clock.HAND_OUT, time(16), Measure.TIME),
        (Clock.SUPPLEMENT_WAIT, 10, Measure.WORKING_DAY),
        (Clock.SOON_SHARE, 100, Measure.PERCENT),
    ],
)
def test_a_value_in_the_range_of_its_clock_is_taken(clock, value, measure):
    checks.require_value(clock, value, measure)
