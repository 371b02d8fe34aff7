"""The drawing of the steps."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, act, make_dossier

from motcua.casework.dossiers import actions, queries
from motcua.desks.counter import gantt
from motcua.foundation import clock


@pytest.mark.parametrize(("days", "anchor"), [(0, "end"), (90, "start")])
def test_the_word_of_the_promise_stays_inside_the_drawing(centre, days, anchor):
    with clock.fixed_at(NINE):
        dossier = make_dossier(centre)
    drawn = gantt.draw(dossier, queries.plan_of(dossier), NINE + timedelta(days=days))
    assert drawn.due_anchor == anchor
    assert (float(drawn.due.rstrip("%")) < gantt.NEAR_THE_EDGE) == (anchor == "start")


def test_a_step_interrupted_for_a_payment_is_not_done(centre):
    with clock.fixed_at(NINE):
        dossier = make_dossier(centre, way="forward")
    paused = actions.ask_payment(dossier.pk, act(dossier, "chuyen-mon"), reason="Thuế", paper="TB 1")
    assert gantt.draw(paused, queries.plan_of(paused), NINE).words.startswith("1 trên")
