from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.fixtures import NINE, officer

from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.actions import About
from motcua.foundation.notifications.models import Message, MessageTemplate, Notice
from motcua.foundation.notifications.rules import Facts, Wording
from motcua.foundation.notifications.states import Channel, Fault, Kind, State
from motcua.foundation.versions.states import EVERYWHERE

DAY = NINE.date()
CODE = "000.00.45.H20-260406-0007"
WORDS = Wording("Hồ sơ {mã} đã nhận", "Hẹn trả {ngày}. Xem {nơi xem}")


def about(centre) -> About:
    return About(centre, centre.pk, Facts(CODE, DAY, "https://xa.test/tra-cuu/x/"))


def make_message(centre, **changes) -> Message:
    message = actions.write_message(Kind.RECEIVED, Channel.EMAIL, "a@thu.test", about(centre), at=NINE)
    for name, value in changes.items():
        setattr(message, name, value)
    message.save()
    return message


def given_up(centre) -> Message:
    return make_message(centre, state=State.GIVEN_UP, next_at=None, tries=3, fault=Fault.ADDRESS, reply=550)


def write(centre: int, role: str = "giam-doc", *, on=DAY, wording=WORDS) -> MessageTemplate:
    return actions.write_template(
        Kind.RECEIVED, Channel.EMAIL, wording, centre=centre, in_force_from=on, by=officer(role), at=NINE
    )


def verbs() -> list[str]:
    return list(Entry.objects.filter(action__startswith="notifications.").values_list("action", flat=True))


def test_a_message_waits_in_the_built_in_words(centre):
    message = make_message(centre)
    assert (message.state, message.next_at, message.template) == (State.WAITING, NINE, None)
    assert message.title == f"Hồ sơ {CODE} đã được tiếp nhận"


def test_a_version_is_used_once_it_is_approved_and_its_day_has_come(centre):
    template = write(centre.pk)
    assert make_message(centre).template is None
    actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE)
    assert make_message(centre).title == f"Hồ sơ {CODE} đã nhận"
    later = write(centre.pk, on=DAY + timedelta(days=1), wording=Wording("{mã} mai", "{ngày}"))
    actions.approve_template(later.pk, by=officer("giam-doc"), at=NINE)
    assert make_message(centre).template == template
    assert (
        queries.template_in_force(Kind.RECEIVED, Channel.EMAIL, centre=centre.pk, on=DAY + timedelta(days=1))
        == later
    )
    assert verbs() == ["notifications.written", "notifications.approved"] * 2


def test_a_centres_own_words_come_before_the_common_ones(centre):
    common, own = write(EVERYWHERE, "quan-tri"), write(centre.pk)
    actions.approve_template(common.pk, by=officer("quan-tri"), at=NINE)
    assert make_message(centre).template == common
    actions.approve_template(own.pk, by=officer("giam-doc"), at=NINE)
    assert make_message(centre).template == own


def test_approving_again_changes_nothing(centre):
    template = write(centre.pk)
    first = actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE)
    again = actions.approve_template(template.pk, by=officer("quan-tri"), at=NINE + timedelta(hours=1))
    assert (again.approved_by, again.approved_at) == (first.approved_by, NINE)
    assert verbs() == ["notifications.written", "notifications.approved"]


@pytest.mark.parametrize("role", ["tiep-nhan", "lanh-dao", "kiem-soat", "cong-dan"])
def test_writing_approving_and_sending_again_each_ask_for_their_right(centre, role):
    template, message = write(centre.pk), given_up(centre)
    with pytest.raises(PermissionDenied):
        write(centre.pk, role)
    with pytest.raises(PermissionDenied):
        actions.approve_template(template.pk, by=officer(role), at=NINE)
    with pytest.raises(PermissionDenied):
        actions.resend(message.pk, by=officer(role), based_on=1, at=NINE)


def test_a_director_writes_for_no_other_centre_and_not_for_all(centre, other_centre):
    for elsewhere in (EVERYWHERE, other_centre.pk):
        with pytest.raises(PermissionDenied):
            write(elsewhere)


def test_a_version_whose_day_passed_while_it_waited_is_not_approved(centre):
    template = write(centre.pk)
    with pytest.raises(RuleBroken) as refusal:
        actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE + timedelta(days=1))
    assert refusal.value.code == "day_past"


def test_words_with_a_name_in_them_are_not_kept(centre):
    with pytest.raises(RuleBroken) as refusal:
        write(centre.pk, wording=Wording("Hồ sơ {mã}", "Kính gửi {họ tên}"))
    assert "{mã}, {ngày}, {nơi xem}" in refusal.value.messages[0]
    assert not MessageTemplate.objects.exists()


