from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from motcua.foundation import clock
from motcua.foundation.accounts import attempts, tasks
from motcua.foundation.accounts.models import Attempt

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
THREE = attempts.Limit("test", 3, timedelta(minutes=10))


def take(what="a", at=NINE):
    return attempts.take(THREE, what, at=at)


def test_as_many_are_allowed_as_the_limit_says():
    assert [take().allowed for _n in range(5)] == [True, True, True, False, False]


def test_the_window_begins_with_the_first_attempt_and_ends_to_the_second():
    for minute in (0, 4, 8):
        take(at=NINE + timedelta(minutes=minute))
    last = NINE + timedelta(minutes=10)
    refused = take(at=last - timedelta(seconds=1))
    assert (refused.allowed, refused.again_at) == (False, last)
    assert take(at=last).allowed


def test_trying_on_while_refused_does_not_push_the_end_away():
    taken = [take(at=NINE + timedelta(minutes=n)) for n in range(10)]
    assert {each.again_at for each in taken} == {NINE + timedelta(minutes=10)}


@pytest.mark.parametrize(("second", "again"), [(0, 10), (1, 11), (59, 11)])
def test_the_moment_to_try_again_is_a_full_minute_never_too_early(second, again):
    assert take(at=NINE + timedelta(seconds=second)).again_at == NINE + timedelta(minutes=again)


def test_each_thing_and_each_kind_is_counted_alone():
    for _n in range(4):
        take()
    assert take("b").allowed
    assert attempts.take(attempts.Limit("other", 3, THREE.window), "a", at=NINE).allowed


def test_an_attempt_that_was_rightful_is_given_back():
    for _n in range(10):
        taken = take()
        assert taken.allowed
        taken.give_back()


def test_giving_back_never_makes_room_for_more():
    for _n in range(3):
        take().give_back()
        Attempt.objects.get()
    assert [take().allowed for _n in range(4)] == [True, True, True, False]


def test_the_row_does_not_tell_what_was_tried():
    take("nguyen.thi.bich")
    assert len(Attempt.objects.get().key) == 64


def test_counts_of_yesterday_are_forgotten():
    take("old", at=NINE - timedelta(days=1, seconds=1))
    take("fresh")
    with clock.fixed_at(NINE):
        tasks.forget_attempts(timestamp=0)
    assert Attempt.objects.get().first_at == NINE


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_than_the_limit():
    def one(_n):
        try:
            return take().allowed
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(16))) == 3
