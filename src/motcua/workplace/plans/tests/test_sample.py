"""The demo has a task in every state, and tasks that come back; made again, nothing is added."""

from tests.fixtures import NINE

from motcua.workplace.plans import sample
from motcua.workplace.plans.models import Assignment, Recurrence
from motcua.workplace.plans.states import Stand


def test_the_sample_has_every_state_and_is_made_once(centre):
    assert sample.make(centre, at=NINE) == 6
    assert sample.make(centre, at=NINE) == 0
    assert set(Assignment.objects.values_list("stand", flat=True)) == set(Stand)
    assert all(sample.MARK in row.title for row in (*Assignment.objects.all(), *Recurrence.objects.all()))
