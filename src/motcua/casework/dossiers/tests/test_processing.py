"""What a dossier goes through between counter and result, and what no order of acts can break."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures import NINE, act, bring_in, make_dossier, officer

from motcua.casework.dossiers import actions, queries, rules
from motcua.casework.dossiers.models import DossierEvent, Result
from motcua.casework.dossiers.rules import PlannedStep
from motcua.casework.dossiers.states import OUTSIDE, STEPS, Lack, Outcome, Proof, Source, Status
from motcua.foundation.audit import chain
from motcua.foundation.audit import queries as audit
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("hours", "available", "norms"),
    [
        ([4, 4], 8, [4, 4]),
        ([4, 4], 16, [4, 4]),
        ([8, 8], 8, [4, 4]),
        ([2, 6], 4, [1, 3]),
        ([0, 8], 4, [0, 4]),
        ([0, 0], 0, [0, 0]),
        ([4, 4], 0, [0, 0]),
    ],
)
def test_norms_fit_into_the_time_there_is(hours, available, norms):
    given_hours = {n: h * HOUR for n, h in enumerate(hours)}
    assert list(rules.norms(given_hours, available * HOUR).values()) == [h * HOUR for h in norms]


PLANS = st.lists(
    st.tuples(st.sampled_from(["receive", "work", "sign", "issue", "external"]), st.booleans()),
    min_size=1,
    max_size=8,
).map(lambda kinds: [PlannedStep(n, kind, "r", counted) for n, (kind, counted) in enumerate(kinds, 1)])


@given(PLANS)
def test_every_process_reaches_its_decision_and_then_only_hands_out(plan):
    at = rules.following(plan, 1) if len(plan) > 1 else 1
    while rules.act_at(plan, at) == "complete_step":
        at = rules.following(plan, at)
        assert at is not None
    left = rules.following(plan, at)
    assert left is None or next(step for step in plan if step.n == left).kind == "issue"


@pytest.mark.parametrize("code", ["1.013978", "1.012817", "2.000986", "1.004222"])
def test_processes_with_other_bodies_in_them_are_walked_to_their_end(centre, code):
    """NĐ 118/2025 Đ12.3: whoever forwards notes what the other body replied."""
    bring_in(code)
    dossier = make_dossier(centre, way="forward", code=code)
    while not dossier.deciding:
        role = {OUTSIDE: "tiep-nhan", "unit_lead": "lanh-dao"}.get(dossier.current_role, "chuyen-mon")
        dossier = actions.complete_step(dossier.pk, act(dossier, role), remark="Công văn 12/CV")
    decided = actions.decide_dossier(
        dossier.pk, act(dossier, "lanh-dao"), actions.Decision(Outcome.GRANTED, "7/QĐ")
    )
    assert decided.status == Status.RESOLVED
    assert all(run.step.kind == "issue" for run in decided.runs.filter(done_at=None))
    assert all(run.due_at <= decided.due_at for run in decided.runs.all())


def test_the_step_of_another_body_is_the_counters_and_needs_its_reply(centre):
    bring_in("1.013978")
    dossier = make_dossier(centre, way="forward", code="1.013978")
    dossier = actions.complete_step(dossier.pk, act(dossier, "chuyen-mon"))
    assert dossier.current_role == OUTSIDE
    with pytest.raises(PermissionDenied):
        actions.complete_step(dossier.pk, act(dossier, "chuyen-mon"), remark="x")
    with pytest.raises(RuleBroken) as refusal:
        actions.complete_step(dossier.pk, act(dossier, "tiep-nhan"), remark=" ")
    assert refusal.value.code == "reply_needed"
    once = act(dossier, "tiep-nhan")
    first = actions.complete_step(dossier.pk, once, remark="Công văn 12/CV")
    assert actions.complete_step(dossier.pk, once, remark="Công văn 12/CV").revision == first.revision


def test_a_key_used_on_one_dossier_does_nothing_on_another(centre):
    one, two = make_dossier(centre), make_dossier(centre)
    key = uuid.uuid4()
    actions.forward_dossier(one.pk, act(one, "tiep-nhan", key=key))
    with pytest.raises(RuleBroken) as refusal:
        actions.forward_dossier(two.pk, act(two, "tiep-nhan", key=key))
    assert refusal.value.code == "key_used"
    two.refresh_from_db()
    assert two.status == Status.RECEIVED


def test_a_clock_set_back_does_not_stop_the_work(centre):
    dossier = make_dossier(centre)
    forwarded = actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan", at=NINE - HOUR))
    run = forwarded.runs.exclude(done_at=None).get()
    assert run.done_at == run.opened_at == NINE


def test_the_journal_keeps_what_was_decided_and_to_whom_it_went(centre):
    make_dossier(centre, way="return")
    decided = Entry.objects.get(action="dossiers.decide").data
    assert '"outcome":"granted"' in decided
    assert '"receiver":"Nguyễn Thị Hồng Nhung"' in Entry.objects.get(action="dossiers.return_result").data
    assert "087190001234" not in "".join(Entry.objects.values_list("data", flat=True))


@pytest.mark.parametrize("change", [{"outcome": "declined"}, {"receiver_name": "Người khác"}])
def test_the_database_refuses_to_change_a_result_that_was_handed_over(centre, change):
    dossier = make_dossier(centre, way="return")
    with pytest.raises(DatabaseError), transaction.atomic():
        Result.objects.filter(dossier=dossier).update(**change)


def test_a_scan_is_told_in_the_timeline_and_refused_after_the_return(centre):
    dossier = make_dossier(centre, way="return")
    component = dossier.components.filter(source=Source.PAPER).first()
    with pytest.raises(RuleBroken) as refusal:
        actions.attach_scan(dossier, component.pk, b"", name="a.png", by=officer("tiep-nhan"), at=NINE)
    assert refusal.value.code == "scan_closed"


def _request(dossier):
    first = dossier.version.components.first()
    return actions.Request((actions.Lacking(first.pk, Lack.WRONG),), "Luật", "cần thêm")


def _asked_for(dossier):
    return [item.component_id for s in dossier.supplements.filter(answered_at=None) for item in s.items.all()]


GROUNDS = actions.ClosingGrounds("Công dân xin rút", "Luật")
WALKS = {
    "forward": ("tiep-nhan", lambda d, a: actions.forward_dossier(d.pk, a)),
    "complete_step": ("chuyen-mon", lambda d, a: actions.complete_step(d.pk, a, remark="Trả lời")),
    "return_step": ("lanh-dao", lambda d, a: actions.return_step(d.pk, a, remark="Sửa tờ trình")),
    "ask_supplement": ("chuyen-mon", lambda d, a: actions.ask_supplement(d.pk, a, _request(d))),
    "take_supplement": ("tiep-nhan", lambda d, a: actions.take_supplement(d.pk, a, _asked_for(d))),
    "close_unsupplemented": ("tiep-nhan", lambda d, a: actions.close_unsupplemented(d.pk, a, GROUNDS)),
    "ask_payment": ("chuyen-mon", lambda d, a: actions.ask_payment(d.pk, a, reason="Thuế", paper="TB 1")),
    "prove_payment": ("tiep-nhan", lambda d, a: actions.prove_payment(d.pk, a, proof="Biên lai")),
    "note_no_payment": ("chuyen-mon", lambda d, a: actions.note_no_payment(d.pk, a, basis="Miễn")),
    "extend": (
        "lanh-dao",
        lambda d, a: actions.extend_dossier(d.pk, a, reason="Chờ", new_due=d.due_at + 24 * HOUR),
    ),
    "consult": (
        "chuyen-mon",
        lambda d, a: actions.consult(d.pk, a, actions.Question("Công an xã", "Xác minh", NINE + HOUR)),
    ),
    "withdraw": ("tiep-nhan", lambda d, a: actions.withdraw_dossier(d.pk, a, GROUNDS)),
    "stop": ("lanh-dao", lambda d, a: actions.stop_dossier(d.pk, a, GROUNDS)),
    "decide": ("lanh-dao", lambda d, a: actions.decide_dossier(d.pk, a, actions.Decision(Outcome.GRANTED))),
    "return_result": (
        "thu-ngan",
        lambda d, a: actions.return_result(
            d.pk,
            a,
            receiver=actions.Receiver("A"),
            ticks=rules.HandOver(True, True, True, True, True, Proof.RECEIPT),
        ),
    ),
}
ENDS = {"withdraw", "stop", "close_unsupplemented"}
#: a number that picks the act, and whether it is based on an old page
PICKS = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 4).map(lambda n: n == 0)), max_size=24)


def _pick(dossier, n):
    """Mostly an act that is open, seldom one that ends the dossier, now and then any at all."""
    legal = rules.open_steps(Status(dossier.status), received=True) & WALKS.keys()
    onward = legal & {
        "forward",
        "complete_step",
        "decide",
        "return_result",
        "take_supplement",
        "prove_payment",
    }
    going_on = sorted(onward if onward and n % 3 else legal - ENDS if n % 7 else legal)
    names = going_on if going_on and n % 5 else sorted(WALKS)
    return names[n % len(names)]


def _try(dossier, name, *, stale):
    """Take one act, legal or not; whether it was done."""
    role, do = WALKS[name]
    if name in {"complete_step", "return_step"} and dossier.current_role == "unit_lead":
        role = "lanh-dao"
    if name in {"complete_step", "ask_payment", "ask_supplement"} and dossier.current_role == OUTSIDE:
        role = "tiep-nhan"
    based_on = dossier.revision - stale
    try:
        with transaction.atomic():
            do(dossier, actions.Act(officer(role), NINE, uuid.uuid4(), based_on))
    except (RuleBroken, PermissionDenied):
        return False
    return True


@pytest.mark.parametrize(("code", "examples"), [("1.004873", 60), ("1.013978", 40)])
def test_no_order_of_acts_breaks_a_dossier(centre, code, examples):
    bring_in(code)
    dossier = make_dossier(centre, code=code)

    @settings(deadline=None, max_examples=examples)
    @given(PICKS)
    def walk(picks):
        with transaction.atomic():
            _walk(dossier, picks)
            assert list(chain.faults(centre.pk, audit.rows(centre.pk))) == []
            transaction.set_rollback(True)

    walk()


STILL = {Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT}
OVER = {Status.WITHDRAWN, Status.STOPPED, Status.RETURNED}


def _stands_well(dossier):
    """What holds of a received dossier at every moment, whatever was done to it."""
    status = Status(dossier.status)
    assert dossier.stops.filter(ended_at=None).exists() == (status in STILL)
    under_way = dossier.runs.filter(done_at=None).count()
    if status != Status.RESOLVED:  # there only a step of handing out may be left
        assert under_way == (status in {Status.RECEIVED, Status.IN_PROCESS})
    assert dossier.received_at <= dossier.clock_from < dossier.due_at
    assert (dossier.act_by is None) == (status in OVER | {Status.AWAITING_PAYMENT, Status.RESOLVED})
    assert (dossier.current_step is None) == (status in OVER)
    assert (dossier.finished_at is not None) == (status in OVER | {Status.RESOLVED})
    assert hasattr(dossier, "closure") == (status in OVER - {Status.RETURNED})
    assert dossier.extensions.count() <= 1
    _appointments_stand_well(dossier)


def _appointments_stand_well(dossier):
    """At most one is open, it is the one that runs, and the second is there only once the first was kept."""
    made = list(dossier.appointments.filter(dropped_at=None))
    still_open = [one for one in made if one.kept_at is None]
    assert [one.n for one in made] == list(range(1, len(made) + 1))
    assert all(one.kept_at for one in made[:-1])
    assert dossier.appointment == (made[-1].n if made else None)
    assert [one.due_at for one in still_open] == [dossier.due_at] * len(still_open)
    if dossier.status in {Status.RECEIVED, Status.IN_PROCESS}:
        assert bool(still_open) == bool(made)


def _walk(dossier, picks):
    dossier.refresh_from_db()
    for n, stale in picks:
        name = _pick(dossier, n)
        before = (dossier.status, dossier.revision)
        done = _try(dossier, name, stale=stale)
        dossier.refresh_from_db()
        wanted = STEPS.get((Status(before[0]), name))
        assert (dossier.status, dossier.revision) == ((wanted, before[1] + 1) if done else before)
        assert not (done and stale)
        _stands_well(dossier)
    told = [event.revision for event in queries.timeline(dossier)]
    assert told == list(range(2, dossier.revision + 1))
    assert dossier.runs.filter(done_at=None).count() <= 1
    assert DossierEvent.objects.filter(dossier=dossier.pk).values("key").distinct().count() == len(told)
