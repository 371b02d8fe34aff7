"""Two appointments of a land dossier with a financial obligation (domain 01 §8; QĐ 138/2025 Đồng Tháp)."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, bring_in, make_dossier

from motcua.casework.dossiers import actions, promises, queries, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.promises import Counting, Part
from motcua.casework.dossiers.states import OUTSIDE, Outcome, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.queries import papers_about
from motcua.reference.calendars.rules import Limit, add_working_days
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures.queries import Two

#: two from reception on: 15 and 5 working days; two once money is owed: 4 and 4, else 8
ALWAYS, IF_OWED = "1.013978", "1.012796"
DAYS_15, DAYS_5 = Limit(15, Unit.WORKING_DAY), Limit(5, Unit.WORKING_DAY)


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def received(centre, code, at=NINE):
    bring_in(code)
    return make_dossier(centre, code=code, at=at, way="forward")


def to_tax(dossier, at=NINE):
    """On to the step at which the slip goes to tax, and the slip sent."""
    if dossier.procedure_code == ALWAYS:
        while dossier.current_role != OUTSIDE:
            dossier = actions.complete_step(dossier.pk, act(dossier, "chuyen-mon", at=at))
    role = "tiep-nhan" if dossier.current_role == OUTSIDE else "chuyen-mon"
    return actions.ask_payment(
        dossier.pk, act(dossier, role, at=at), reason="Tiền sử dụng đất", paper="Phiếu chuyển 12"
    )


def prove(dossier, at):
    return actions.prove_payment(dossier.pk, act(dossier, "tiep-nhan", at=at), proof="Biên lai 0001")


def due_after(centre, start, days):
    calendar = Counting.of(centre.pk, start).calendar
    return add_working_days(calendar, start.astimezone(VIETNAM).date(), days)


def on(day):
    return day.astimezone(VIETNAM).date()


def test_reception_promises_the_first_and_says_that_the_second_follows(centre):
    dossier = received(centre, ALWAYS)
    first = dossier.appointments.get()
    assert (first.n, first.what, first.is_open) == (1, "tax_slip", True)
    assert on(dossier.due_at) == due_after(centre, NINE, 15)
    assert first.due_at == dossier.due_at
    assert "hẹn hai lần" in dossier.clock["lines"][0]
    assert dossier.clock["sources"][0] == promises.TWO_APPOINTMENTS
    assert "chuyển phiếu sang cơ quan thuế, lúc" in " ".join(dossier.clock["lines"])
    said = papers_about(dossier, centre=centre.pk).first().data["appointments"]
    assert said[0].startswith("lần 1, chuyển phiếu thông tin sang cơ quan thuế: ")
    assert said[1:] == ["lần 2, trả kết quả: hẹn khi có chứng từ nộp tiền"]


def test_the_second_is_counted_from_the_proof_however_long_the_tax_office_took(centre):
    paid_at = moment("03/08/2026 10:00")
    asked = to_tax(received(centre, ALWAYS))
    assert asked.appointments.get().kept_at == NINE
    assert asked.status == Status.AWAITING_PAYMENT
    paid = prove(asked, paid_at)
    first, second = paid.appointments.all()
    assert (second.n, second.what, second.is_open) == (2, "result", True)
    assert on(paid.due_at) == due_after(centre, paid_at, 5)
    assert (paid.clock_from, second.counted_from) == (paid_at, paid_at)
    assert (first.counted_from, first.was_late) == (NINE, False)
    assert paid.clock["lines"][1].startswith("Có chứng từ nộp tiền lúc 10:00")
    newest = papers_about(paid, centre=centre.pk).first()
    assert newest.data["appointments"][0].startswith("lần 2, trả kết quả: ")
    assert newest.data["limit"] == "05 ngày làm việc từ khi có chứng từ nộp tiền"


def test_a_result_keeps_the_second(centre):
    dossier = prove(to_tax(received(centre, ALWAYS)), NINE)
    while not dossier.deciding:
        role = "tiep-nhan" if dossier.current_role == OUTSIDE else "chuyen-mon"
        dossier = actions.complete_step(dossier.pk, act(dossier, role), remark="Đã có trả lời")
    actions.decide_dossier(dossier.pk, act(dossier, "lanh-dao"), actions.Decision(Outcome.GRANTED))
    assert [one.kept_at for one in dossier.appointments.all()] == [NINE, NINE]


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)], ids=["on the last day", "the day after"])
def test_a_slip_sent_after_its_day_is_on_record_as_late(centre, days, late):
    dossier = received(centre, ALWAYS)
    sent_at = dossier.due_at + timedelta(days=days)
    assert to_tax(dossier, sent_at).appointments.get().was_late is late


def test_work_lists_are_late_by_the_first_and_then_by_the_second(centre):
    dossier = received(centre, ALWAYS)
    over = dossier.due_at + timedelta(minutes=1)
    late = lambda at: Dossier.objects.filter(worklists.late(at), pk=dossier.pk).exists()  # noqa: E731
    assert (late(dossier.due_at), late(over)) == (False, True)
    asked = to_tax(dossier)
    assert not late(over + timedelta(days=300))
    paid = prove(asked, over)
    assert (late(over), late(paid.due_at + timedelta(minutes=1))) == (False, True)


def test_norms_of_steps_are_those_of_the_process_in_both_parts(centre):
    dossier = received(centre, ALWAYS)
    counting = Counting.of(centre.pk, NINE)
    steps = queries.plan_of(dossier)
    for each in (dossier, prove(to_tax(dossier), NINE)):
        norms = queries.norms_of(each, steps, counting.calendar)
        share = sum(norms.values(), timedelta()) / timedelta(hours=160)
        assert 0.95 < share <= 1


def test_papers_asked_for_in_the_first_begin_the_first_again(centre):
    dossier, brought_at = received(centre, ALWAYS), moment("10/04/2026 10:00")
    item = dossier.version.components.first()
    lacking = actions.Request((actions.Lacking(item.pk, "wrong"),), "Điều 19")
    asked = actions.ask_supplement(dossier.pk, act(dossier, "chuyen-mon"), lacking)
    taken = actions.take_supplement(asked.pk, act(asked, "tiep-nhan", at=brought_at), [item.pk])
    first = taken.appointments.get()
    assert on(taken.due_at) == due_after(centre, brought_at, 15)
    assert (first.due_at, first.counted_from, taken.appointment) == (taken.due_at, brought_at, 1)


def test_a_second_pause_moves_the_second(centre):
    paid = prove(to_tax(received(centre, ALWAYS)), NINE)
    asked = to_tax(paid, NINE)
    again = prove(asked, moment("07/04/2026 09:00"))
    assert again.due_at > paid.due_at
    assert again.appointments.count() == 2
    assert again.appointments.get(n=2).due_at == again.due_at


def test_a_new_date_moves_the_open_one(centre):
    dossier = received(centre, ALWAYS)
    new_due = dossier.due_at + timedelta(days=7)
    extended = actions.extend_dossier(dossier.pk, act(dossier, "lanh-dao"), reason="Chờ", new_due=new_due)
    assert extended.appointments.get().due_at == new_due
    assert extended.appointment == 1


def test_nothing_to_pay_leaves_one_with_the_whole_limit(centre):
    dossier = received(centre, ALWAYS)
    one = actions.note_no_payment(dossier.pk, act(dossier, "chuyen-mon"), basis="Được miễn, TB 3/CCT")
    assert on(one.due_at) == due_after(centre, NINE, 20)
    assert (one.appointment, one.appointments.get().dropped_at) == (None, NINE)
    assert len(papers_about(one, centre=centre.pk).first().data["appointments"]) == 1
    asked = to_tax(one)  # money after all
    paid = prove(asked, NINE)
    assert [(each.n, each.dropped_at is None) for each in paid.appointments.order_by("pk")] == [
        (1, False),
        (1, True),
        (2, True),
    ]


@pytest.mark.parametrize(
    ("role", "basis", "refusal"),
    [("chuyen-mon", " ", RuleBroken), ("thu-ngan", "Miễn", PermissionDenied)],
)
def test_who_works_on_it_says_why_nothing_is_to_be_paid(centre, role, basis, refusal):
    dossier = received(centre, ALWAYS)
    with pytest.raises(refusal):
        actions.note_no_payment(dossier.pk, act(dossier, role), basis=basis)


def test_a_dossier_with_one_has_none_to_give_up(centre):
    dossier = make_dossier(centre, code="1.004873", way="forward")
    with pytest.raises(RuleBroken) as refusal:
        actions.note_no_payment(dossier.pk, act(dossier, "chuyen-mon"), basis="Miễn")
    assert refusal.value.code == "no_first_appointment"
    assert not dossier.appointments.exists()


def test_where_money_may_be_owed_there_is_one_until_it_is(centre):
    """1.012796: 8 working days; 4 to the slip and 4 from the proof once an obligation arises."""
    dossier, paid_at = received(centre, IF_OWED), moment("20/05/2026 10:00")
    assert (dossier.appointment, dossier.appointments.count()) == (None, 0)
    assert on(dossier.due_at) == due_after(centre, NINE, 8)
    said = papers_about(dossier, centre=centre.pk).first().data["appointments"]
    assert said[1].startswith("nếu phát sinh nghĩa vụ tài chính")
    asked = to_tax(dossier)
    first = asked.appointments.get()
    assert (on(first.due_at), first.kept_at) == (due_after(centre, NINE, 4), NINE)
    paid = prove(asked, paid_at)
    assert on(paid.due_at) == due_after(centre, paid_at, 4)
    assert paid.appointment == 2


@pytest.mark.parametrize(("n", "hours"), [(1, 40), (2, 120)])
def test_each_knows_what_the_other_gives_to_the_steps(n, hours):
    part = Part.of(Two(DAYS_15, DAYS_5, from_reception=True), n)
    assert part.as_json() == {"n": n, "other_hours": hours}
    assert part.intro
