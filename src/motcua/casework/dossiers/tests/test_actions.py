import uuid
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import (
    NINE,
    act,
    complete_checks,
    make_dossier,
    make_intake,
    officer,
    person,
    version_of,
)

from motcua.casework.dossiers import actions, queries, rules
from motcua.casework.dossiers.intake import Grounds
from motcua.casework.dossiers.models import Dossier, DossierEvent, Draft, Person
from motcua.casework.dossiers.states import Money, Outcome, Proof, Source, Status
from motcua.foundation.audit.models import Entry
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.organisation.models import Delegation, Grant, Holding, Post

GROUNDS = Grounds("Không thuộc thẩm quyền", "Điều 14 Nghị định 118/2025/NĐ-CP", "nộp tại cơ quan công an xã")


def receive(centre, intake=None, *, role="tiep-nhan", key=None, at=NINE):
    return actions.receive_at_counter(
        intake or make_intake(), by=officer(role), centre=centre, key=key or uuid.uuid4(), at=at
    )


def verbs(dossier):
    return [event.verb for event in queries.timeline(dossier)]


def test_a_received_dossier_is_coded_dated_promised_planned_printed_and_written_down(centre):
    """NĐ 118/2025 Đ17.3, Đ28: one dossier, one code, the moment of valid reception on the receipt."""
    dossier = receive(centre)
    assert dossier.code == "000.00.45.H20-260406-0001"
    assert (dossier.status, dossier.received_at) == (Status.RECEIVED, NINE)
    assert dossier.due_at.astimezone(VIETNAM).date() == NINE.date()
    assert [run.step.kind for run in dossier.runs.all()] == ["receive"]
    paper = IssuedPaper.objects.get(subject_key=dossier.pk)
    assert (paper.code, paper.number) == ("mau-01", "0001/TTPVHCC")
    assert verbs(dossier) == ["receive"]
    assert Entry.objects.filter(centre=centre.pk, action="dossiers.receive").count() == 1


@pytest.mark.parametrize(
    ("clock", "due_on", "forward_by"),
    [
        ((2026, 4, 10, 14, 59), date(2026, 4, 10), datetime(2026, 4, 10, 17, 0)),
        ((2026, 4, 10, 15, 0), date(2026, 4, 10), datetime(2026, 4, 10, 17, 0)),
        ((2026, 4, 10, 15, 1), date(2026, 4, 13), datetime(2026, 4, 13, 8, 30)),
        ((2026, 2, 13, 14, 59), date(2026, 2, 13), datetime(2026, 2, 13, 17, 0)),
        ((2026, 2, 13, 15, 0), date(2026, 2, 13), datetime(2026, 2, 13, 17, 0)),
        ((2026, 2, 13, 15, 1), date(2026, 2, 23), datetime(2026, 2, 23, 8, 30)),
    ],
    ids=[
        "Friday 14:59",
        "Friday 15:00",
        "Friday 15:01",
        "eve of Tết 14:59",
        "eve of Tết 15:00",
        "eve of Tết 15:01",
    ],
)
def test_birth_received_around_15_00_is_promised_and_forwarded_on_the_right_day(
    centre, clock, due_on, forward_by
):
    """NĐ 118/2025 Đ18.2; the same-day rule of 1.001193."""
    dossier = receive(centre, at=datetime(*clock, tzinfo=VIETNAM))
    assert dossier.due_at.astimezone(VIETNAM).date() == due_on
    assert dossier.act_by.astimezone(VIETNAM).replace(tzinfo=None) == forward_by


def test_the_same_key_gives_the_first_dossier_again(centre):
    key = uuid.uuid4()
    first = receive(centre, key=key)
    again = receive(centre, key=key)
    assert first.pk == again.pk
    assert Dossier.objects.count() == IssuedPaper.objects.count() == 1


def test_an_incomplete_dossier_is_not_received_and_leaves_nothing(centre):
    checks = list(complete_checks(version_of()))
    checks[0] = rules.ComponentCheck(checks[0].component, checks[0].name, True, Source.MISSING)
    with pytest.raises(RuleBroken, match="1 giấy tờ"):
        receive(centre, make_intake(checks=tuple(checks)))
    assert not Dossier.objects.exists()
    assert not Person.objects.exists()


