"""The roads beside the straight one, each at the edge of its clock (domain 01 §7, §18)."""

import uuid
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils.translation import override
from tests.fixtures import NINE, act, make_dossier, make_intake, officer

from motcua.casework.dossiers import actions, queries, worklists
from motcua.casework.dossiers.models import Closure, Dossier
from motcua.casework.dossiers.states import Channel, Delivery, Lack, Outcome, Source, Stage, Status, StopKind
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.organisation.models import Post

CODE = "1.004873"
WHY = actions.ClosingGrounds("Công dân xin rút để nộp nơi khác")


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


@pytest.fixture
def working(centre):
    """A dossier received at 9:00 on Monday 6 April 2026, at the specialist's step."""
    return make_dossier(centre, code=CODE, way="forward")


def lacking(dossier, *, count=1, why_again=""):
    components = list(dossier.version.components.all())[:count]
    items = tuple(actions.Lacking(component.pk, Lack.WRONG, "Ghi lại họ tên") for component in components)
    return actions.Request(items, "Nghị định 118/2025/NĐ-CP Điều 19 khoản 5", why_again)


def ask(dossier, *, at=NINE, role="chuyen-mon", **how):
    return actions.ask_supplement(dossier.pk, act(dossier, role, at=at), lacking(dossier, **how))


def bring(dossier, *, at):
    items = dossier.supplements.get(answered_at=None).items.values_list("component", flat=True)
    return actions.take_supplement(dossier.pk, act(dossier, "tiep-nhan", at=at), list(items))


def code_of(refusal):
    return refusal.value.code


def test_what_is_kept_with_a_dossier_is_vietnamese_whoever_reads_english(centre):
    with override("en"):
        dossier = make_dossier(centre, code=CODE, way="forward")
        new_due = dossier.due_at + timedelta(weeks=1)
        dossier = actions.extend_dossier(dossier.pk, act(dossier, "lanh-dao"), reason="Chờ", new_due=new_due)
        dossier = actions.ask_payment(
            dossier.pk, act(dossier, "chuyen-mon"), reason="Lệ phí", paper="Thông báo 01"
        )
    assert "Xin lỗi và hẹn lại" in dossier.clock["lines"][-1]
    assert not any("working" in line for line in dossier.clock["lines"]), dossier.clock["lines"]
    with override("vi"):
        assert dossier.runs.latest("pk").note == StopKind.PAYMENT.label


# urging: duty I.1.d


def urge(dossier, *, at=NINE, role="giam-doc"):
    return actions.remind(dossier.pk, act(dossier, role, at=at), words="Hẹn chiều nay")


def test_urging_is_on_record_and_leaves_the_dossier_as_it_is(working):
    before = (working.status, working.revision)
    dossier = urge(working)
    assert (dossier.status, dossier.revision) == before
    assert queries.timeline(dossier).last().data == {"remark": "Hẹn chiều nay"}
    actions.complete_step(working.pk, act(working, "chuyen-mon"))  # a form opened before is not stale


@pytest.mark.parametrize(
    ("again", "refused"),
    [("06/04/2026 23:59", True), ("07/04/2026 00:00", False)],
    ids=["the same day", "the next day"],
)
def test_a_dossier_is_urged_once_a_day(working, again, refused):
    urge(working)
    if not refused:
        urge(working, at=moment(again))
        return
    with pytest.raises(RuleBroken) as refusal:
        urge(working, at=moment(again))
    assert code_of(refusal) == "urged_today"


def test_nobody_is_urged_while_the_citizen_is_waited_for(working):
    asked = ask(working)
    with pytest.raises(RuleBroken) as refusal:
        urge(asked)
    assert code_of(refusal) == "nobody_to_urge"


def test_who_only_works_on_dossiers_urges_nobody(working):
    with pytest.raises(PermissionDenied):
        urge(working, role="chuyen-mon")


@pytest.mark.parametrize(
    ("at", "proposed"),
    [("06/04/2026 09:00", date(2026, 4, 10)), ("09/04/2026 16:00", date(2026, 4, 14))],
    ids=["never before the day after the promise", "twenty working hours from Thursday at four"],
)
def test_a_new_date_is_drafted_from_the_norms_of_the_steps_left(working, at, proposed):
    assert working.due_at.astimezone(VIETNAM).date() == date(2026, 4, 9)
    assert queries.proposed_day(working, moment(at)) == proposed


