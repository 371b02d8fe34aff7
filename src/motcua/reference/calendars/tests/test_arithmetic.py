"""Working-time arithmetic against a slow, obvious oracle: the worked minutes of each day, one by one.

10,000 cases over 2024 to 2030, the same ones every time.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars import rules
from motcua.reference.calendars.rules import DayOff, Limit, MakeUpDay, Session, Week, WorkingCalendar
from motcua.reference.calendars.tests.samples import (
    MADE_UP,
    MORNING,
    days_off,
    make_calendar,
    make_parameters,
)

FIRST = date(2024, 1, 1)
LAST = date(2030, 12, 31)
MINUTE = timedelta(minutes=1)
#: worked minutes of an office day and of an extra Saturday morning, counted from midnight
OFFICE = [*range(7 * 60 + 30, 11 * 60 + 30), *range(13 * 60, 17 * 60)]
SATURDAY = [*range(7 * 60 + 30, 11 * 60 + 30)]
#: a storm in the middle of a week, and Saturday mornings of one summer
STORM = [date(2025, 9, 25), date(2025, 9, 26)]
SATURDAYS = [date(2025, 7, 5) + week * timedelta(weeks=1) for week in range(8)]

CALENDAR = make_calendar(
    closed={day: DayOff("Bão", "closed") for day in STORM},
    extra=dict.fromkeys(SATURDAYS, (MORNING,)),
)
PARAMETERS = make_parameters()

everywhere = settings(derandomize=True, deadline=None, database=None)
moments = st.integers(0, ((LAST - FIRST).days + 1) * 1440 - 1).map(
    lambda minutes: datetime.combine(FIRST, time.min, VIETNAM) + minutes * MINUTE
)
#: mostly a few days, as real limits are
spans = st.one_of(st.integers(0, 480), st.integers(0, 14 * 1440), st.integers(0, 40 * 1440))
amounts = st.one_of(st.integers(0, 60), st.integers(0, 5 * 480))


# ── the oracle


def minutes_of(day: date) -> list[int]:
    """The worked minutes of a day, from lists alone."""
    if day in STORM:
        return []
    if day.isoformat() in MADE_UP:
        return OFFICE
    if day in days_off():
        return []
    if day in SATURDAYS:
        return SATURDAY
    return OFFICE if day.weekday() < 5 else []


WORKED = {FIRST + n * timedelta(days=1): minutes_of(FIRST + n * timedelta(days=1)) for n in range(2740)}


def counted_between(start: datetime, end: datetime) -> timedelta:
    """Every worked minute from `start` to `end`, one by one."""
    total, day = 0, start.date()
    while day <= end.date():
        dawn = datetime.combine(day, time.min, VIETNAM)
        since, until = (start - dawn) // MINUTE, (end - dawn) // MINUTE
        for minute in WORKED[day]:
            if since <= minute < until:
                total += 1
        day += timedelta(days=1)
    return total * MINUTE


def counted_on(start: datetime, amount: int, paused: list[rules.Stop] | None = None) -> datetime:
    """The moment after the `amount`-th worked minute from `start` in which no stop lasted."""
    day, left = start.date(), amount
    while left:
        dawn = datetime.combine(day, time.min, VIETNAM)
        for minute in WORKED[day]:
            now = dawn + minute * MINUTE
            if now >= start and not any(stop.start <= now < stop.end for stop in paused or []):
                left -= 1
                if not left:
                    return dawn + (minute + 1) * MINUTE
        day += timedelta(days=1)
    return start


# ── 10,000 cases against it


@settings(everywhere, max_examples=5_000)
@given(start=moments, span=spans)
def test_working_time_between_is_the_number_of_worked_minutes(start, span):
    end = start + span * MINUTE
    assert rules.working_time_between(CALENDAR, start, end) == counted_between(start, end)


@settings(everywhere, max_examples=5_000)
@given(start=moments, amount=amounts)
def test_adding_working_time_ends_after_that_many_worked_minutes(start, amount):
    end = rules.add_working_time(CALENDAR, start, amount * MINUTE)
    assert end == counted_on(start, amount)
    assert rules.working_time_between(CALENDAR, start, end) == amount * MINUTE


# ── laws


@settings(everywhere, max_examples=500)
@given(start=moments, first=amounts, second=amounts)
def test_adding_twice_is_adding_the_sum_and_more_time_ends_no_earlier(start, first, second):
    once = rules.add_working_time(CALENDAR, start, first * MINUTE)
    twice = rules.add_working_time(CALENDAR, once, second * MINUTE)
    assert twice == rules.add_working_time(CALENDAR, start, (first + second) * MINUTE)
    assert start <= once <= twice


@settings(everywhere, max_examples=500)
@given(start=moments, span=spans, cut=st.floats(0, 1))
def test_working_time_of_two_parts_is_that_of_the_whole(start, span, cut):
    middle, end = start + int(span * cut) * MINUTE, start + span * MINUTE
    parts = [rules.working_time_between(CALENDAR, *part) for part in ((start, middle), (middle, end))]
    assert sum(parts, timedelta()) == rules.working_time_between(CALENDAR, start, end)
    assert rules.working_time_between(CALENDAR, end, start) == -sum(parts, timedelta())


@settings(everywhere, max_examples=500)
@given(start=moments, span=spans)
def test_what_was_measured_leads_back_to_the_end_or_to_the_close_before_it(start, span):
    end = start + span * MINUTE
    back = rules.add_working_time(CALENDAR, start, rules.working_time_between(CALENDAR, start, end))
    assert back <= end
    assert rules.working_time_between(CALENDAR, back, end) == timedelta()


limits = st.builds(
    Limit,
    value=st.integers(1, 30),
    unit=st.sampled_from(["working_day", "day", "hour"]),
)
stops = st.lists(st.tuples(st.integers(0, 20 * 1440), st.integers(0, 10 * 1440)), max_size=3)


def make_stops(start: datetime, given_stops: list[tuple[int, int]]) -> list[rules.Stop]:
    return [
        rules.Stop(f"lý do {n}", start + begin * MINUTE, start + (begin + length) * MINUTE)
        for n, (begin, length) in enumerate(given_stops)
    ]


@settings(everywhere, max_examples=1_000)
@given(start=moments, limit=limits, given_stops=stops)
def test_a_promise_falls_into_working_time_and_a_pause_never_brings_it_forward(start, limit, given_stops):
    paused = make_stops(start, given_stops)
    found = rules.deadline(CALENDAR, start, limit, parameters=PARAMETERS, stops=paused)
    sessions = rules.sessions_on(CALENDAR, found.at.date())
    assert any(s.start <= found.at.timetz().replace(tzinfo=None) <= s.end for s in sessions)
    assert found.at >= rules.deadline(CALENDAR, start, limit, parameters=PARAMETERS).at


@settings(everywhere, max_examples=500)
@given(start=moments, amount=st.integers(1, 40), given_stops=stops)
def test_a_limit_in_hours_ends_after_that_many_worked_minutes_outside_its_pauses(start, amount, given_stops):
    paused = make_stops(start, given_stops)
    found = rules.deadline(CALENDAR, start, Limit(amount, "hour"), parameters=PARAMETERS, stops=paused)
    assert found.at == counted_on(start, amount * 60, paused)


@settings(everywhere, max_examples=1_000)
@given(start=moments, limit=limits, given_stops=stops)
def test_the_cells_run_from_receipt_to_promise_and_number_the_limit(start, limit, given_stops):
    paused = make_stops(start, given_stops)
    found = rules.deadline(CALENDAR, start, limit, parameters=PARAMETERS, stops=paused)
    assert [cell.on for cell in found.days] == [
        start.date() + n * timedelta(days=1) for n in range((found.at.date() - start.date()).days + 1)
    ]
    assert [cell.kind for cell in found.days].count("due") == 1
    notes = [cell.note for cell in found.days if cell.note.startswith("ngày ")]
    if limit.unit != "hour":
        assert list(dict.fromkeys(notes)) == [f"ngày {n}" for n in range(1, limit.value + 1)]


@settings(everywhere, max_examples=500)
@given(start=moments, more=st.integers(0, 10 * 1440), value=st.integers(1, 12))
def test_a_later_receipt_is_never_promised_earlier(start, more, value):
    for unit in ("working_day", "day", "hour", "month"):
        early, late = (
            rules.deadline(CALENDAR, moment, Limit(value, unit), parameters=PARAMETERS).at
            for moment in (start, start + more * MINUTE)
        )
        assert early <= late


@settings(everywhere, max_examples=300)
@given(start=moments, days=st.integers(1, 60))
def test_a_number_of_working_days_later_is_found_by_ticking_days_off_a_list(start, days):
    later = [day for day in WORKED if WORKED[day] and day > start.date()]
    assert rules.add_working_days(CALENDAR, start.date(), days) == later[days - 1]


# ── any calendar at all


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    """One or two sessions on whole hours."""
    ends = sorted(draw(st.sets(st.integers(5, 22), min_size=4, max_size=4)))
    parts = [Session(time(ends[0]), time(ends[1])), Session(time(ends[2]), time(ends[3]))]
    return tuple(parts[: draw(st.integers(1, 2))])


near = st.integers(0, 59).map(lambda n: date(2026, 1, 20) + n * timedelta(days=1))


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Two sets of weekly hours and a few days of every kind within two months."""
    weeks = [draw(st.dictionaries(st.integers(1, 7), sessions(), min_size=1)) for _ in range(2)]
    off = st.dictionaries(near, st.just(DayOff("nghỉ", "public")), max_size=8)
    return WorkingCalendar(
        version=1,
        weeks=(Week(date(2020, 1, 1), weeks[0]), Week(date(2026, 2, 10), weeks[1])),
        holidays=draw(off),
        closed=draw(off),
        swapped=draw(st.dictionaries(near, near.map(MakeUpDay), max_size=3)),
        extra=draw(st.dictionaries(near, sessions(), max_size=5)),
    )


@settings(everywhere, max_examples=300)
@given(calendar=calendars(), begin=st.integers(0, 40 * 1440), amount=st.integers(0, 3_000))
def test_adding_and_measuring_agree_on_any_calendar(calendar, begin, amount):
    start = datetime(2026, 1, 25, tzinfo=VIETNAM) + begin * MINUTE
    end = rules.add_working_time(calendar, start, amount * MINUTE)
    assert rules.working_time_between(calendar, start, end) == amount * MINUTE
    if amount:
        just_before = rules.working_time_between(calendar, start, end - MINUTE)
        assert just_before == (amount - 1) * MINUTE


@settings(everywhere, max_examples=300)
@given(calendar=calendars(), begin=st.integers(0, 40 * 1440), span=st.integers(0, 20 * 1440))
def test_one_more_day_off_never_adds_working_time(calendar, begin, span):
    start = datetime(2026, 1, 25, tzinfo=VIETNAM) + begin * MINUTE
    end = start + span * MINUTE
    closed = replace(calendar, closed={**calendar.closed, start.date(): DayOff("Bão", "closed")})
    before, after = (rules.working_time_between(c, start, end) for c in (calendar, closed))
    assert timedelta() <= after <= before
