"""Every address × every role × a foreign Centre: nobody gets where they do not belong, and nothing breaks."""

import re
import uuid

import pytest
from django.urls import get_resolver, reverse

from motcua.casework.assistance.models import AssistedSession, Faq, Guidance, HelpRequest, Question
from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier, DossierEvent, Draft, HandOverList, Party
from motcua.foundation import clock
from motcua.foundation.accounts.demo import ROLES
from motcua.foundation.accounts.models import User
from motcua.foundation.letters.states import Kind
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.phrases.models import Phrase
from motcua.reference.organisation.models import Unit
from tests.architecture.test_public_routes import routes
from tests.fixtures import (
    NINE,
    make_assignment,
    make_dossier,
    make_faq,
    make_guidance,
    make_help_request,
    make_question,
    make_recurrence,
    make_session,
    officer,
)

#: arguments that name a row of one Centre; a foreign one must not be reachable through them
CENTRE_ARGUMENTS = {
    "code",
    "key",
    "component",
    "paper",
    "party",
    "guidance",
    "letter",
    "hand_over",
    "phrase",
    "session",
    "help_request",
    "question",
    "faq",
    "assignment",
    "act",
    "recurrence",
}


ROUTES = [
    (name, path, set(pattern.pattern.converters))
    for name, path, pattern in routes(get_resolver().url_patterns)
]
OF_A_CENTRE = [
    (name, arguments)
    for name, _path, arguments in ROUTES
    if arguments & CENTRE_ARGUMENTS and name.startswith(("counter:", "plans:"))
]


@pytest.fixture
def foreign(centre, other_centre):
    """Arguments that name a dossier, a draft and a paper of another Centre."""
    with clock.fixed_at(NINE):
        dossier = make_dossier(centre, way="decide")
        key = uuid.uuid4()
        boss, clerk = actions.signatories_of(dossier, NINE)[0].key, officer("tiep-nhan")
        letter = actions.write_letter(dossier, Kind.NOTICE, {}, signer=boss, by=clerk, at=NINE)
        actions.save_draft(key, by=officer("tiep-nhan"), data={}, at=NINE)
    Dossier.objects.filter(pk=dossier.pk).update(centre=other_centre)
    guidance = make_guidance(centre)
    Guidance.objects.filter(pk=guidance.pk).update(centre=other_centre)
    session = make_session(centre)
    AssistedSession.objects.filter(pk=session.pk).update(centre=other_centre)
    help_request = make_help_request(centre)
    HelpRequest.objects.filter(pk=help_request.pk).update(centre=other_centre)
    question, faq = make_question(centre), make_faq(centre)
    Question.objects.filter(pk=question.pk).update(centre=other_centre)
    Faq.objects.filter(pk=faq.pk).update(centre=other_centre)
    assignment, recurrence = make_assignment(centre), make_recurrence(centre)
    dossier.refresh_from_db()
    stranger = User.objects.create_user("nguoi-la", full_name="Người lạ", centre=other_centre.pk)
    unit, division = (
        Unit.objects.create(centre=other_centre, name=kind, kind=kind) for kind in ("centre", "division")
    )
    hand_over = HandOverList.objects.create(
        centre=other_centre,
        direction="out",
        giver_unit=unit,
        receiver_unit=division,
        begun_at=NINE,
        begun_by=stranger,
    )
    Draft.objects.filter(pk=key).update(centre=other_centre, officer=stranger)
    for row in (assignment, recurrence):
        type(row).objects.filter(pk=row.pk).update(centre=other_centre, officer=stranger)
    return {
        "code": dossier.code,
        "key": key,
        "component": dossier.components.first().pk,
        "paper": IssuedPaper.objects.first().pk,
        "party": Party.objects.create(dossier=dossier, group="nam", full_name="Người lạ").pk,
        "guidance": guidance.pk,
        "form": "mau-06",
        "kind": "thong-bao",
        "letter": letter.pk,
        "hand_over": hand_over.pk,
        "session": session.pk,
        "help_request": help_request.pk,
        "question": question.pk,
        "faq": faq.pk,
        "assignment": assignment.pk,
        "act": assignment.acts.get().pk,
        "recurrence": recurrence.pk,
        "number": 1,
        "phrase": Phrase.objects.create(centre=other_centre.pk, use="remark").pk,
    }


def address(name, arguments, values):
    return reverse(name, kwargs={argument: values[argument] for argument in arguments})


@pytest.mark.parametrize("role", ROLES)
def test_no_role_reaches_a_row_of_a_foreign_centre(client, foreign, role):
    client.force_login(officer(role))
    before = DossierEvent.objects.count()
    with clock.fixed_at(NINE):
        for name, arguments in OF_A_CENTRE:
            for method in (client.get, client.post):
                status = method(address(name, arguments, foreign)).status_code
                assert status in (403, 404, 405), f"{name} answers {status} to {role}"
    assert DossierEvent.objects.count() == before


def test_the_walk_covers_every_route_that_names_a_row():
    assert len(OF_A_CENTRE) >= 14


SOMETHING = {"str": "1.001193", "slug": "tiep-nhan", "int": "1", "uuid": str(uuid.uuid4())}


def filled(path):
    """The address with some value in each place."""
    return re.sub(r"<(\w+):\w+>", lambda found: SOMETHING[found[1]], path)


@pytest.mark.parametrize("role", [*ROLES, None])
def test_no_route_breaks_for_any_role_or_for_a_visitor(client, centre, role):
    if role:
        client.force_login(officer(role))
    client.raise_request_exception = False
    with clock.fixed_at(NINE):
        for name, path, _arguments in ROUTES:
            if name in ("account_logout", "try_role"):
                continue
            for method in (client.get, client.post):
                status = method(filled(path)).status_code
                assert status < 500 or name == "health", f"{name} answers {status} to {role}"
