"""What of a dossier's life is told to whom; and that nothing personal ever is."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from tests.fixtures import NINE, act, make_dossier, make_intake, officer

from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.intake import Grounds
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.tests.filings import file, make_citizen, photo
from motcua.foundation import clock
from motcua.foundation.accounts.demo import ROLES
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.notifications import actions as notifications
from motcua.foundation.notifications.models import Message, Notice
from motcua.foundation.notifications.states import FOR_OFFICERS, TEXTS, Channel, Kind, State
from motcua.foundation.search import fold
from motcua.integrations.messaging import recipients, registry
from motcua.integrations.messaging.tasks import send_due
from motcua.integrations.messaging.telling import applicant_hears, turn_comes
from motcua.reference.organisation.models import Delegation, Grant, Post
from motcua.reference.organisation.queries import roles_of
from motcua.reference.organisation.rules import Place

EMAIL = "hong.nhung@thu.test"


@pytest.fixture
def with_email(monkeypatch):
    """Everybody has an e-mail, also those who come to the counter, where nobody asks for one yet."""
    monkeypatch.setattr(recipients, "contacts_of", lambda _dossier: [(Channel.EMAIL, EMAIL)])


@dataclass(frozen=True)
class Happened:
    dossier_id: int


def refuse(centre) -> Dossier:
    grounds = Grounds("Không thuộc thẩm quyền của bà Nhung", "Điều 17", "Nộp nơi khác, gọi 0912345678")
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": NINE}
    return dossiers.refuse_at_counter(make_intake(), grounds, **who)


def told(officer_role: str) -> list[tuple[str, bool]]:
    """Kind of each notice of that role's person, and whether it is over."""
    notices = Notice.objects.filter(officer=officer(officer_role).pk).order_by("pk")
    return [(notice.kind, notice.over_at is not None) for notice in notices]


