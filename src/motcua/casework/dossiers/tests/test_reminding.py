"""Agencies that owe an answer are reminded: politely first, formally once late, once a day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, asked, letters, rules
from motcua.casework.dossiers.models import ReminderSchedule
from motcua.casework.dossiers.rules import ReminderDays, Sent
from motcua.casework.dossiers.states import Manner, Means, Status
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.letters.states import Kind
from motcua.reference.calendars import queries as calendars

DAY = timedelta(days=1)
DUE = NINE + 2 * DAY
POLITE = actions.Reminder(Manner.POLITE, Means.PHONE, words="Đã gọi văn thư")
FORMAL = actions.Reminder(Manner.FORMAL, Means.LETTER, "09/CV 15/04/2026")


@pytest.mark.parametrize(
    ("manner", "at", "sent"),
    [
        (Manner.POLITE, DUE - DAY, []),
        (Manner.POLITE, DUE + DAY, []),
        (Manner.FORMAL, DUE + timedelta(minutes=1), [Sent(Manner.POLITE, DUE - DAY)]),
        (Manner.POLITE, DUE + DAY, [Sent(Manner.FORMAL, DUE)]),
    ],
)
def test_an_agency_is_reminded_politely_first_and_formally_once_late(manner, at, sent):
    rules.require_remindable_agency(manner, due_at=DUE, sent=sent, at=at)


@pytest.mark.parametrize(
    ("manner", "at", "sent", "code"),
    [
        (Manner.FORMAL, DUE + DAY, [], "polite_first"),
        (Manner.FORMAL, DUE, [Sent(Manner.POLITE, DUE - DAY)], "agency_not_late"),
        (Manner.POLITE, DUE, [Sent(Manner.POLITE, DUE)], "agency_reminded_today"),
    ],
)
def test_a_reminder_too_early_or_too_often_is_refused(manner, at, sent, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.require_remindable_agency(manner, due_at=DUE, sent=sent, at=at)
    assert refusal.value.code == code


@pytest.mark.django_db
def test_the_next_reminder_is_advised_in_working_days(centre):
    calendar, days = calendars.calendar_for(centre.pk), ReminderDays(2, 3)
    assert rules.remind_on(calendar, DUE, [], None) is None
    assert rules.remind_on(calendar, DUE, [], days) == date(2026, 4, 10)
    friday = Sent(Manner.POLITE, NINE + 4 * DAY)
    assert rules.remind_on(calendar, DUE, [friday], days) == date(2026, 4, 15)
    assert rules.next_manner([]) == Manner.POLITE
    assert rules.next_manner([friday]) == Manner.FORMAL


@pytest.fixture
def waiting(centre):
    """A dossier whose question to another agency is to be answered by Wednesday at nine."""
    dossier = make_dossier(centre, code="1.004873", way="forward")
    question = actions.Question("Công an xã", "Xác minh nơi cư trú", DUE, "12/CV")
    return actions.consult(dossier.pk, act(dossier, "chuyen-mon"), question)


def remind(dossier, reminder, at, role="chuyen-mon"):
    key = dossier.consultations.get().pk
    return actions.remind_agency(dossier.pk, act(dossier, role, at=at), key, reminder)


def test_reminders_are_on_record_until_the_agency_answers(waiting):
    """Source: NĐ 118/2025 Đ19.4; duty I.1.c."""
    dossier = remind(waiting, POLITE, DUE + DAY)
    dossier = remind(dossier, FORMAL, DUE + 2 * DAY)
    question = dossier.consultations.get()
    told = [(each.n, each.manner, each.means, each.number) for each in question.reminders.all()]
    assert told == [(1, "polite", "phone", ""), (2, "formal", "letter", "09/CV 15/04/2026")]
    assert (dossier.status, dossier.answer_by) == (Status.IN_PROCESS, DUE)
    assert "09/CV 15/04/2026" in Entry.objects.filter(action="dossiers.remind_agency").last().data
    assert asked.waited_for([dossier.pk]) == {dossier.pk: question}
    dossier = actions.note_reply(dossier.pk, act(dossier, "chuyen-mon"), question.pk, reply="Đúng")
    assert asked.waited_for([dossier.pk]) == {}
    with pytest.raises(RuleBroken) as refusal:
        remind(dossier, FORMAL, DUE + 3 * DAY)
    assert refusal.value.code == "answered_before"


def test_a_reminder_sent_twice_is_written_down_once(waiting):
    once = act(waiting, "chuyen-mon", at=DUE + DAY)
    key = waiting.consultations.get().pk
    for _click in range(2):
        actions.remind_agency(waiting.pk, once, key, POLITE)
    assert waiting.consultations.get().reminders.count() == 1


def test_only_who_works_on_the_dossier_reminds(waiting):
    with pytest.raises(PermissionDenied):
        remind(waiting, POLITE, DUE + DAY, role="tiep-nhan")
    assert not waiting.consultations.get().reminders.exists()


def test_the_letters_of_reminding_say_what_was_asked_and_how_often(waiting):
    dossier = remind(waiting, POLITE, DUE + DAY)
    ready = letters.ready(dossier, Kind.PRESSED)
    assert ready["kính gửi"] == "Công an xã"
    assert ready["văn bản đã gửi"] == "văn bản số 12/CV ngày 06 tháng 4 năm 2026"
    assert ready["các lần nhắc"] == "ngày 09 tháng 4 năm 2026"


@pytest.mark.parametrize(
    ("polite", "formal", "day", "code"),
    [
        (0, 3, date(2026, 4, 6), "days_out_of_range"),
        (2, 61, date(2026, 4, 6), "days_out_of_range"),
        (2, 3, date(2026, 4, 5), "day_past"),
    ],
)
def test_days_that_are_none_are_refused(centre, polite, formal, day, code):
    with pytest.raises(RuleBroken) as refusal:
        actions.set_reminder_days(
            centre, polite_days=polite, formal_days=formal, in_force_from=day, by=officer("giam-doc"), at=NINE
        )
    assert refusal.value.code == code
    assert not ReminderSchedule.objects.exists()
