from datetime import UTC, datetime, timedelta

import pytest

from motcua.foundation import clock

NINE = datetime(2026, 4, 6, 9, 0, tzinfo=clock.VIETNAM)


def test_now_is_the_present_in_utc():
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still_and_answers_in_utc():
    with clock.fixed_at(NINE):
        assert clock.now() == clock.now() == NINE
        assert clock.now().hour == 2


def test_a_fixed_clock_is_given_back_also_when_something_breaks():
    with clock.fixed_at(NINE):
        with pytest.raises(ValueError, match="x"), clock.fixed_at(NINE + timedelta(days=1)):
            raise ValueError("x")
        assert clock.now() == NINE
    assert clock.now() != NINE


def test_a_clock_that_was_started_elsewhere_runs_on_from_there(monkeypatch):
    monkeypatch.setattr(clock, "_ahead", timedelta())
    clock.start_at(NINE)
    first = clock.now()
    assert NINE <= first <= NINE + timedelta(minutes=1)
    assert clock.now() >= first


def test_vietnam_is_seven_hours_ahead_all_year():
    assert {datetime(2026, month, 1, tzinfo=clock.VIETNAM).utcoffset() for month in range(1, 13)} == {
        timedelta(hours=7)
    }
