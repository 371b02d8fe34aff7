"""Rows behind the pages that a visitor or a citizen reaches."""

from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings as house
from django.test import Client, override_settings

from motcua.casework.assistance import actions as assistance
from motcua.casework.assistance.states import Wish
from motcua.casework.dossiers import actions
from motcua.casework.dossiers.actions.supplement import Lacking, Request
from motcua.casework.dossiers.states import Lack, ReturnPlace
from motcua.casework.dossiers.tests.filings import GROOM, begin, file, fill, make_citizen, marry, vouch
from motcua.foundation import clock
from motcua.reference.organisation import sample
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.actions import take_in_questions
from motcua.reference.procedures.actions.aids import Brought, add_aid
from motcua.reference.procedures.states import AidKind
from tests.fixtures import NINE, act, make_dossier, officer, version_of
from tests.public import odd
from tests.public.reached import BEGUN, FILED, REACHED, address, places


@pytest.fixture(scope="module")
def rows(sample_rows, django_db_blocker):
    """Of the citizen who is signed in: a dossier that waits for papers, two drafts, a marriage to agree to; and an
    electronic result."""
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=sample_rows), clock.fixed_at(NINE):
        centre, client = Centre.objects.get(commune=sample.COMMUNE), Client()
        dossier, ended = file(centre), make_dossier(centre, way="decide", return_place=ReturnPlace.ONLINE)
        given = actions.Electronic(odd.picture("PNG"), "ket-qua.png", is_right=True, fee_settled=True)
        actions.publish_result(ended.pk, act(ended, "thu-ngan"), given)
        asked = dossier.components.order_by("component__position").first().component_id
        lacking = Request((Lacking(asked, Lack.UNREADABLE, "Chụp lại"),), "Nghị định 118/2025/NĐ-CP Điều 16")
        dossier.refresh_from_db()
        actions.ask_supplement(dossier.pk, act(dossier, "tiep-nhan"), lacking)
        drafts = [fill(begin(centre)), begin(centre, code=BEGUN)]
        party = _asked_of_the_citizen(centre)
        take_in_questions(at=NINE)
        prepared = assistance.prepare(assistance.Ready(version_of(FILED)), at=NINE)
        wondered = assistance.Wondered(version_of(FILED), "Có cần bản sao không?")
        question = assistance.ask_question(wondered, centre=centre, key=uuid4(), at=NINE)
        wanted = assistance.Wanted("Trần Thị Sáu", "0907000111", "Tra cứu", Wish.CALL)
        call = assistance.ask_for_help(wanted, centre=centre, key=uuid4(), at=NINE)
        sample_filled = Brought(AidKind.SAMPLE, "Mẫu điền thử", "", odd.picture("PNG"), "mau.png")
        aid = add_aid(version_of(FILED).procedure, sample_filled, by=officer("quan-tri"), at=NINE)
        client.force_login(officer("cong-dan"))
        session = client.cookies[house.SESSION_COOKIE_NAME].value
    waiting = {"prepared": prepared, "question": question, "call": call, "aid": aid, "party": party}
    return {"dossier": dossier, "ended": ended, "drafts": drafts, "session": session, **waiting}


def _asked_of_the_citizen(centre):
    """The bride's part in a marriage that the groom filed; the citizen has the e-identity that it asks for."""
    groom = {"full_name": GROOM["ho_ten"], "personal_id": GROOM["giay_to"], "born_on": GROOM["ngay_sinh"]}
    filed = marry(centre, by=make_citizen(), person=groom)
    vouch(officer("cong-dan"), "087190001234", born_on=date(1990, 11, 5))
    return filed.parties.get()


@pytest.fixture
def files_there(sample_rows, settings):
    settings.FILES_ROOT = sample_rows


@pytest.fixture
def addresses(rows, db):
    """The addresses of a page, each filled with what is there."""

    def filled(name: str) -> list[str]:
        return [address(REACHED[name][0], place) for place in places(rows, name)]

    return filled