def test_nobody_is_received_without_a_look_at_card_and_person(centre):
    with pytest.raises(RuleBroken) as refusal:
        receive(centre, make_intake(person_checked=False))
    assert refusal.value.code == "person_not_checked"


@pytest.mark.parametrize(
    "role", ["chuyen-mon", "lanh-dao", "thu-ngan", "giam-doc", "kiem-soat", "quan-tri", "tinh", "cong-dan"]
)
def test_only_who_receives_may_receive(centre, role):
    with pytest.raises(PermissionDenied):
        receive(centre, role=role)


def test_an_officer_may_not_receive_for_a_foreign_centre(centre, other_centre):
    with pytest.raises(PermissionDenied):
        receive(other_centre)


def test_codes_count_up_within_a_day_and_start_again_the_next(centre):
    codes = [receive(centre, at=at).code[-11:] for at in (NINE, NINE, NINE + timedelta(days=1))]
    assert codes == ["260406-0001", "260406-0002", "260407-0001"]


def test_a_returning_person_is_the_same_person_brought_up_to_date(centre):
    receive(centre)
    receive(centre, make_intake(submitter=person(phone="0987654321", address="")))
    known = Person.objects.get()
    assert (known.phone, known.address) == ("0987654321", "Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp")


def test_names_in_decomposed_letters_are_stored_composed_and_found_without_accents(centre):
    dossier = receive(centre, make_intake(submitter=person(full_name="H'Hen Nie\u0302", personal_id="")))
    assert dossier.submitter.full_name == "H'Hen Niê"
    for asked in ("h'hen nie", "HEN", dossier.code.lower()):
        assert queries.matching(Dossier.objects.all(), asked).count() == 1


def test_the_owner_may_be_somebody_else(centre):
    dossier = receive(centre, make_intake(owner=person(full_name="Trần Bảo An", personal_id="")))
    assert (dossier.owner.full_name, dossier.submitter.full_name) == ("Trần Bảo An", "Nguyễn Thị Hồng Nhung")
    assert IssuedPaper.objects.get().data["owner"]["name"] == "Trần Bảo An"


@pytest.mark.parametrize(
    ("code", "settled", "money"),
    [("1.001193", False, Money.NONE), ("1.004873", False, Money.UNKNOWN), ("1.004873", True, Money.SETTLED)],
)
def test_the_money_axis_tells_what_is_known(centre, code, settled, money):
    assert receive(centre, make_intake(code, fee_settled=settled)).money == money


def test_a_change_of_the_catalogue_leaves_a_received_dossier_alone(centre):
    dossier = receive(centre)
    kept = dict(dossier.clock)
    assert kept["limit"] == {"value": 1, "unit": "working_day", "same_day": True}
    assert kept["lines"]


def test_a_refusal_is_on_record_with_its_paper(centre):
    dossier = actions.refuse_at_counter(
        make_intake(checks=()), GROUNDS, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=NINE
    )
    assert (dossier.status, dossier.refusal.reason, dossier.received_at) == (
        Status.REFUSED,
        GROUNDS.reason,
        None,
    )
    assert IssuedPaper.objects.get().code == "mau-03"
    assert verbs(dossier) == ["refuse"]


def test_a_refusal_without_basis_leaves_nothing(centre):
    with pytest.raises(RuleBroken):
        actions.refuse_at_counter(
            make_intake(),
            Grounds("x", "", "y"),
            by=officer("tiep-nhan"),
            centre=centre,
            key=uuid.uuid4(),
            at=NINE,
        )
    assert not Dossier.objects.exists()


def test_the_whole_way_from_counter_to_return(centre):
    dossier = make_dossier(centre, way="return")
    assert dossier.status == Status.RETURNED
    assert verbs(dossier) == ["receive", "forward", "complete_step", "decide", "return_result"]
    assert list(dossier.runs.values_list("step__kind", flat=True)) == ["receive", "work", "sign", "issue"]
    assert not dossier.runs.filter(done_at=None).exists()
    assert list(IssuedPaper.objects.order_by("pk").values_list("code", flat=True)) == ["mau-01", "bien-nhan"]
    actions_on_record = (
        Entry.objects.filter(action__startswith="dossiers.").order_by("seq").values_list("action", flat=True)
    )
    assert [name.removeprefix("dossiers.") for name in actions_on_record] == verbs(dossier)


