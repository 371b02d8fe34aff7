"""The drawing of the steps."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, act, make_dossier, officer

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


def test_steps_side_by_side_are_planned_from_one_moment_and_all_are_now(branched):
    drawn = gantt.draw(branched, queries.plan_of(branched), NINE)
    together = drawn.lines[1:4]
    assert [line.is_now for line in drawn.lines] == [False, True, True, True, False, False]
    assert len({line.norm.x for line in together}) == 1
    assert [len(line.rail.lines) for line in drawn.lines] == [1, 3, 3, 3, 1, 1]
    assert [line.rail.parts for line in together] == [True, False, False]
    assert drawn.lines[4].rail.gathers == together[0].rail.end
    assert together[0].rail.beside == "song song với bước 3, 4"


def test_the_page_says_who_works_at_the_same_time_and_offers_each_their_own_step(client, branched):
    address = f"/quay/ho-so/{branched.code}/"
    for role, step in (("chuyen-mon", "thẩm định"), ("lanh-dao", "kiểm tra")):
        client.force_login(officer(role))
        with clock.fixed_at(NINE):
            page = client.get(address).content.decode()
        assert f"Xong bước: {step}" in page
        assert page.count("Cùng lúc, ") == 2
        assert "giao-viec/" not in page
        assert page.count('class="is-now"') == 6  # three rows, three marks on the way