# supplement: C6, C7, C8


@pytest.mark.parametrize(
    ("asked", "late"),
    [("08/04/2026 08:00", False), ("09/04/2026 16:59", False), ("10/04/2026 07:30", True)],
    ids=["on day 2", "on working day 3 at 16:59", "on day 4"],
)
def test_papers_asked_for_after_three_working_days_are_on_record_as_late(working, asked, late):
    """Edge case 2 of domain 01 §18. Source: NĐ 118/2025 Đ19.5 (C6)."""
    dossier = ask(working, at=moment(asked))
    supplement = dossier.supplements.get()
    assert (supplement.is_late, supplement.stage) == (late, Stage.RESOLUTION)
    assert dossier.status == Status.AWAITING_SUPPLEMENT
    assert not dossier.runs.filter(done_at=None).exists()


def test_papers_may_come_until_the_end_of_day_fifteen(working):
    """Edge case 3. Source: NĐ 118/2025 Đ19.5 (C7)."""
    dossier = ask(working)
    assert dossier.supplements.get().until == date(2026, 4, 21)
    assert bring(dossier, at=moment("21/04/2026 23:59")).status == Status.IN_PROCESS


def test_papers_of_day_sixteen_are_refused_and_the_dossier_can_be_closed(working):
    """Edge case 3. Source: NĐ 118/2025 Đ19.5 (C7)."""
    dossier = ask(working)
    with pytest.raises(RuleBroken) as refusal:
        bring(dossier, at=moment("22/04/2026 07:30"))
    assert code_of(refusal) == "supplement_over"
    grounds = actions.ClosingGrounds("Công dân không bổ sung")
    with pytest.raises(RuleBroken) as early:
        actions.close_unsupplemented(
            dossier.pk, act(dossier, "tiep-nhan", at=moment("21/04/2026 16:59")), grounds
        )
    assert code_of(early) == "supplement_open"
    closed = actions.close_unsupplemented(
        dossier.pk, act(dossier, "tiep-nhan", at=moment("22/04/2026 07:30")), grounds
    )
    assert closed.status == Status.STOPPED
    assert closed.act_by is None


def test_a_complete_supplement_begins_the_whole_limit_again(working):
    """C8: the full limit from the moment the papers were complete. Source: NĐ 118/2025 Đ19.5."""
    again = moment("15/04/2026 09:00")
    dossier = bring(ask(working, at=moment("08/04/2026 10:00")), at=again)
    fresh = make_dossier(dossier.centre, code=CODE, at=again)
    assert (dossier.clock_from, dossier.due_at) == (again, fresh.due_at)
    assert dossier.received_at == NINE
    assert dossier.runs.get(done_at=None).step.n == dossier.current_step
    stop = dossier.stops.get()
    assert (stop.started_at, stop.ended_at) == (moment("08/04/2026 10:00"), again)


def test_a_supplement_that_is_not_complete_starts_no_clock(working):
    """Source: NĐ 118/2025 Đ19.5."""
    dossier = ask(working, count=2)
    one = dossier.supplements.get().items.first().component_id
    with pytest.raises(RuleBroken) as refusal:
        actions.take_supplement(dossier.pk, act(dossier, "tiep-nhan"), [one])
    assert code_of(refusal) == "supplement_incomplete"
    dossier.refresh_from_db()
    assert dossier.status == Status.AWAITING_SUPPLEMENT


def test_a_second_request_needs_its_reason_and_who_may_decide(working):
    """Edge case 4. Source: NĐ 118/2025 Đ16.3."""
    dossier = bring(ask(working), at=moment("07/04/2026 09:00"))
    with pytest.raises(PermissionDenied):
        ask(dossier, why_again="Giấy mới lại sai")
    with pytest.raises(RuleBroken) as refusal:
        ask(dossier, role="lanh-dao")
    assert code_of(refusal) == "asked_before"
    assert ask(dossier, role="lanh-dao", why_again="Giấy mới lại sai").supplements.count() == 2


def test_only_papers_of_the_procedure_may_be_asked_for(working):
    """Source: NĐ 118/2025 Đ5.1."""
    request = actions.Request((actions.Lacking(10**9, Lack.MISSING),), "Luật")
    with pytest.raises(RuleBroken) as refusal:
        actions.ask_supplement(working.pk, act(working, "chuyen-mon"), request)
    assert code_of(refusal) == "unlisted_paper"
    assert not working.supplements.exists()


