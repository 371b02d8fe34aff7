"""Papers that came in wait on a list of their own until somebody goes on with the dossier (ux.md J5)."""

import pytest
from tests.fixtures import act, make_dossier, make_intake, officer

from motcua.casework.dossiers import actions, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Lack
from motcua.foundation import clock
from motcua.foundation.accounts.demo import ROLES

from .filings import file, photo

pytestmark = pytest.mark.usefixtures("at_nine")


def readers():
    """The roles that find something on the list."""
    return {role for role in ROLES if worklists.supplemented(officer(role), clock.now()).exists()}


def ask(dossier, role):
    """The dossier, once one of its papers was asked for again, and that paper."""
    paper = dossier.components.order_by("component__position").last().component_id
    request = actions.Request((actions.Lacking(paper, Lack.WRONG),), "Luật")
    return actions.ask_supplement(dossier.pk, act(dossier, role), request), paper


@pytest.fixture
def supplemented(centre):
    """A dossier of which papers came in while a specialist worked on it."""
    asked, paper = ask(make_dossier(centre, code="1.004873", way="forward"), "chuyen-mon")
    assert readers() == set()
    return actions.take_supplement(asked.pk, act(asked, "tiep-nhan"), [paper])


def bring(dossier, paper):
    """The papers asked for, sent by the applicant."""
    return actions.bring_papers(dossier.pk, {paper: [("moi.jpg", photo(10))]}, act(dossier, "cong-dan"))


def test_papers_handed_in_during_the_work_are_news_to_who_works_on_it(supplemented):
    assert readers() == {"chuyen-mon"}


def test_papers_brought_before_reception_are_news_to_the_counter_until_it_receives(centre):
    dossier = bring(*ask(file(centre), "tiep-nhan"))
    assert readers() == {"tiep-nhan"}
    intake = make_intake("1.004873", channel=Channel.ONLINE)
    actions.receive_submitted(dossier.pk, intake, act(dossier, "tiep-nhan"))
    assert readers() == set()


def test_they_stay_news_while_it_only_changes_hands(supplemented):
    colleague = officer("chuyen-mon")
    for step in (
        lambda: actions.take_steps([supplemented.pk], act(supplemented, "chuyen-mon")),
        lambda: actions.put_steps_back([supplemented.pk], act(supplemented, "chuyen-mon")),
        lambda: actions.assign(supplemented.pk, act(supplemented, "lanh-dao"), colleague.pk),
    ):
        step()
        supplemented.refresh_from_db()
        assert readers() == {"chuyen-mon"}


def test_they_are_news_no_more_once_somebody_goes_on_with_it(supplemented):
    actions.complete_step(supplemented.pk, act(supplemented, "chuyen-mon"))
    assert readers() == set()
    supplemented.refresh_from_db()
    assert supplemented.supplemented_at is None


def test_nobody_of_another_centre_hears_of_them(supplemented, other_centre):
    Dossier.objects.filter(pk=supplemented.pk).update(centre=other_centre)
    assert readers() == set()
