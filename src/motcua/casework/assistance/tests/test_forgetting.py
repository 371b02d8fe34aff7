"""Who asked is forgotten so many days after it is done with; what is counted stays (Luật 91/2025/QH15 Đ3)."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.fixtures import NINE, make_help_request, make_question, officer

from motcua.casework.assistance import actions
from motcua.casework.assistance.models import HelpRequest, Question
from motcua.casework.assistance.promise import kept_days
from motcua.casework.assistance.states import HelpVerb
from motcua.casework.assistance.tasks import forget_askers
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.reference.calendars import actions as calendars
from motcua.reference.calendars.actions import Basis
from motcua.reference.calendars.states import Clock, Measure

KEPT = timedelta(days=30)
PERSON = {"person_name": "Trần Thị Sáu", "person_phone": "0907000111"}


@pytest.fixture
def helped(centre):
    """A request done with at nine."""
    request = make_help_request(centre, hamlet="Ấp An Lợi")
    for verb in (HelpVerb.TAKE, HelpVerb.DONE):
        who = {"by": officer("tiep-nhan"), "key": uuid.uuid4(), "at": NINE}
        actions.answer_help(request.pk, verb, "Đã gọi", **who)
    return request


@pytest.fixture
def answered(centre):
    """A question with a name, answered at nine."""
    question = make_question(centre, **PERSON)
    actions.answer_question(question.pk, "answer", "Một bản.", by=officer("tiep-nhan"), at=NINE)
    return question


def figures(centre):
    month = Period(date(2026, 4, 1), date(2026, 5, 1))
    return {(each.duty, str(each.title)): each.query(centre.pk, month).count() for each in registry.every()}


@pytest.mark.parametrize(("at", "erased"), [(NINE + KEPT - timedelta(seconds=1), 0), (NINE + KEPT, 2)])
def test_the_person_goes_when_the_days_are_over_and_not_before(centre, helped, answered, at, erased):
    assert actions.forget_askers(centre, at=at) == erased
    for row in (HelpRequest.objects.get(), Question.objects.get()):
        assert bool(row.person_name or row.person_phone) is not bool(erased)
        assert row.erased_at == (at if erased else None)


def test_what_stays_is_what_was_done_and_every_figure(centre, helped, answered):
    before = figures(centre)
    assert actions.forget_askers(centre, at=NINE + KEPT) == 2
    assert figures(centre) == before
    request = HelpRequest.objects.get()
    assert (request.hamlet, request.about, request.stand) == ("", "", "done")
    assert [act.words for act in request.acts.all()] == ["Đã gọi", "Đã gọi"]
    assert Question.objects.get().answer == "Một bản."


def test_each_erasure_is_in_the_journal_once_and_names_nobody(centre, helped, answered):
    for _night in range(2):
        actions.forget_askers(centre, at=NINE + KEPT)
    entries = Entry.objects.filter(action__endswith="_erased").order_by("action")
    assert [each.action for each in entries] == ["assistance.help_erased", "assistance.question_erased"]
    for entry in entries:
        assert "Sáu" not in entry.data
        assert "0907" not in entry.data


def test_what_is_not_done_with_keeps_who_to_reach(centre):
    request, question = make_help_request(centre), make_question(centre, **PERSON)
    assert actions.forget_askers(centre, at=NINE + 10 * KEPT) == 0
    request.refresh_from_db()
    question.refresh_from_db()
    assert request.person_phone == question.person_phone == "0907000111"


def test_a_question_without_a_name_has_nothing_to_forget(centre):
    question = make_question(centre)
    actions.answer_question(question.pk, "answer", "Một bản.", by=officer("tiep-nhan"), at=NINE)
    assert actions.forget_askers(centre, at=NINE + KEPT) == 0


def test_the_days_are_the_centres_own_and_no_law(centre, helped):
    assert kept_days(centre.pk, NINE) == 30
    since = {"since": NINE.date() + timedelta(days=1), "basis": Basis("Quy chế"), "at": NINE}
    of_the_centre = {"centre": centre.pk, "by": officer("giam-doc"), "measure": Measure.DAY}
    calendars.set_parameter(Clock.ASKER_KEPT, value=7, **of_the_centre, **since)
    assert kept_days(centre.pk, NINE + timedelta(days=7)) == 7
    with clock.fixed_at(NINE + timedelta(days=7)):
        forget_askers(0)
    assert HelpRequest.objects.get().person_name == ""


def test_the_database_keeps_no_half_erased_row(helped):
    with pytest.raises(IntegrityError, match="help_erased_whole"), transaction.atomic():
        HelpRequest.objects.update(erased_at=NINE)


def test_the_page_says_so_and_reading_it_is_no_reading_of_a_person(client, centre, helped):
    actions.forget_askers(centre, at=NINE + KEPT)
    client.force_login(officer("tiep-nhan"))
    with clock.fixed_at(NINE + KEPT):
        page = client.get(f"/quay/giup-do/{helped.pk}/").content.decode()
    assert "đã xóa lúc 09:00" in page
    assert "tel:" not in page.split("<main")[1]
    assert not Entry.objects.filter(action="assistance.read").exists()
