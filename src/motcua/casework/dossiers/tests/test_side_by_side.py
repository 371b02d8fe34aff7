"""Steps side by side: they begin together, each ends by itself, the next waits for all of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures import NINE, act, officer

from motcua.casework.dossiers import actions, rules, sheets, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.rules import PlannedStep
from motcua.casework.dossiers.states import OUTSIDE, Lack, Outcome, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications.models import Notice
from motcua.foundation.papers.queries import papers_about

HOUR = timedelta(hours=1)


def planned(*kinds_and_groups):
    return [PlannedStep(n, kind, "r", group=group) for n, (kind, group) in enumerate(kinds_and_groups, 1)]


BRANCHED = planned(("receive", None), ("work", 1), ("work", 1), ("sign", None), ("issue", None))


@pytest.mark.parametrize(
    ("n", "stage", "following"), [(1, [1], 2), (2, [2, 3], 4), (3, [2, 3], 4), (4, [4], 5)]
)
def test_a_stage_begins_together_and_is_followed_once(n, stage, following):
    assert rules.stage_of(BRANCHED, n) == stage
    assert rules.following(BRANCHED, n) == following


@pytest.mark.parametrize(("n", "before"), [(4, 2), (5, 4)])
def test_work_is_sent_back_to_the_first_of_those_side_by_side(n, before):
    assert rules.preceding(BRANCHED, n) == before


@pytest.mark.parametrize("n", [2, 3])
def test_nothing_is_before_the_first_stage_after_reception(n):
    with pytest.raises(RuleBroken):
        rules.preceding(BRANCHED, n)


@pytest.mark.parametrize(("available", "norms"), [(10, [2, 6, 4, 2]), (5, [1, 3, 2, 1])])
def test_steps_side_by_side_need_what_the_longest_needs(available, norms):
    hours = {1: 2 * HOUR, 2: 6 * HOUR, 3: 4 * HOUR, 4: 2 * HOUR}
    fitted = rules.norms(hours, available * HOUR, {2: 1, 3: 1})
    assert list(fitted.values()) == [h * HOUR for h in norms]


@given(st.lists(st.integers(1, 4), max_size=5))
def test_every_process_with_branches_takes_each_step_once_and_decides_last(widths):
    kinds = [("receive", None)]
    for group, width in enumerate(widths, 1):
        kinds += [("work", group if width > 1 else None)] * width
    plan = planned(*kinds, ("sign", None), ("issue", None))
    taken, at = [], 1
    while at is not None:
        taken += rules.stage_of(plan, at)
        at = rules.following(plan, at)
    assert taken == [step.n for step in plan]
    assert rules.deciding_step(plan) == plan[-2].n


def under_way(dossier):
    return sorted(dossier.runs.filter(done_at=None).values_list("step__n", flat=True))


def finish(dossier, role, **how):
    return actions.complete_step(dossier.pk, act(dossier, role), **how)


def mine(role):
    return list(worklists.to_work_on(officer(role), NINE))


def test_all_who_work_side_by_side_have_it_in_their_work_at_once(branched):
    assert under_way(branched) == [2, 3, 4]
    assert branched.current_step == 2
    assert branched.beside == [{"n": 3, "role": "unit_lead"}, {"n": 4, "role": OUTSIDE}]
    for role in ("chuyen-mon", "lanh-dao", "tiep-nhan"):
        assert mine(role) == [branched]
    assert mine("thu-ngan") == []
    told = set(Notice.objects.filter(over_at=None).values_list("officer", flat=True))
    assert {officer("chuyen-mon").pk, officer("lanh-dao").pk} <= told


def test_each_ends_a_step_of_their_own_in_any_order_and_the_signature_waits_for_all(branched):
    dossier = finish(branched, "lanh-dao")
    assert (under_way(dossier), mine("lanh-dao"), dossier.deciding) == ([2, 4], [], False)
    with pytest.raises(PermissionDenied):
        finish(dossier, "lanh-dao")
    with pytest.raises(RuleBroken) as refusal:
        finish(dossier, "tiep-nhan")  # another body's step needs its reply
    assert refusal.value.code == "reply_needed"
    dossier = finish(dossier, "tiep-nhan", remark="Văn bản 12 ngày 06/04/2026")
    assert under_way(dossier) == [2]
    dossier = finish(dossier, "chuyen-mon")
    assert (under_way(dossier), dossier.beside, dossier.deciding) == ([5], [], True)
    signed = actions.decide_dossier(dossier.pk, act(dossier, "lanh-dao"), actions.Decision(Outcome.GRANTED))
    assert signed.status == Status.RESOLVED
    assert [run.step.n for run in signed.runs.select_related("step").order_by("done_at", "step__n")][:1] == [
        1
    ]
    assert signed.runs.values("step").distinct().count() == signed.runs.count() == 6


def test_what_was_based_on_an_older_state_is_refused_though_the_step_is_still_open(branched):
    late = act(branched, "chuyen-mon")
    finish(branched, "lanh-dao")
    with pytest.raises(RuleBroken) as refusal:
        actions.complete_step(branched.pk, late)
    assert refusal.value.code == "stale"


def test_papers_asked_for_stop_every_branch_and_only_what_was_open_begins_again(branched):
    dossier = finish(branched, "lanh-dao")
    component = dossier.version.components.first()
    request = actions.Request((actions.Lacking(component.pk, Lack.WRONG, "Ghi lại"),), "Đ19.5")
    dossier = actions.ask_supplement(dossier.pk, act(dossier, "chuyen-mon"), request)
    assert under_way(dossier) == []
    dossier = actions.take_supplement(dossier.pk, act(dossier, "tiep-nhan"), [component.pk])
    assert under_way(dossier) == [2, 4]


def test_sent_back_from_the_signature_all_work_again(branched):
    dossier = branched
    for role in ("chuyen-mon", "lanh-dao", "tiep-nhan"):
        dossier = finish(dossier, role, remark="Đã xong")
    dossier = actions.return_step(dossier.pk, act(dossier, "lanh-dao"), remark="Xem lại")
    assert under_way(dossier) == [2, 3, 4]


def test_a_dossier_that_ends_has_nothing_under_way_beside(branched):
    grounds = actions.ClosingGrounds("Dừng", basis="Điều 1")
    actions.stop_dossier(branched.pk, act(branched, "lanh-dao"), grounds)
    ended = Dossier.objects.get(pk=branched.pk)
    assert (under_way(ended), ended.beside, ended.current_step) == ([], [], None)


def test_a_dossier_with_several_at_work_is_given_to_none_of_them(branched):
    with pytest.raises(RuleBroken) as refusal:
        actions.assign(branched.pk, act(branched, "lanh-dao"), officer("chuyen-mon").pk)
    assert refusal.value.code == "side_by_side"


def test_the_control_slip_names_who_gave_to_each_branch_and_each_branch_to_the_signature(branched):
    dossier = branched
    for role in ("chuyen-mon", "lanh-dao", "tiep-nhan"):
        dossier = finish(dossier, role, remark="Đã xong")
    paper = sheets.print_paper(dossier, "mau-06", act(dossier, "lanh-dao"))
    assert papers_about(dossier, centre=dossier.centre_id).first() == paper
    assert len(paper.data["hand_overs"]) == 6