def test_the_database_lets_a_version_be_approved_once_and_nothing_else(centre):
    template = write(centre.pk)
    for change in ({"text": "khác {mã}"}, {"in_force_from": DAY + timedelta(days=9)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MessageTemplate.objects.filter(pk=template.pk).update(**change)
    actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE)
    with pytest.raises(IntegrityError), transaction.atomic():
        MessageTemplate.objects.filter(pk=template.pk).update(approved_by_name="Ai đó")
    with pytest.raises(IntegrityError), transaction.atomic():
        template.delete()


@pytest.mark.parametrize("broken", [{"next_at": None}, {"state": State.SENT}, {"sent_at": NINE}])
def test_the_database_keeps_state_and_moments_together(centre, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_message(centre, **broken)


def test_a_message_sent_again_begins_a_new_round_under_a_new_name(centre):
    message = given_up(centre)
    later = NINE + timedelta(days=5)
    again = actions.resend(message.pk, by=officer("giam-doc"), based_on=1, at=later)
    assert (again.state, again.next_at, again.tries, again.rounds) == (State.WAITING, later, 0, 2)
    assert (again.fault, again.reply, again.round_began_at) == ("", None, later)
    assert again.wire_id != message.wire_id
    entry = Entry.objects.get(action="notifications.resent")
    assert "@" not in entry.data


def test_sending_again_twice_is_once_and_a_waiting_message_is_not_sent_again(centre):
    message = given_up(centre)
    for _time in range(2):
        again = actions.resend(message.pk, by=officer("giam-doc"), based_on=1, at=NINE)
    assert again.rounds == 2
    assert verbs() == ["notifications.resent"]
    with pytest.raises(RuleBroken) as refusal:
        actions.resend(message.pk, by=officer("giam-doc"), based_on=2, at=NINE)
    assert refusal.value.code == "step_not_open"


def test_what_was_sent_can_be_sent_again_and_the_journal_keeps_when_it_was(centre):
    message = make_message(centre, state=State.SENT, next_at=None, sent_at=NINE)
    again = actions.resend(message.pk, by=officer("giam-doc"), based_on=1, at=NINE)
    assert (again.state, again.sent_at) == (State.WAITING, None)
    assert "was_sent_at" in Entry.objects.get(action="notifications.resent").data


def test_how_the_outbox_stands(centre):
    make_message(centre), given_up(centre)
    make_message(centre, created_at=NINE - timedelta(hours=3), round_began_at=NINE - timedelta(hours=3))
    stands = queries.ageing(Message.objects.all())
    assert stands.oldest_at == NINE - timedelta(hours=3)
    assert stands.counts == {State.WAITING: 2, State.SENT: 0, State.FAILED: 0, State.GIVEN_UP: 1}


def test_who_sees_which_messages(centre, other_centre):
    mine = make_message(centre)
    theirs = make_message(centre)
    Message.objects.filter(pk=theirs.pk).update(centre=other_centre.pk)
    assert set(queries.visible_to(officer("giam-doc"), NINE)) == {mine}
    assert set(queries.visible_to(officer("quan-tri"), NINE)) == {mine, theirs}
    assert not queries.visible_to(officer("tiep-nhan"), NINE).exists()
    assert list(queries.messages_about(mine.subject, mine.subject_key)) == [theirs, mine]


def test_a_notice_is_unread_until_it_is_read_or_its_work_is_done(centre):
    phuc = officer("chuyen-mon")
    for _time in range(3):
        actions.tell_officers(Kind.TURN, [phuc.pk], about(centre), at=NINE)
    assert queries.unread_count(phuc) == 3
    first = Notice.objects.first()
    actions.read_notice(first, by=phuc, at=NINE)
    actions.read_notice(first, by=phuc, at=NINE + timedelta(hours=1))
    assert Notice.objects.get(pk=first.pk).read_at == NINE
    assert queries.unread_count(phuc) == 2
    actions.end_notices(centre, at=NINE)
    assert queries.unread_count(phuc) == 0


def test_nobody_reads_anothers_notices(centre):
    phuc, bich = officer("chuyen-mon"), officer("tiep-nhan")
    actions.tell_officers(Kind.TURN, [phuc.pk], about(centre), at=NINE)
    actions.read_notice(Notice.objects.get(), by=bich, at=NINE)
    assert actions.read_all(by=bich, at=NINE) == 0
    assert queries.unread_count(phuc) == 1
    assert actions.read_all(by=phuc, at=NINE) == 1
