"""A linked procedure: one dossier, several agencies, each with its own time (NĐ 118/2025 Đ20; F87)."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures import NINE, act, bring_in, make_dossier, officer

from motcua.casework.dossiers import actions, queries, rules, worklists
from motcua.casework.dossiers.actions import PartAnswer
from motcua.casework.dossiers.rules import PartAt
from motcua.casework.dossiers.states import Outcome, PartOutcome, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.queries import papers_about

#: 20 working days: People's Committee 1, police 7, social insurance 2
CODE = "2.000986"
DAY = timedelta(days=1)
GRANTED, DECLINED, STOPPED = PartOutcome.GRANTED, PartOutcome.DECLINED, PartOutcome.STOPPED


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


@pytest.fixture
def received(centre):
    bring_in(CODE)
    return make_dossier(centre, code=CODE)


def send(dossier, *, on_paper=True, at=NINE, role="tiep-nhan"):
    return actions.send_parts(dossier.pk, act(dossier, role, at=at), on_paper=on_paper)


def answer(dossier, n, outcome=GRANTED, *, at=NINE, role="tiep-nhan", number="", remark=""):
    said = PartAnswer(n, outcome, number, remark)
    return actions.note_part(dossier.pk, act(dossier, role, at=at), said)


def day(at):
    return f"{at.astimezone(VIETNAM):%d/%m}"


# the rules alone


def after_days(days):
    return lambda since: since + days * DAY


@pytest.mark.parametrize(
    ("days", "in_turn", "made"),
    [([1, 7, 2], True, [1, 8, 10]), ([1, 7, 2], False, [1, 7, 2]), ([3], True, [3]), ([], True, [])],
)
def test_each_agency_has_its_deadline_one_after_the_other_or_at_once(days, in_turn, made):
    dues = rules.dues([after_days(n) for n in days], NINE, in_turn=in_turn)
    assert dues == [NINE + n * DAY for n in made]


def parts(text):
    """`-` waits, `b` has it, `e` has ended."""
    return [PartAt(n, begun=letter != "-", ended=letter == "e") for n, letter in enumerate(text, 1)]


@pytest.mark.parametrize(
    ("stand", "in_turn", "begins"),
    [
        ("---", True, [1]),
        ("---", False, [1, 2, 3]),
        ("b--", True, []),
        ("e--", True, [2]),
        ("eb-", True, []),
        ("eee", True, []),
        ("bbb", False, []),
    ],
)
def test_who_begins_now(stand, in_turn, begins):
    assert rules.begin_now(parts(stand), in_turn=in_turn) == begins


@pytest.mark.parametrize(
    ("outcomes", "whole"),
    [
        ([GRANTED, GRANTED], Outcome.GRANTED),
        ([DECLINED, GRANTED], Outcome.GRANTED),
        ([STOPPED, DECLINED], Outcome.DECLINED),
        ([STOPPED], Outcome.DECLINED),
    ],
)
def test_the_whole_is_granted_when_any_part_is(outcomes, whole):
    assert rules.together(outcomes) == whole


@pytest.mark.parametrize(("late", "due"), [(-1, 0), (0, 0), (1, 1)])
def test_an_agency_that_had_it_late_keeps_its_whole_limit(late, due):
    assert rules.turn_due(NINE, NINE + late * DAY) == NINE + due * DAY


@settings(deadline=None)
@given(st.integers(2, 20), st.booleans(), st.randoms(use_true_random=False))
def test_every_order_of_answers_ends_every_part_once(number, in_turn, random):
    stand = [PartAt(n, begun=False, ended=False) for n in range(1, number + 1)]
    ended = []
    while len(ended) < number:
        begun = rules.begin_now(stand, in_turn=in_turn)
        stand = [PartAt(p.n, p.begun or p.n in begun, p.ended) for p in stand]
        held = [p.n for p in stand if p.begun and not p.ended]
        assert len(held) == (1 if in_turn else number - len(ended))
        ends = random.choice(held)
        ended.append(ends)
        stand = [PartAt(p.n, p.begun, p.ended or p.n == ends) for p in stand]
    assert sorted(ended) == list(range(1, number + 1))
    assert not in_turn or ended == sorted(ended)


# with the database


def test_on_paper_it_goes_to_the_lead_and_the_slip_names_all(received, centre):
    sent = send(received)
    assert (sent.status, sent.is_linked, sent.due_at) == (Status.IN_PROCESS, True, received.due_at)
    assert [part.is_open for part in sent.parts.all()] == [True, False, False]
    assert [day(part.due_at) for part in sent.parts.all()] == ["07/04", "16/04", "20/04"]
    slip = papers_about(sent, centre=centre.pk).get(code="phieu-chuyen").data
    assert slip["in_turn"] is True
    assert [task["part"] for task in slip["tasks"]] == ["chủ trì", "phối hợp", "phối hợp"]
    assert [task["due"].split(" ")[-1] for task in slip["tasks"]] == [
        "07/04/2026",
        "16/04/2026",
        "20/04/2026",
    ]
    assert "Liên thông lần lượt" in sent.clock["lines"][-1]
    assert sent.clock["sources"][-1] == "NĐ 118/2025 Đ20"


def test_electronically_all_have_it_at_once(received, centre):
    sent = send(received, on_paper=False)
    assert all(part.is_open for part in sent.parts.all())
    assert [day(part.due_at) for part in sent.parts.all()] == ["07/04", "15/04", "08/04"]
    assert papers_about(sent, centre=centre.pk).get(code="phieu-chuyen").data["in_turn"] is False
    assert "Liên thông cùng lúc" in sent.clock["lines"][-1]


def test_the_next_agency_has_it_once_the_one_before_has_ended(received):
    late = moment("09/04/2026 10:00")
    sent = answer(send(received), 1, at=late, number="01/2026")
    first, second, third = sent.parts.all()
    assert (first.ended_at, first.number) == (late, "01/2026")
    assert (second.begun_at, third.begun_at) == (late, None)
    assert second.due_at > second.slip_due  # two days late: the police keep their seven days
    assert sent.answer_by == second.due_at


def test_the_dossier_ends_when_all_parts_have(received):
    dossier = send(received)
    for n in (1, 2):
        dossier = answer(dossier, n, number=f"{n}/2026")
        assert dossier.status == Status.IN_PROCESS
    dossier = answer(dossier, 3)
    assert (dossier.status, dossier.is_linked, dossier.answer_by) == (Status.RESOLVED, False, None)
    assert (dossier.result.outcome, dossier.result.number) == (Outcome.GRANTED, "1/2026; 2/2026")
    assert queries.timeline(dossier).last().verb == "end_parts"


def test_a_part_that_is_not_done_stops_nobody_else_and_the_whole_says_so(received):
    dossier = answer(send(received), 1)
    dossier = answer(dossier, 2, DECLINED, remark="Chỗ ở chưa hợp pháp")
    assert dossier.parts.get(n=3).is_open
    dossier = answer(dossier, 3)
    assert dossier.result.outcome == Outcome.GRANTED
    assert "Chỗ ở chưa hợp pháp" in dossier.result.reason
    assert dossier.result.reason.startswith("Công an cấp xã")


def test_when_no_part_is_done_the_whole_is_declined(received):
    dossier = send(received, on_paper=False)
    for n in (3, 1, 2):
        dossier = answer(dossier, n, STOPPED, remark="Thiếu giấy chứng sinh")
    assert dossier.result.outcome == Outcome.DECLINED


@pytest.mark.parametrize(
    ("n", "outcome", "code"),
    [(2, GRANTED, "part_not_open"), (9, GRANTED, "part_not_open"), (1, DECLINED, "part_unexplained")],
    ids=["not its turn", "no such part", "no reason"],
)
def test_what_cannot_be_noted(received, n, outcome, code):
    with pytest.raises(RuleBroken) as refusal:
        answer(send(received), n, outcome)
    assert refusal.value.code == code


def test_a_part_is_noted_once_and_a_repeat_changes_nothing(received):
    dossier = send(received, on_paper=False)
    first = act(dossier, "tiep-nhan")
    noted = actions.note_part(dossier.pk, first, PartAnswer(1, GRANTED))
    assert actions.note_part(dossier.pk, first, PartAnswer(1, GRANTED)).revision == noted.revision
    with pytest.raises(RuleBroken) as refusal:
        answer(noted, 1)
    assert refusal.value.code == "part_not_open"


def test_only_a_linked_procedure_goes_to_agencies(centre):
    with pytest.raises(RuleBroken) as refusal:
        send(make_dossier(centre))
    assert refusal.value.code == "not_linked"


@pytest.mark.parametrize("role", ["chuyen-mon", "thu-ngan"])
def test_who_forwards_sends_and_notes(received, role):
    with pytest.raises(PermissionDenied):
        send(received, role=role)
    with pytest.raises(PermissionDenied):
        answer(send(received), 1, role=role)


def test_meanwhile_nobody_works_on_the_dossier_itself(received):
    sent = send(received)
    assert queries.open_steps(sent) == {"note_part", "end_parts", "extend", "withdraw"}
    assert sent in worklists.to_work_on(officer("tiep-nhan"), NINE)
    assert "end_parts" not in queries.open_steps(received)


@pytest.mark.parametrize(
    ("at", "late"),
    [("07/04/2026 16:30", False), ("07/04/2026 16:31", True)],
    ids=["on time", "a minute over"],
)
def test_a_late_agency_is_seen_on_the_work_lists(received, at, late):
    sent, when = send(received), moment(at)
    for role in ("tiep-nhan", "lanh-dao"):
        assert (sent in worklists.parts_late(officer(role), when)) is late
    assert sent not in worklists.unanswered(officer("lanh-dao"), when)


def test_a_withdrawn_dossier_stops_what_the_agencies_had_not_finished(received):
    dossier = answer(send(received), 1)
    why = actions.ClosingGrounds("Gia đình chuyển đi nơi khác")
    ended = actions.withdraw_dossier(dossier.pk, act(dossier, "tiep-nhan"), why)
    assert [part.outcome for part in ended.parts.all()] == [GRANTED, STOPPED, STOPPED]
    assert ended.parts.get(n=3).remark == "Gia đình chuyển đi nơi khác"


def test_sending_after_its_hour_is_on_record_as_late(received):
    assert send(received, at=moment("08/04/2026 09:00")).linking.is_late
