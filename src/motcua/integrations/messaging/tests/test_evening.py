"""The evening comes when the Centre closes, by its own calendar."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.states import Kind, When
from motcua.foundation.notifications.tests.test_actions import about
from motcua.integrations.messaging.tasks import gather_evening, last_close
from motcua.reference.calendars.queries import calendar_for


@pytest.fixture
def close(centre):
    """When the Centre closes on the Monday of these tests."""
    return last_close(calendar_for(centre.pk), NINE + timedelta(hours=15))


def run(at):
    with clock.fixed_at(at):
        gather_evening(0)


def told(user):
    return [notice.title for notice in queries.notices_of(user)]


def test_the_notice_comes_with_the_close_once(centre, close):
    phuc = officer("chuyen-mon")
    actions.set_ways({Kind.TURN: When.EVENING}, by=phuc)
    actions.tell_officers(Kind.TURN, [phuc.pk], about(centre), at=NINE)
    run(close - timedelta(minutes=1))
    assert told(phuc) == []
    for minutes in (0, 10):
        run(close + timedelta(minutes=minutes))
    assert told(phuc) == ["Cuối ngày 06/04: 1 thông báo"]


def test_what_comes_after_the_close_waits_for_the_next_working_day(centre, close):
    phuc = officer("chuyen-mon")
    actions.set_ways({Kind.TURN: When.EVENING}, by=phuc)
    actions.tell_officers(Kind.TURN, [phuc.pk], about(centre), at=close + timedelta(hours=1))
    run(close + timedelta(hours=2))
    assert told(phuc) == []
    run(close + timedelta(days=1))
    assert told(phuc) == ["Cuối ngày 07/04: 1 thông báo"]


def test_over_a_weekend_the_last_close_is_fridays(centre, close):
    saturday = close + timedelta(days=5)
    calendar = calendar_for(centre.pk)
    assert last_close(calendar, saturday) == close + timedelta(days=4)
    assert last_close(calendar, close - timedelta(minutes=1)) == close - timedelta(days=3)