def test_each_act_on_a_dossier_writes_its_message(centre, mail, with_email):
    dossier = make_dossier(centre, way="return")
    refuse(centre)
    kinds = list(Message.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == [Kind.RECEIVED, Kind.RESULT_READY, Kind.RETURNED, Kind.REFUSED]
    first = Message.objects.order_by("pk")[0]
    assert (first.address, first.code, first.state) == (EMAIL, dossier.code, State.WAITING)
    assert f"{dossier.due_at.astimezone(clock.VIETNAM):%d/%m/%Y}" in first.text
    assert f"/tra-cuu/{dossier.code}/" in first.text


def test_a_message_is_written_with_its_act_or_not_at_all(centre, mail, with_email):
    with transaction.atomic():
        make_dossier(centre)
        assert Message.objects.count() == 1
        transaction.set_rollback(True)
    assert not Dossier.objects.exists()
    assert not Message.objects.exists()


def test_a_repeated_act_tells_nothing_twice(centre, mail, with_email):
    key, brought = uuid.uuid4(), make_intake()
    for _time in range(2):
        dossiers.receive_at_counter(brought, by=officer("tiep-nhan"), centre=centre, key=key, at=NINE)
    assert Message.objects.count() == 1


FOR_ANOTHER = {
    "whose": "other", "email": "nop.ho@thu.test", "owner_name": "Trần Văn Đởm", "owner_email": EMAIL,
    "owner_phone": "0987654321", "ground": "authorised", "document": "Giấy ủy quyền số 12",
}  # fmt: skip


def test_who_files_from_afar_and_for_whom_are_both_told_and_one_address_once(centre, mail):
    dossier = file(centre, person=FOR_ANOTHER)
    told = {each.address: each for each in Message.objects.all()}
    assert set(told) == {"nop.ho@thu.test", EMAIL}
    assert {each.kind for each in told.values()} == {Kind.FILED}
    assert f"{dossier.act_by.astimezone(clock.VIETNAM):%d/%m/%Y}" in told[EMAIL].text
    assert "Không cần nộp lại" in told[EMAIL].text
    assert told[EMAIL].state == State.WAITING
    file(centre, by=make_citizen(), person={"email": EMAIL, "personal_id": "087190009999"})
    assert Message.objects.count() == 3


def test_every_later_step_of_a_filing_is_told_to_the_address_written_on_it(centre, mail):
    dossier = file(centre, person={"email": EMAIL})
    dossier = asked_again(dossier)
    brought = {each.component_id: [("anh.jpg", photo(90))] for each in dossier.supplements.get().items.all()}
    dossier = dossiers.bring_papers(dossier.pk, brought, act(dossier, "cong-dan"))
    dossiers.ask_withdrawal(dossier.pk, "Nộp nhầm", act(dossier, "cong-dan"))
    kinds = list(Message.objects.order_by("pk").values_list("kind", "address"))
    assert kinds == [(kind, EMAIL) for kind in (Kind.FILED, Kind.SUPPLEMENT, Kind.BROUGHT, Kind.WITHDRAWAL)]


def asked_again(dossier: Dossier) -> Dossier:
    """The filing, its first paper asked for again by the officer who checked it."""
    component = dossier.filed_papers.first().component_id
    request = dossiers.Request((dossiers.Lacking(component, "unreadable", "Chụp lại"),), "Điều 16")
    return dossiers.ask_supplement(dossier.pk, act(dossier, "tiep-nhan"), request)


def test_whoever_gave_only_a_telephone_gets_nothing_while_no_sms_is_set_up(centre, mail):
    make_dossier(centre, way="return")
    assert not Message.objects.exists()


def test_without_any_channel_no_act_asks_the_database_for_contacts(centre, django_assert_num_queries):
    assert registry.every() == {}
    with django_assert_num_queries(0):
        applicant_hears(Kind.RECEIVED)(Happened(1))


def personal_words(dossier: Dossier) -> list[str]:
    """Everything the dossier knows of its people, and the secret that opens its page, folded."""
    one = dossier.submitter
    numbers = [one.personal_id, one.phone, "0912 345 678", "1990", dossier.view_code]
    words = [one.full_name, "Nguyễn Thị", "Hồng Nhung", one.address, EMAIL, dossier.version.name_vi]
    return [fold(word) for word in [*numbers, *words]]


def test_nothing_of_a_person_is_in_any_message_notice_or_letter(centre, mail, with_email):
    dossier = make_dossier(centre, way="return")
    refuse(centre)
    withdrawn(supplement_taken(supplement_asked(make_dossier(centre, code="1.004873", way="forward"))))
    happened = Message.objects.count()
    for kind, _channel in TEXTS:
        if kind not in FOR_OFFICERS:
            applicant_hears(kind)(Happened(dossier.pk))
    with clock.fixed_at(NINE + timedelta(days=7)):
        send_due(0)
    said = [f"{each.title}\n{each.text}" for each in (*Message.objects.all(), *Notice.objects.all())]
    letters = [
        f"{letter['Subject']}\n{letter['Message-ID']}\n{letter.get_content()}" for letter in mail.taken
    ]
    assert len(letters) == Message.objects.count() == happened + len(TEXTS) - len(FOR_OFFICERS)
    assert happened == 8
    everything = [*said, *letters, *Notice.objects.values_list("where", flat=True)]
    for word in personal_words(dossier):
        assert [text for text in everything if word in fold(text)] == [], word


def supplement_asked(dossier: Dossier) -> Dossier:
    lacking = dossiers.Lacking(dossier.version.components.first().pk, "wrong", "Ghi lại tên bà Hồng Nhung")
    request = dossiers.Request((lacking,), "Nghị định 118/2025/NĐ-CP Điều 19 khoản 5")
    return dossiers.ask_supplement(dossier.pk, act(dossier, "chuyen-mon"), request)


def supplement_taken(dossier: Dossier) -> Dossier:
    brought = list(dossier.supplements.get().items.values_list("component", flat=True))
    late = NINE + timedelta(days=7)
    return dossiers.take_supplement(dossier.pk, act(dossier, "tiep-nhan", at=late), brought)


def withdrawn(dossier: Dossier) -> Dossier:
    grounds = dossiers.ClosingGrounds("Bà Hồng Nhung xin rút, gọi 0912345678")
    return dossiers.withdraw_dossier(dossier.pk, act(dossier, "tiep-nhan"), grounds)


def latest(kind: Kind) -> str:
    return Message.objects.filter(kind=kind).latest("pk").text


def test_the_roads_beside_the_straight_one_tell_their_day_and_move_the_turn(centre, mail, with_email):
    dossier = supplement_asked(make_dossier(centre, code="1.004873", way="forward"))
    until = dossier.supplements.get().until
    assert f"{until:%d/%m/%Y}" in latest(Kind.SUPPLEMENT)
    assert told("chuyen-mon") == [(Kind.TURN, True)]
    promised = dossier.due_at
    dossier = supplement_taken(dossier)
    assert dossier.due_at > promised
    assert f"{dossier.due_at.astimezone(clock.VIETNAM):%d/%m/%Y}" in latest(Kind.RESCHEDULED)
    assert told("chuyen-mon") == [(Kind.TURN, True), (Kind.BROUGHT_IN, False)]
    withdrawn(dossier)
    assert "06/04/2026" in latest(Kind.STOPPED)
    assert told("chuyen-mon") == [(Kind.TURN, True), (Kind.BROUGHT_IN, True)]


def test_an_answer_is_told_by_what_it_is(centre):
    """ux.md §4.12: each type of notice has a setting of its own."""
    dossier = make_dossier(centre, code="1.004873", way="forward")
    question = dossiers.Question("Công an xã", "Xác minh", NINE + timedelta(days=1))
    dossier = dossiers.consult(dossier.pk, act(dossier, "chuyen-mon"), question)
    Notice.objects.all().delete()
    asked = dossier.consultations.get().pk
    with_lead = Post.objects.get(holding__user=officer("lanh-dao"))
    with_lead.roles = [*with_lead.roles, dossier.current_role]
    with_lead.save()
    dossiers.note_reply(dossier.pk, act(dossier, "chuyen-mon"), asked, reply="Đúng")
    assert told("lanh-dao") == [(Kind.ANSWERED, False)]


def test_whose_turn_it_is_is_told_and_whoever_acted_is_not(centre):
    dossier = make_dossier(centre, way="forward")
    assert dossier.current_role != ""
    assert told("chuyen-mon") == [(Kind.TURN, False)]
    assert told("tiep-nhan") == []


def test_a_turn_is_over_for_everybody_once_somebody_took_it(centre):
    make_dossier(centre, way="return")
    notices = Notice.objects.all()
    assert {notice.kind for notice in notices} >= {Kind.TURN, Kind.TO_SIGN, Kind.TO_RETURN}
    assert all(notice.over_at for notice in notices)


def test_a_step_that_was_given_to_one_officer_is_told_to_nobody_else(centre):
    dossier = make_dossier(centre, way="forward")
    lan = officer("thu-ngan")
    second = Post.objects.get(holding__user=lan)
    second.roles = [*second.roles, dossier.current_role]
    second.save()
    Grant.objects.create(post=second, right="dossiers.process", first_on=NINE.date())
    turn_comes(Happened(dossier.pk))
    assert told("thu-ngan") == [(Kind.TURN, False)]
    dossiers.assign(dossier.pk, act(dossier, "lanh-dao"), officer("chuyen-mon").pk)
    assert told("thu-ngan") == [(Kind.TURN, True)]
    assert told("chuyen-mon")[-1] == (Kind.TURN, False)


def test_who_signs_and_who_hands_over_are_told_in_their_turn(centre):
    dossier = make_dossier(centre, way="work")
    assert told("lanh-dao")[-1] == (Kind.TO_SIGN, False)
    dossiers.decide_dossier(dossier.pk, act(dossier, "lanh-dao"), dossiers.Decision("granted"))
    assert told("lanh-dao")[-1] == (Kind.TO_SIGN, True)
    assert told("thu-ngan") == [(Kind.TO_RETURN, False)]
    notice = Notice.objects.filter(officer=officer("thu-ngan").pk).get()
    assert notice.where == f"/quay/tra-ket-qua/{dossier.code}/"


def place_of(dossier: Dossier) -> Place:
    return Place(dossier.centre_id, dossier.field_code, dossier.procedure_code)


RIGHTS = ["dossiers.process", "dossiers.decide", "dossiers.forward", "dossiers.return"]


@pytest.mark.parametrize("right", RIGHTS)
@pytest.mark.parametrize("role", ["", "judicial_civil_status_officer"])
def test_those_found_are_exactly_those_who_may(centre, other_centre, right, role):
    dossier, on = make_dossier(centre), NINE.date()
    phuc_post = Post.objects.get(holding__user=officer("chuyen-mon"))
    Delegation.objects.create(
        giver=Post.objects.get(holding__user=officer("lanh-dao")), receiver=officer("thu-ngan"), first_on=on
    )
    Grant.objects.create(post=phuc_post, right="dossiers.return", first_on=on, field="linh-vuc-khac")
    Grant.objects.create(
        post=Post.objects.get(holding__user=officer("tinh")),
        right="dossiers.forward",
        first_on=on,
        everywhere=True,
    )
    found = recipients.holders(right, place_of(dossier), role=role, on=on)
    people = [User.objects.get(pk=officer(each).pk) for each in ROLES]
    assert found == {
        one.pk
        for one in people
        if allows(one, right, dossier, at=NINE) and (not role or role in roles_of(one, NINE))
    }
    assert found or role


def test_officers_of_another_centre_are_never_told(centre, other_centre):
    Dossier.objects.filter(pk=make_dossier(centre).pk).update(centre=other_centre)
    moved = Dossier.objects.get()
    assert all(recipients.holders(right, place_of(moved), on=NINE.date()) == set() for right in RIGHTS)


def test_a_forwarding_costs_few_queries_more_for_being_told(centre, django_assert_max_num_queries):
    dossier = make_dossier(centre, way="forward")
    with django_assert_max_num_queries(7):
        turn_comes(Happened(dossier.pk))


def test_contacts_are_the_telephones_and_the_e_mails_written_on_the_filing(centre):
    assert list(recipients.contacts_of(make_dossier(centre))) == [(Channel.SMS, "0912345678")]
    assert list(recipients.contacts_of(file(centre, by=make_citizen(), person=FOR_ANOTHER))) == [
        (Channel.EMAIL, "nop.ho@thu.test"),
        (Channel.EMAIL, EMAIL),
        (Channel.SMS, "0912345678"),
        (Channel.SMS, "0987654321"),
    ]


def test_a_message_that_is_given_up_is_work_for_whoever_may_send_it_again(centre, mail, with_email):
    mail.replies = {"RCPT": "550 unknown"}
    make_dossier(centre)
    with clock.fixed_at(NINE):
        send_due(0)
    message = Message.objects.get()
    assert message.state == State.GIVEN_UP
    assert told("giam-doc") == told("quan-tri") == [(Kind.UNDELIVERED, False)]
    assert told("tiep-nhan") == []
    assert Notice.objects.first().where == f"/quan-tri/thong-bao/{message.pk}/gui-lai/"
    notifications.resend(message.pk, by=officer("giam-doc"), based_on=1, at=NINE)
    assert told("quan-tri") == [(Kind.UNDELIVERED, True)]
