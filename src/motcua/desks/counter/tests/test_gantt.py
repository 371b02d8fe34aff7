"""The drawing of the steps."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, make_dossier

from motcua.casework.dossiers import queries
from motcua.desks.counter import gantt
from motcua.foundation import clock


@pytest.mark.parametrize(("days", "anchor"), [(0, "end"), (90, "start")])
def test_the_word_of_the_promise_stays_inside_the_drawing(centre, days, anchor):
    with clock.fixed_at(NINE):
        dossier = make_dossier(centre)
    drawn = gantt.draw(dossier, queries.plan_of(dossier), NINE + timedelta(days=days))
    assert drawn.due_anchor == anchor
    assert (float(drawn.due.rstrip("%")) < gantt.NEAR_THE_EDGE) == (anchor == "start")
