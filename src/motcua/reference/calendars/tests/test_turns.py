"""Changes are made one at a time, so that versions are numbered in the order they are committed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.reference.calendars import actions
from motcua.reference.calendars.actions.change import TURN


def _turn_is_free() -> bool:
    """Whether a connection of its own could make a change now."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [TURN])
        free: bool = cursor.fetchone()[0]
    connection.close()
    return free


@pytest.mark.django_db
def test_nobody_else_can_change_the_calendar_during_a_change():
    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        before = elsewhere.submit(_turn_is_free).result()
        actions.take_turn()
        during = elsewhere.submit(_turn_is_free).result()
    assert (before, during) == (True, False)