def beyond_the_list(dossier, *, count=1, names=("Đơn trình bày",), basis="Công văn 12/STP"):
    listed = lacking(dossier, count=count)
    return actions.Request(listed.items, listed.basis, unlisted=names, unlisted_basis=basis)


@pytest.mark.parametrize(
    ("role", "basis", "code"),
    [("chuyen-mon", "Luật", "unlisted_needs_approval"), ("lanh-dao", " ", "unlisted_needs_basis")],
)
def test_a_paper_beyond_the_list_needs_who_may_decide_and_a_basis(working, role, basis, code):
    """B8. Source: NĐ 118/2025 Đ5.1."""
    dossier = make_dossier(working.centre, code=CODE, way="work") if role == "lanh-dao" else working
    with pytest.raises(RuleBroken) as refusal:
        actions.ask_supplement(dossier.pk, act(dossier, role), beyond_the_list(dossier, basis=basis))
    assert code_of(refusal) == code
    assert not dossier.supplements.exists()


def test_a_paper_beyond_the_list_is_on_record_and_may_be_declined(centre):
    """B8: it is printed and logged by name; what was listed is all that must come."""
    dossier = make_dossier(centre, code=CODE, way="work")
    asked = actions.ask_supplement(dossier.pk, act(dossier, "lanh-dao"), beyond_the_list(dossier))
    assert queries.timeline(asked).last().data["unlisted"] == ["Đơn trình bày"]
    paper = IssuedPaper.objects.filter(code="mau-02").latest("pk")
    assert paper.data["unlisted"] == "Đơn trình bày"
    assert bring(asked, at=moment("07/04/2026 09:00")).status == Status.IN_PROCESS


def test_nobodys_dossier_is_closed_over_a_paper_beyond_the_list_alone(centre):
    """B8. Source: NĐ 118/2025 Đ5.1."""
    dossier = make_dossier(centre, code=CODE, way="work")
    asked = actions.ask_supplement(dossier.pk, act(dossier, "lanh-dao"), beyond_the_list(dossier, count=0))
    late = moment("22/04/2026 07:30")
    with pytest.raises(RuleBroken) as refusal:
        actions.close_unsupplemented(
            asked.pk, act(asked, "tiep-nhan", at=late), actions.ClosingGrounds("Không nộp")
        )
    assert code_of(refusal) == "only_unlisted_asked"


@pytest.mark.parametrize(
    ("items", "basis", "code"), [(0, "Luật", "nothing_asked"), (1, "  ", "basis_needed")]
)
def test_a_request_says_what_and_by_which_rule(working, items, basis, code):
    request = actions.Request(lacking(working, count=items).items, basis)
    with pytest.raises(RuleBroken) as refusal:
        actions.ask_supplement(working.pk, act(working, "chuyen-mon"), request)
    assert code_of(refusal) == code


def test_a_filing_found_incomplete_waits_and_is_received_when_it_is_complete(centre):
    """Before reception no clock runs. Source: NĐ 118/2025 Đ17.1, Đ17.3."""
    filed = make_dossier(centre, way="submit")
    asked = ask(filed, role="tiep-nhan")
    assert (asked.supplements.get().stage, asked.due_at) == (Stage.RECEPTION, None)
    with pytest.raises(RuleBroken) as refusal:
        actions.take_supplement(asked.pk, act(asked, "tiep-nhan"), [])
    assert code_of(refusal) == "step_not_open"
    later = moment("08/04/2026 10:00")
    brought = make_intake(channel=Channel.POSTAL)
    received = actions.receive_submitted(asked.pk, brought, act(asked, "tiep-nhan", at=later))
    assert (received.status, received.received_at) == (Status.RECEIVED, later)
    assert received.supplements.get().answered_at == later


# financial obligation


def test_a_payment_moves_the_promise_by_the_time_that_stood_still(working):
    """Domain 01 §8 (c): working time of the pause is added. 1 working day asleep, 1 working day later."""
    before = working.due_at
    asked = actions.ask_payment(
        working.pk,
        act(working, "chuyen-mon", at=moment("07/04/2026 09:00")),
        reason="Lệ phí trước bạ",
        paper="Thông báo 12/TB-CCT ngày 07/04/2026",
    )
    assert (asked.status, asked.act_by) == (Status.AWAITING_PAYMENT, None)
    paid = actions.prove_payment(
        asked.pk, act(asked, "tiep-nhan", at=moment("08/04/2026 09:00")), proof="Biên lai 0001"
    )
    assert paid.status == Status.IN_PROCESS
    assert paid.due_at - before == timedelta(days=1)
    assert paid.stops.get().proof == "Biên lai 0001"


