"""The outbox before a real SMTP server: what goes out, what waits, what is given up."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.db import connection
from tests.fixtures import NINE

from motcua.foundation import clock
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.rules import PATIENCE, PAUSES
from motcua.foundation.notifications.states import Channel, Fault, State
from motcua.integrations.messaging import registry, sending
from motcua.integrations.messaging.demo import FolderCarrier
from motcua.integrations.messaging.smtp import SmtpCarrier, judged
from motcua.integrations.messaging.tasks import send_due
from motcua.integrations.messaging.tests.conftest import make_message

MINUTE = timedelta(minutes=1)


def run(at=NINE) -> None:
    """The job, at that moment."""
    with clock.fixed_at(at):
        send_due(0)


def stands(message: Message) -> tuple[str, str, int | None, int]:
    message.refresh_from_db()
    return message.state, message.fault, message.reply, message.tries


def test_a_message_reaches_the_server_once_however_often_the_job_runs(db, mail):
    message = make_message()
    for _time in range(3):
        run()
    [letter] = mail.taken
    assert (letter["To"], letter["Subject"].strip()) == (message.address, message.title)
    assert letter.get_content().strip() == message.text
    assert letter["Message-ID"] == f"<{message.wire_id}@xa.test>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert stands(message) == (State.SENT, "", None, 0)
    assert (message.sent_at, message.next_at) == (NINE, None)


def test_what_is_not_yet_due_is_left_alone(db, mail):
    message = make_message(next_at=NINE + MINUTE)
    run()
    assert mail.taken == []
    assert stands(message)[0] == State.WAITING


@pytest.mark.parametrize(
    ("replies", "fault", "reply", "state"),
    [
        ({"RCPT": "550 5.1.1 <nguoi1@thu.test> unknown"}, Fault.ADDRESS, 550, State.GIVEN_UP),
        ({"RCPT": "450 4.7.1 greylisted"}, Fault.BUSY, 450, State.FAILED),
        ({"END": "554 5.7.1 spam"}, Fault.REJECTED, 554, State.GIVEN_UP),
        ({"END": "451 4.3.0 later"}, Fault.BUSY, 451, State.FAILED),
        ({"DATA": "452 4.3.1 full"}, Fault.BUSY, 452, State.FAILED),
        ({"MAIL": "553 5.7.1 not you"}, Fault.SETTINGS, 553, State.FAILED),
        ({"MAIL": "451 4.3.0 later"}, Fault.BUSY, 451, State.FAILED),
        ({"CONNECT": "554 go away"}, Fault.UNREACHABLE, 554, State.FAILED),
        ({"CONNECT": "421 busy"}, Fault.UNREACHABLE, 421, State.FAILED),
    ],
    ids=str,
)
def test_what_the_server_answers_decides_what_happens_next(db, mail, replies, fault, reply, state):
    mail.replies = replies
    message = make_message()
    run()
    assert stands(message) == (state, fault, reply, 1)
    assert message.next_at == (NINE + PAUSES[0] if state == State.FAILED else None)
    assert mail.taken == []
    assert not any("@" in str(value) for name, value in vars(message).items() if name != "address")


@pytest.mark.parametrize("verb", ["CONNECT", "MAIL", "DATA", "END"])
def test_a_server_that_hangs_up_is_tried_again(db, mail, verb):
    mail.dropping = {verb}
    message = make_message()
    run()
    assert stands(message)[:2] == (State.FAILED, Fault.UNREACHABLE)
    mail.dropping = set()
    run(NINE + MINUTE)
    assert stands(message)[0] == State.SENT
    assert len(mail.mailbox) == 1


@pytest.mark.parametrize("verb", ["CONNECT", "RCPT", "END"])
def test_a_server_that_does_not_answer_in_time_is_tried_again(db, mail, verb, settings):
    settings.EMAIL_TIMEOUT = 0.3
    mail.hanging = {verb}
    message = make_message()
    run()
    assert stands(message)[:2] == (State.FAILED, Fault.UNREACHABLE)
    mail.hanging = set()
    run(NINE + MINUTE)
    assert stands(message)[0] == State.SENT
    assert len(mail.mailbox) == 1


def test_a_letter_that_was_taken_before_the_server_hung_up_on_quit_is_sent(db, mail):
    mail.dropping = {"QUIT"}
    message = make_message()
    run()
    assert stands(message)[0] == State.SENT


def test_a_server_without_the_encryption_that_was_asked_for_gets_nothing(db, mail, settings):
    settings.EMAIL_USE_TLS = True
    message = make_message()
    run()
    assert stands(message)[:2] == (State.FAILED, Fault.SETTINGS)
    assert mail.taken == []


@pytest.mark.parametrize("address", ["không có a còng", "hai@thu.test\nBcc: ba@thu.test"])
def test_an_address_nobody_can_write_to_is_given_up(db, mail, address):
    message = make_message(address=address)
    run()
    assert stands(message)[:2] == (State.GIVEN_UP, Fault.ADDRESS)
    assert mail.taken == []


def test_a_bad_address_does_not_hold_up_the_others(db, mail):
    bad, good = make_message(1, address="không có a còng"), make_message(2)
    run()
    assert (stands(bad)[0], stands(good)[0]) == (State.GIVEN_UP, State.SENT)


def test_while_the_server_is_down_one_message_a_minute_is_tried_and_the_rest_keeps_its_place(db, mail):
    mail.stop()
    messages = [make_message(n) for n in range(1, 4)]
    run()
    assert [stands(message)[0] for message in messages] == [State.FAILED, State.WAITING, State.WAITING]


def test_a_days_outage_loses_nothing_and_doubles_nothing(db, mail):
    mail.stop()
    for hour in range(24):
        make_message(hour, at=NINE + timedelta(hours=hour))
        run(NINE + timedelta(hours=hour))
        run(NINE + timedelta(hours=hour, minutes=30))
    back = NINE + timedelta(days=1)
    assert queries.ageing(Message.objects.all()).oldest_at == NINE
    assert not Message.objects.exclude(state__in=[State.WAITING, State.FAILED]).exists()
    mail.start()
    run(back)
    run(back + PAUSES[-1])
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(mail.taken) == len(mail.mailbox) == 24


def test_after_days_in_vain_a_message_is_given_up_and_can_be_sent_again(db, mail, monkeypatch):
    mail.stop()
    message = make_message()
    run(NINE + PATIENCE)
    assert stands(message)[:2] == (State.GIVEN_UP, Fault.UNREACHABLE)
    mail.start()
    monkeypatch.setattr(actions.sending, "require", lambda *_who, **_when: None)
    monkeypatch.setattr(actions.sending.journal, "record", lambda *_what, **_when: None)
    later = NINE + PATIENCE + MINUTE
    actions.resend(message.pk, by=None, based_on=1, at=later)
    run(later)
    assert stands(message)[0] == State.SENT
    assert message.round_began_at == later


def test_a_crash_between_sending_and_noting_it_sends_again_under_the_same_name(db, mail, monkeypatch):
    message = make_message()
    with monkeypatch.context() as broken:
        broken.setattr(actions, "note_sent", lambda *_what, **_when: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run()
    assert stands(message)[0] == State.WAITING
    run(NINE + MINUTE)
    assert stands(message)[0] == State.SENT
    assert len(mail.taken) == 2
    assert len(mail.mailbox) == 1


def test_a_message_sent_again_on_purpose_has_a_name_of_its_own(db, mail):
    message = make_message()
    first = message.wire_id
    message.rounds = 2
    assert message.wire_id != first


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_a_message_once(mail):
    message = make_message()
    mail.hanging = {"END"}
    outcome = []

    def work() -> None:
        try:
            outcome.append(sending.send(message.pk, SmtpCarrier(), at=NINE))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _worker in range(2)]
    for worker in workers:
        worker.start()
    workers[1].join(0.3)
    mail.released.set()
    for worker in workers:
        worker.join(10)
    assert outcome == [True, True]
    assert len(mail.taken) == 1
    assert stands(message)[0] == State.SENT


def test_messages_of_a_channel_that_is_not_set_up_wait(db, mail, monkeypatch):
    monkeypatch.setattr(registry, "_carriers", {})
    message = make_message()
    run()
    assert stands(message)[0] == State.WAITING


def test_the_demo_writes_what_it_would_send_and_writing_again_changes_nothing(
    db, settings, tmp_path, monkeypatch
):
    monkeypatch.setattr(registry, "_carriers", {Channel.EMAIL: FolderCarrier(tmp_path / "mail")})
    settings.DEFAULT_FROM_EMAIL = "khong-tra-loi@xa.test"
    message = make_message()
    run()
    Message.objects.update(state=State.WAITING, next_at=NINE, sent_at=None)
    run()
    [file] = (tmp_path / "mail").iterdir()
    assert file.name == f"{message.wire_id}.eml"
    assert b"nguoi1@thu.test" in file.read_bytes()


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), Fault.SETTINGS),
        (smtplib.SMTPAuthenticationError(454, b"later"), Fault.BUSY),
        (smtplib.SMTPNotSupportedError("STARTTLS"), Fault.SETTINGS),
        (TimeoutError(), Fault.UNREACHABLE),
        (ConnectionRefusedError(), Fault.UNREACHABLE),
        (ValueError("Invalid address"), Fault.ADDRESS),
    ],
    ids=repr,
)
def test_each_error_of_the_mail_library_has_its_meaning(error, fault):
    assert judged(error)[0] == fault


def test_the_log_names_no_address(db, mail, caplog):
    mail.replies = {"RCPT": "550 5.1.1 <nguoi1@thu.test> unknown"}
    make_message()
    with caplog.at_level("INFO", logger="motcua"):
        run()
    assert "message_not_sent" in caplog.text
    assert "@" not in caplog.text
