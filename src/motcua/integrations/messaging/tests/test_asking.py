"""Who hears that somebody asks for help or has a question: who may answer there, once each, and nothing personal."""

import uuid
from datetime import timedelta

import pytest
from tests.fixtures import NINE, make_help_request, make_question, officer

from motcua.casework.assistance import actions as assistance
from motcua.casework.assistance.models import HelpRequest, Question
from motcua.casework.assistance.states import HelpVerb
from motcua.foundation.accounts.demo import ROLES
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications import actions as notifications
from motcua.foundation.notifications.models import Notice
from motcua.foundation.notifications.states import Kind, When

MAKERS = {Kind.HELP_ASKED: make_help_request, Kind.QUESTION_ASKED: make_question}
PERSON = {"person_name": "Trần Thị Sáu", "person_phone": "0907000111"}


@pytest.mark.parametrize("kind", MAKERS)
def test_who_may_answer_there_hears_once_and_nobody_else(centre, kind):
    asked = MAKERS[kind](centre)
    told = list(Notice.objects.filter(kind=kind).values_list("officer", flat=True))
    may = {officer(role).pk for role in ROLES if allows(officer(role), assistance.WRITE, asked, at=NINE)}
    assert sorted(told) == sorted(may)
    assert officer("tiep-nhan").pk in told


@pytest.mark.parametrize("kind", MAKERS)
def test_another_centre_does_not_hear(other_centre, kind):
    MAKERS[kind](other_centre)
    here = User.objects.filter(kind=User.Kind.OFFICIAL, centre__gt=0).values("pk")
    assert not Notice.objects.filter(kind=kind, officer__in=here).exists()


@pytest.mark.parametrize("kind", MAKERS)
def test_a_notice_names_nobody_and_leads_to_the_row(client, centre, kind):
    asked = MAKERS[kind](centre, **PERSON)
    notice = Notice.objects.filter(kind=kind, officer=officer("tiep-nhan").pk).get()
    said = f"{notice.title} {notice.text} {notice.where}"
    assert asked.code in said
    assert f"{asked.due_at.astimezone(VIETNAM):%d/%m/%Y}" in said
    for personal in ("Sáu", "0907000111", "Trợ cấp", "bản sao"):
        assert personal not in said
    client.force_login(officer("tiep-nhan"))
    assert client.get(notice.where).status_code == 200


def test_sending_twice_tells_once(centre):
    key = uuid.uuid4()
    wanted = assistance.Wanted("Trần Thị Sáu", "0907000111", "Trợ cấp", "call")
    for _time in range(2):
        assistance.ask_for_help(wanted, centre=centre, key=key, at=NINE)
    assert Notice.objects.filter(kind=Kind.HELP_ASKED, officer=officer("tiep-nhan").pk).count() == 1


@pytest.mark.parametrize(("way", "held"), [(When.EVENING, [True]), (When.OFF, [])])
def test_an_officer_hears_as_set(centre, way, held):
    notifications.set_ways({Kind.HELP_ASKED: way}, by=officer("tiep-nhan"))
    make_help_request(centre)
    mine = Notice.objects.filter(kind=Kind.HELP_ASKED, officer=officer("tiep-nhan").pk)
    assert list(mine.values_list("held", flat=True)) == held


def test_what_somebody_has_seen_to_is_over_for_all(centre):
    asked, question = make_help_request(centre), make_question(centre)
    at = NINE + timedelta(minutes=5)
    who = {"by": officer("tiep-nhan"), "at": at}
    assistance.answer_help(asked.pk, HelpVerb.TAKE, "", key=uuid.uuid4(), **who)
    assistance.answer_question(question.pk, "answer", "Mang một bản.", **who)
    assert set(Notice.objects.filter(kind__in=MAKERS).values_list("over_at", flat=True)) == {at}
    assert (HelpRequest.objects.count(), Question.objects.count()) == (1, 1)