def test_a_pause_over_the_end_of_the_year_leaves_its_days_off_out(centre):
    """Edge case 10: 31 December to 5 January, with New Year's Day and a weekend between."""
    dossier = make_dossier(centre, code=CODE, at=moment("30/12/2026 09:00"), way="receive")
    dossier = actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan", at=moment("30/12/2026 09:30")))
    asked = actions.ask_payment(
        dossier.pk, act(dossier, "chuyen-mon", at=moment("31/12/2026 09:00")), reason="Thuế", paper="TB 1"
    )
    paid = actions.prove_payment(
        asked.pk, act(asked, "tiep-nhan", at=moment("05/01/2027 09:00")), proof="Biên lai 1"
    )
    straight = make_dossier(centre, code=CODE, at=moment("30/12/2026 09:00"))
    days_off = {date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)}
    between = {
        straight.due_at.date() + timedelta(days=n)
        for n in range(1, (paid.due_at.date() - straight.due_at.date()).days + 1)
    }
    assert len(between - days_off - {date(2027, 1, 9), date(2027, 1, 10)}) == 2  # 31/12 and 04/01 were worked


@pytest.mark.parametrize(("reason", "paper"), [("", "TB 1"), ("Thuế", " ")])
def test_a_payment_is_asked_for_on_a_paper_and_for_a_reason(working, reason, paper):
    with pytest.raises(RuleBroken) as refusal:
        actions.ask_payment(working.pk, act(working, "chuyen-mon"), reason=reason, paper=paper)
    assert code_of(refusal) == "words_needed"


# apology and new date: C9, C10


@pytest.mark.parametrize(
    ("days_before", "late"), [(1, False), (0, True), (-1, True)], ids=["day before", "on the day", "after"]
)
def test_an_apology_on_the_day_itself_is_taken_and_flagged(working, days_before, late):
    """Edge case 6. Source: NĐ 118/2025 Đ19.6 (C9)."""
    due = working.due_at
    at = due.astimezone(VIETNAM).replace(hour=9, minute=0) - timedelta(days=days_before)
    extended = actions.extend_dossier(
        working.pk, act(working, "lanh-dao", at=at), reason="Chờ xác minh", new_due=due + timedelta(days=7)
    )
    extension = extended.extensions.get()
    assert (extension.is_late, extension.old_due, extended.due_at) == (late, due, due + timedelta(days=7))
    assert "hẹn lại" in extended.clock["lines"][-1]


def test_a_second_new_date_is_refused(working):
    """Edge case 5. Source: NĐ 118/2025 Đ19.6 (C10)."""
    week = timedelta(days=7)
    once = actions.extend_dossier(
        working.pk, act(working, "lanh-dao"), reason="Chờ xác minh", new_due=working.due_at + week
    )
    with pytest.raises(RuleBroken) as refusal:
        actions.extend_dossier(once.pk, act(once, "lanh-dao"), reason="Vẫn chờ", new_due=once.due_at + week)
    assert code_of(refusal) == "extended_before"


@pytest.mark.parametrize(
    ("reason", "days", "code"), [("", 7, "reason_needed"), ("Chờ", 0, "not_later"), ("Chờ", -1, "not_later")]
)
def test_a_new_date_is_later_and_explained(working, reason, days, code):
    with pytest.raises(RuleBroken) as refusal:
        actions.extend_dossier(
            working.pk,
            act(working, "lanh-dao"),
            reason=reason,
            new_due=working.due_at + timedelta(days=days),
        )
    assert code_of(refusal) == code


def test_a_pause_after_a_new_date_moves_the_new_date(working):
    new_due = working.due_at + timedelta(days=7)
    dossier = actions.extend_dossier(working.pk, act(working, "lanh-dao"), reason="Chờ", new_due=new_due)
    dossier = actions.ask_payment(
        dossier.pk, act(dossier, "chuyen-mon", at=moment("07/04/2026 09:00")), reason="Thuế", paper="TB 1"
    )
    paid = actions.prove_payment(
        dossier.pk, act(dossier, "tiep-nhan", at=moment("08/04/2026 09:00")), proof="BL"
    )
    assert paid.due_at == new_due + timedelta(days=1)