def test_every_step_of_the_longer_process_is_walked_too(centre):
    dossier = make_dossier(centre, way="decide", code="1.004873")
    assert dossier.status == Status.RESOLVED
    assert dossier.result.name == "Giấy xác nhận tình trạng hôn nhân"


ACTS = {
    "forward": ("receive", "tiep-nhan", lambda d, a: actions.forward_dossier(d.pk, a)),
    "complete_step": ("forward", "chuyen-mon", lambda d, a: actions.complete_step(d.pk, a)),
    "decide": (
        "work",
        "lanh-dao",
        lambda d, a: actions.decide_dossier(d.pk, a, actions.Decision(Outcome.GRANTED)),
    ),
    "return_result": (
        "decide",
        "thu-ngan",
        lambda d, a: actions.return_result(
            d.pk,
            a,
            receiver=actions.Receiver("Nguyễn Thị Hồng Nhung"),
            ticks=rules.HandOver(True, True, True, True, True, Proof.RECEIPT),
        ),
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_the_same_act_sent_twice_is_done_once(centre, name):
    way, role, do = ACTS[name]
    dossier = make_dossier(centre, way=way)
    once = act(dossier, role)
    first, again = do(dossier, once), do(dossier, once)
    assert (first.revision, again.revision) == (dossier.revision + 1, dossier.revision + 1)
    assert DossierEvent.objects.filter(key=once.key).count() == 1


@pytest.mark.parametrize("name", ACTS)
def test_an_act_based_on_an_older_page_is_refused_and_told_the_change(centre, name):
    way, role, do = ACTS[name]
    dossier = make_dossier(centre, way=way)
    stale = actions.Act(officer(role), NINE, uuid.uuid4(), dossier.revision - 1)
    with pytest.raises(RuleBroken) as refusal:
        do(dossier, stale)
    assert refusal.value.code == "stale"
    assert "chưa được ghi" in refusal.value.messages[0]


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("role", ["giam-doc", "kiem-soat", "cntt", "quan-tri", "tinh", "cong-dan"])
def test_an_act_is_refused_to_whoever_lacks_the_right(centre, name, role):
    way, _role, do = ACTS[name]
    dossier = make_dossier(centre, way=way)
    with pytest.raises(PermissionDenied):
        do(dossier, act(dossier, role))
    dossier.refresh_from_db()
    assert DossierEvent.objects.filter(dossier=dossier.pk).count() == dossier.revision - 1


def test_a_specialist_may_not_do_a_step_of_another_role(centre):
    dossier = make_dossier(centre, way="forward")
    Post.objects.filter(title="Công chức tư pháp – hộ tịch").update(roles=["land_specialist"])
    with pytest.raises(PermissionDenied):
        actions.complete_step(dossier.pk, act(dossier, "chuyen-mon"))


def test_nobody_signs_before_the_signing_step(centre):
    dossier = make_dossier(centre, way="forward")
    with pytest.raises(RuleBroken) as refusal:
        actions.decide_dossier(dossier.pk, act(dossier, "lanh-dao"), actions.Decision(Outcome.GRANTED))
    assert refusal.value.code == "wrong_step"
    dossier.refresh_from_db()
    assert dossier.status == Status.IN_PROCESS


def test_a_written_delegation_lets_its_receiver_sign_while_it_lasts(centre):
    """NĐ 118/2025 Đ17.5: delegations to decide are dated rows, enforced when signing."""
    giver = Post.objects.get(title="Phó Chủ tịch UBND xã")
    Delegation.objects.create(
        giver=giver, receiver=officer("giam-doc"), field="ho-tich", document="12/QĐ-UBND",
        first_on=date(2026, 4, 6), last_on=date(2026, 4, 7),
    )  # fmt: skip
    decision = actions.Decision(Outcome.GRANTED)
    dossier = make_dossier(centre, way="work")
    for late in (date(2026, 4, 5), date(2026, 4, 8)):
        at = datetime(late.year, late.month, late.day, 9, tzinfo=VIETNAM)
        with pytest.raises(PermissionDenied):
            actions.decide_dossier(dossier.pk, act(dossier, "giam-doc", at=at), decision)
    last = datetime(2026, 4, 7, 16, 0, tzinfo=VIETNAM)
    assert (
        actions.decide_dossier(dossier.pk, act(dossier, "giam-doc", at=last), decision).status
        == Status.RESOLVED
    )


def test_a_right_of_one_field_does_not_reach_another(centre):
    Grant.objects.filter(right="dossiers.forward").update(field="dat-dai")
    dossier = make_dossier(centre)
    with pytest.raises(PermissionDenied):
        actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan"))


def test_a_post_left_yesterday_gives_no_right_today(centre):
    dossier = make_dossier(centre)
    Holding.objects.filter(user=officer("tiep-nhan")).update(last_on=NINE.date() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan"))


def test_a_draft_is_its_officers_own(centre):
    key = uuid.uuid4()
    actions.save_draft(key, by=officer("tiep-nhan"), data={"full_name": "Đởm"}, at=NINE)
    Grant.objects.create(
        post=Post.objects.get(title="Thu ngân, trả kết quả"),
        right="dossiers.receive",
        first_on=date(2025, 7, 1),
    )
    with pytest.raises(PermissionDenied):
        actions.save_draft(key, by=officer("thu-ngan"), data={}, at=NINE)
    assert Draft.objects.get(pk=key).data == {"full_name": "Đởm"}


@pytest.mark.parametrize(
    ("later", "unasked", "kept"),
    [
        (0, True, "new"),
        (1, True, "old"),
        (59, True, "old"),
        (60, True, "new"),
        (-1, True, "new"),
        (1, False, "new"),
    ],
)
def test_a_save_of_the_page_that_was_overtaken_changes_nothing(centre, later, unasked, kept):
    """A press of the officer always counts, and so does a save after the clock was set back."""
    key, by = uuid.uuid4(), officer("tiep-nhan")
    actions.save_draft(key, by=by, data={"phone": "old"}, at=NINE + timedelta(seconds=later))
    draft = actions.save_draft(key, by=by, data={"phone": "new"}, at=NINE, unasked=unasked)
    assert draft.data == Draft.objects.get(pk=key).data == {"phone": kept}


def test_a_drawn_signature_is_kept_and_a_false_one_is_refused(centre):
    dossier = make_dossier(centre, way="decide")
    ticks = rules.HandOver(True, True, True, True, True, Proof.RECEIPT)
    with pytest.raises(RuleBroken):
        actions.return_result(
            dossier.pk,
            act(dossier, "thu-ngan"),
            receiver=actions.Receiver("A", "", b"MZ\x90\x00"),
            ticks=ticks,
        )
    dossier.refresh_from_db()
    assert dossier.status == Status.RESOLVED


def test_reading_a_dossier_is_written_down_once_in_half_an_hour(centre):
    dossier = make_dossier(centre)
    for minutes in (0, 10, 29, 31):
        actions.note_reading(dossier, by=officer("giam-doc"), at=NINE + timedelta(minutes=minutes))
    assert Entry.objects.filter(action="dossiers.read").count() == 2


@pytest.mark.parametrize(
    ("role", "seen"),
    [("tiep-nhan", 1), ("giam-doc", 1), ("quan-tri", 0), ("tinh", 0), ("cong-dan", 0), ("kiem-soat", 0)],
)
def test_who_sees_dossiers(centre, role, seen):
    make_dossier(centre)
    assert queries.visible_to(officer(role), NINE).count() == seen


def test_nobody_sees_the_dossiers_of_a_foreign_centre(centre, other_centre):
    dossier = make_dossier(centre)
    Dossier.objects.filter(pk=dossier.pk).update(centre=other_centre)
    for role in ("tiep-nhan", "chuyen-mon", "lanh-dao", "giam-doc"):
        assert not queries.visible_to(officer(role), NINE).exists()
