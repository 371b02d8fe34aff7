"""A helper fills in the online form for a citizen who agreed: the dossier is the citizen's, the journal names who."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, officer, version_of

from motcua.casework.assistance import actions, queries, sending
from motcua.casework.assistance.actions import Asked
from motcua.casework.assistance.states import ConsentBy, Updates
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers import own
from motcua.casework.dossiers.models import Dossier, OnlineDraft
from motcua.casework.dossiers.states import Channel, EIdentity, Status
from motcua.casework.dossiers.tests.filings import fill, make_citizen
from motcua.foundation.accounts.models import CitizenIdentity
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.foundation.notifications.models import Notice
from motcua.foundation.notifications.states import Kind
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.procedures.actions import take_in_forms

CODE, ALONE = "1.004873", "Tra cứu hồ sơ bằng mã QR"


pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def agreed(centre, monkeypatch):
    """A session to which Nguyễn Thị Hồng Nhung said yes by a code."""
    take_in_forms(at=NINE)
    codes: dict[str, str] = {}
    monkeypatch.setattr(sending, "_senders", {ConsentBy.EMAIL: codes.__setitem__})

    def agree(code: str = CODE, updates: Updates = Updates.CITIZEN, by: str = "tiep-nhan"):
        version = version_of(code) if code else None
        asked = Asked(
            "Nguyễn Thị Hồng Nhung", ConsentBy.EMAIL, "nhung@thu.test", "087190001234", version, updates
        )
        key = uuid.uuid4()
        session = actions.ask_consent(asked, by=officer(by), centre=centre, key=key, at=NINE)
        return actions.give_by_code(session.pk, codes["nhung@thu.test"], by=officer(by), at=NINE)

    return agree


def begin(session, *, by="tiep-nhan", at=NINE):
    return actions.begin_filing(session.pk, by=officer(by), at=at)


def send(session, draft, *, by="tiep-nhan", at=NINE, **changes):
    given = {"based_on": draft.revision, "declared": True, "next_step": ALONE} | changes
    return actions.file_for(session.pk, by=officer(by), at=at, **given)


def filed(session, *, by="tiep-nhan"):
    return send(session, fill(begin(session, by=by), by=officer(by)), by=by)


def refused(step):
    with pytest.raises(RuleBroken) as broken:
        step()
    return broken.value.code


def test_what_the_session_knows_is_not_asked_again(agreed):
    draft = begin(agreed())
    assert draft.data["person"] == {
        "full_name": "Nguyễn Thị Hồng Nhung", "personal_id": "087190001234", "email": "nhung@thu.test"
    }  # fmt: skip
    assert (draft.citizen, draft.helper) == (None, officer("tiep-nhan"))


def test_the_dossier_is_the_citizens_and_the_record_names_the_helper(agreed):
    session = agreed()
    dossier = filed(session)
    assert (dossier.status, dossier.channel) == (Status.SUBMITTED, Channel.ONLINE)
    assert dossier.submitter.full_name == "Nguyễn Thị Hồng Nhung"
    assert dossier.e_identity == EIdentity.UNCHECKED
    assert (dossier.filing.citizen, dossier.filing.helper) == (None, officer("tiep-nhan"))
    entry = Entry.objects.get(action="assistance.filed_for")
    assert entry.actor == officer("tiep-nhan").pk
    assert dossier.code in entry.data
    assert "Nhung" not in entry.data
    note = IssuedPaper.objects.get(code="giay-xac-nhan")
    assert (note.data["helper"], note.data["next_step"]) == (officer("tiep-nhan").full_name, ALONE)
    session.refresh_from_db()
    assert (session.dossier, session.next_step) == (dossier, ALONE)
    assert not OnlineDraft.objects.exists()


@pytest.mark.parametrize("duty", ["I.1.c", "II.1.i"])
def test_each_session_counts_for_its_duties(agreed, centre, duty):
    filed(agreed())
    today = Period(NINE.date(), NINE.date())
    counts = {str(each.title): each.query(centre.pk, today).count() for each in registry.of(duty)}
    assert counts["Phiên hỗ trợ nộp có đồng ý của người dân"] == 1


def identity(name: str, number: str):
    user = make_citizen(f"c-{number}")
    user.full_name = name
    user.save()
    CitizenIdentity.objects.create(
        user=user,
        provider="vneid",
        personal_number=number,
        born_on=date(1990, 11, 5),
        level=2,
        vouched_at=NINE,
    )
    return user


def test_who_signs_in_later_under_that_number_and_name_finds_it_and_nobody_else(agreed):
    dossier = filed(agreed())
    assert list(own.own_dossiers(identity("Nguyễn Thị Hồng Nhung", "087190001234"))) == [dossier]
    assert not own.own_dossiers(identity("Nguyễn Thị Hồng Nhung", "087190001235")).exists()
    assert not own.own_dossiers(make_citizen()).exists()
    assert not own.own_dossiers(officer("tiep-nhan")).exists()


def test_a_number_under_another_name_opens_nothing(agreed):
    filed(agreed())
    assert not own.own_dossiers(identity("Trần Văn Đởm", "087190001234")).exists()


def test_a_repeat_gives_the_first_and_one_session_files_once(agreed):
    session = agreed()
    dossier = filed(session)
    assert send(session, OnlineDraft(revision=1)) == dossier
    assert refused(lambda: begin(session)) == "filed"
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"next_step": " "}, "next_step_missing"),
        ({"declared": False}, "not_declared"),
        ({"based_on": 1}, "draft_changed"),
    ],
)
def test_what_is_lacking_is_said_and_nothing_is_filed(agreed, changes, code):
    session = agreed()
    draft = fill(begin(session), by=officer("tiep-nhan"))
    assert refused(lambda: send(session, draft, **changes)) == code
    assert not Dossier.objects.exists()


def test_without_a_procedure_nothing_begins(agreed):
    assert refused(lambda: begin(agreed(code=""))) == "no_procedure"


def test_consent_of_another_helper_or_over_opens_nothing(agreed):
    session = agreed()
    draft = fill(begin(session), by=officer("tiep-nhan"))
    late = NINE + timedelta(hours=2, minutes=1)
    assert refused(lambda: begin(session, by="chuyen-mon")) == "not_own"
    assert refused(lambda: begin(session, at=late)) == "no_consent"
    assert refused(lambda: send(session, draft, at=late)) == "no_consent"
    with pytest.raises(PermissionDenied):
        begin(session, by="thu-ngan")
    with pytest.raises(PermissionDenied):
        dossiers.save_online(draft.key, "person", {"phone": "0"}, by=officer("chuyen-mon"), at=NINE)


@pytest.mark.parametrize("end", ["withdraw", "end"])
def test_consent_withdrawn_or_help_ended_leaves_nothing_of_what_was_not_sent(agreed, end):
    session = agreed()
    draft = fill(begin(session), by=officer("tiep-nhan"))
    if end == "withdraw":
        actions.withdraw_consent(session.pk, by=officer("tiep-nhan"), at=NINE)
    else:
        actions.end_session(session.pk, by=officer("tiep-nhan"), saw="x", next_step="y", at=NINE)
    assert not OnlineDraft.objects.exists()
    assert refused(lambda: send(session, draft)) == "no_consent"
    with pytest.raises(PermissionDenied):
        dossiers.save_online(draft.key, "person", {"phone": "0"}, by=officer("tiep-nhan"), at=NINE)


def test_a_helper_uses_no_papers_of_anybodys_earlier_dossiers(agreed):
    paper = filed(agreed()).filed_papers.first()
    draft = begin(agreed())
    with pytest.raises(PermissionDenied):
        dossiers.reuse_paper(draft.key, paper.component_id, paper.pk, by=officer("tiep-nhan"), at=NINE)


@pytest.mark.parametrize(("updates", "told"), [(Updates.BOTH, 1), (Updates.CITIZEN, 0)])
def test_the_helper_hears_of_it_when_the_citizen_wants_so(agreed, updates, told):
    dossier = filed(agreed(updates=updates, by="chuyen-mon"), by="chuyen-mon")
    helper = officer("chuyen-mon").pk
    assert queries.helper_to_tell(dossier.pk) == (helper if told else None)
    component = dossier.filed_papers.first().component_id
    request = dossiers.Request((dossiers.Lacking(component, "unreadable", "Chụp lại"),), "Điều 16")
    dossiers.ask_supplement(dossier.pk, act(dossier, "tiep-nhan"), request)
    heard = Notice.objects.filter(kind=Kind.HELPED, officer=helper, over_at=None)
    assert heard.count() == told
    assert not heard.exclude(where=f"/tra-cuu/{dossier.code}/").exists()