# withdrawing and stopping


@pytest.mark.parametrize("way", ["submit", "receive", "forward", "work"])
def test_an_applicant_may_withdraw_until_the_decision(centre, way):
    """Source: NĐ 118/2025 Đ21."""
    dossier = make_dossier(centre, way=way)
    gone = actions.withdraw_dossier(dossier.pk, act(dossier, "tiep-nhan"), WHY)
    assert (gone.status, gone.act_by, gone.current_step) == (Status.WITHDRAWN, None, None)
    assert not gone.runs.filter(done_at=None).exists()
    assert Closure.objects.get(dossier=gone).reason == WHY.reason


@pytest.mark.parametrize("way", ["decide", "return"])
def test_a_withdrawal_after_the_decision_is_refused(centre, way):
    """Edge case 7. Source: NĐ 118/2025 Đ21."""
    dossier = make_dossier(centre, way=way)
    with pytest.raises(RuleBroken) as refusal:
        actions.withdraw_dossier(dossier.pk, act(dossier, "tiep-nhan"), WHY)
    assert code_of(refusal) == "step_not_open"


def test_stopping_is_for_who_decides_and_names_its_rule(working):
    with pytest.raises(PermissionDenied):
        actions.stop_dossier(working.pk, act(working, "chuyen-mon"), actions.ClosingGrounds("a", "b"))
    with pytest.raises(RuleBroken):
        actions.stop_dossier(working.pk, act(working, "lanh-dao"), actions.ClosingGrounds("a"))
    grounds = actions.ClosingGrounds("Có tranh chấp", "Luật")
    stopped = actions.stop_dossier(working.pk, act(working, "lanh-dao"), grounds)
    assert stopped.status == Status.STOPPED


def test_what_a_citizen_was_told_on_paper_stands(working):
    dossier = actions.withdraw_dossier(working.pk, act(working, "tiep-nhan"), WHY)
    with pytest.raises(DatabaseError), transaction.atomic():
        Closure.objects.filter(dossier=dossier).update(reason="khác")


# steps sent back, other agencies asked


def test_work_sent_back_is_done_again_with_the_reason_on_record(centre):
    dossier = make_dossier(centre, code=CODE, way="work")
    step = dossier.current_step
    back = actions.return_step(dossier.pk, act(dossier, "lanh-dao"), remark="Bổ sung tờ trình")
    assert back.current_step < step
    assert back.runs.filter(step__n=back.current_step).count() == 2
    assert back.runs.filter(done_at=None).count() == 1
    assert back.deciding is False


def test_the_first_step_after_reception_has_nobody_to_go_back_to(working):
    with pytest.raises(RuleBroken) as refusal:
        actions.return_step(working.pk, act(working, "chuyen-mon"), remark="Thiếu")
    assert code_of(refusal) == "no_step_before"


def test_another_agency_is_asked_and_its_answer_written_down_once(working):
    """Source: NĐ 118/2025 Đ19.4."""
    due = moment("09/04/2026 17:00")
    question = actions.Question("Công an xã", "Xác minh nơi cư trú", due, "12/CV")
    dossier = actions.consult(working.pk, act(working, "chuyen-mon"), question)
    assert dossier not in worklists.unanswered(officer("lanh-dao"), due)
    assert dossier in worklists.unanswered(officer("lanh-dao"), due + timedelta(minutes=1))
    asked = dossier.consultations.get()
    assert (dossier.status, dossier.due_at) == (Status.IN_PROCESS, working.due_at)
    dossier = actions.note_reply(dossier.pk, act(dossier, "chuyen-mon"), asked.pk, reply="Đúng nơi cư trú")
    assert dossier.answer_by is None
    with pytest.raises(RuleBroken) as refusal:
        actions.note_reply(dossier.pk, act(dossier, "chuyen-mon"), asked.pk, reply="Lại")
    assert code_of(refusal) == "answered_before"


def test_an_answer_cannot_be_wanted_in_the_past(working):
    question = actions.Question("Công an xã", "Xác minh", NINE)
    with pytest.raises(RuleBroken) as refusal:
        actions.consult(working.pk, act(working, "chuyen-mon"), question)
    assert code_of(refusal) == "due_in_the_past"


def test_a_repeat_of_any_road_changes_nothing(working):
    key = uuid.uuid4()
    once = act(working, "chuyen-mon", key=key)
    first = actions.ask_supplement(working.pk, once, lacking(working))
    again = actions.ask_supplement(working.pk, once, lacking(working))
    assert (first.revision, first.supplements.count()) == (again.revision, 1)


def test_a_decision_after_every_detour_still_ends_the_dossier(working):
    dossier = bring(ask(working), at=moment("07/04/2026 09:00"))
    while not dossier.deciding:
        role = "lanh-dao" if dossier.current_role == "unit_lead" else "chuyen-mon"
        dossier = actions.complete_step(dossier.pk, act(dossier, role, at=moment("07/04/2026 10:00")))
    decided = actions.decide_dossier(dossier.pk, act(dossier, "lanh-dao"), actions.Decision(Outcome.GRANTED))
    assert decided.status == Status.RESOLVED
    assert decided.components.filter(source=Source.PAPER).exists()
    assert Dossier.objects.get(pk=decided.pk).result.outcome == Outcome.GRANTED
    assert officer("lanh-dao") == decided.result.decided_by


# assignment


def test_a_step_is_taken_or_given_to_somebody_in_its_role(working):
    """Source: NĐ 118/2025 Đ19.1."""
    specialist = officer("chuyen-mon")
    mine = actions.assign(working.pk, act(working, "chuyen-mon"), specialist.pk)
    assert mine.handler == specialist
    with pytest.raises(RuleBroken) as refusal:
        actions.assign(mine.pk, act(mine, "lanh-dao"), officer("tiep-nhan").pk)
    assert code_of(refusal) == "not_in_role"
    with pytest.raises(PermissionDenied):
        actions.assign(mine.pk, act(mine, "thu-ngan"), specialist.pk)
    done = actions.complete_step(mine.pk, act(mine, "chuyen-mon"))
    assert done.handler is None


def test_a_step_given_to_one_leaves_the_others_lists(working):
    specialist, leader = officer("chuyen-mon"), officer("lanh-dao")
    Post.objects.filter(holding__user=leader).update(roles=["judicial_civil_status_officer", "unit_lead"])
    assert working in worklists.to_work_on(leader, NINE)
    given = actions.assign(working.pk, act(working, "lanh-dao"), specialist.pk)
    assert given in worklists.to_work_on(specialist, NINE)
    assert given not in worklists.to_work_on(officer("lanh-dao"), NINE)
    assert actions.complete_step(given.pk, act(given, "lanh-dao")).current_step > given.current_step


# an error in a result: C11


def test_an_error_is_put_right_in_three_working_days_and_handed_over_again(centre):
    """Source: NĐ 118/2025 Đ23.1 (C11): Monday 9:00, so by the close of Thursday."""
    dossier = make_dossier(centre, way="return")
    reported = actions.report_error(dossier.pk, act(dossier, "thu-ngan"), error="Sai năm sinh, đúng là 1990")
    assert reported.corrections.get().due_at.astimezone(VIETNAM).date() == date(2026, 4, 9)
    assert reported.status == Status.RETURNED
    fixed = actions.correct_result(
        reported.pk, act(reported, "lanh-dao"), number="12/TLKS", remark="Sửa năm sinh"
    )
    assert fixed.delivery == Delivery.WAITING
    assert fixed in worklists.to_correct(officer("thu-ngan"), NINE)
    again = actions.return_corrected(fixed.pk, act(fixed, "thu-ngan"), receiver="Nguyễn Thị Hồng Nhung")
    assert (again.delivery, again.status, again.has_error) == (Delivery.HANDED_OVER, Status.RETURNED, False)
    assert again.corrections.get().receiver_name == "Nguyễn Thị Hồng Nhung"


def test_one_error_at_a_time_and_none_without_a_report(centre):
    dossier = make_dossier(centre, way="decide")
    with pytest.raises(RuleBroken) as refusal:
        actions.correct_result(dossier.pk, act(dossier, "lanh-dao"), number="", remark="Sửa")
    assert code_of(refusal) == "no_error"
    reported = actions.report_error(dossier.pk, act(dossier, "thu-ngan"), error="Sai tên")
    with pytest.raises(RuleBroken) as twice:
        actions.report_error(reported.pk, act(reported, "thu-ngan"), error="Sai nữa")
    assert code_of(twice) == "error_open"
