"""E-identity accounts found out at the counter, help to do things online, filing with a consent: on record, counted."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_dossier, officer, version_of

from motcua.casework.assistance import actions, queries, rules, sending
from motcua.casework.assistance.actions import Asked, Checked, Supported
from motcua.casework.assistance.models import AccountCheck, AssistedSession, Support
from motcua.casework.assistance.states import STEPS, AccountHelp, ConsentBy, Failure, Stand, Subject
from motcua.casework.dossiers.states import Channel, EIdentity
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.foundation.files import store

TODAY = Period(NINE.date(), NINE.date())


@pytest.mark.parametrize(
    ("account", "given", "reason", "refused"),
    [
        (EIdentity.LEVEL_2, AccountHelp.NOT_NEEDED, "", None),
        (EIdentity.NONE, AccountHelp.CREATED, "", None),
        (EIdentity.NONE, AccountHelp.DECLINED, "", None),
        (EIdentity.NONE, AccountHelp.NOT_NEEDED, "", "help_missing"),
        (EIdentity.UNCHECKED, AccountHelp.NOT_NEEDED, " ", "reason_missing"),
        (EIdentity.UNCHECKED, AccountHelp.NOT_NEEDED, "Cổng lỗi", None),
        (EIdentity.LEVEL_2, AccountHelp.CREATED, "", "level"),
        (EIdentity.LEVEL_1, AccountHelp.GUIDED, "", None),
    ],
)
def test_what_was_found_and_the_help_fit_together(account, given, reason, refused):
    try:
        rules.require_check(account, given, reason)
        said = None
    except RuleBroken as broken:
        said = broken.code
    assert said == refused


def test_the_steps_of_a_session():
    assert {f"{start} {step} {end}" for (start, step), end in STEPS.items()} == {
        "asked give open",
        "asked withdraw withdrawn",
        "open withdraw withdrawn",
        "open end ended",
    }


def check(dossier, found=None, *, role="tiep-nhan", key=None, at=NINE):
    found = found or Checked(EIdentity.NONE, AccountHelp.CREATED)
    return actions.record_account_check(found, dossier, by=officer(role), key=key or uuid.uuid4(), at=at)


def test_a_check_is_kept_with_the_dossier_and_its_owner_once(centre):
    dossier, key = make_dossier(centre), uuid.uuid4()
    assert check(dossier, key=key) == check(dossier, key=key)
    later = check(dossier, Checked(EIdentity.LEVEL_1, AccountHelp.NOT_NEEDED), at=NINE + timedelta(hours=1))
    assert queries.latest_check(dossier) == later
    assert AccountCheck.objects.first().person == dossier.owner
    assert Entry.objects.filter(action="assistance.account_checked").count() == 2
    with pytest.raises(PermissionDenied):
        check(dossier, role="thu-ngan")


def test_checks_count_for_their_duties(centre):
    check(make_dossier(centre))
    check(make_dossier(centre), Checked(EIdentity.UNCHECKED, AccountHelp.NOT_NEEDED, "Cổng lỗi"))
    by_title = {str(each.title): each for each in registry.of("II.1.i")}
    assert by_title["Tài khoản định danh mức độ 01 đã giúp tạo"].query(centre.pk, TODAY).count() == 1


def support(centre, *, role="tiep-nhan", **changes):
    given = replace(Supported(Subject.FILE, version=version_of()), **changes)
    return actions.record_support(given, by=officer(role), centre=centre, key=uuid.uuid4(), at=NINE)


def test_help_is_on_record_and_counts_and_nobody_is_named_in_the_journal(centre):
    support(centre, person_name="Trần Văn Đởm", minutes=12, failure=Failure.UPLOAD, solved=False)
    entry = Entry.objects.get(action="assistance.supported")
    assert "Đởm" not in str(entry.data)
    counted = {str(each.title): each.query(centre.pk, TODAY).count() for each in registry.of("II.1.i")}
    assert counted["Lượt hỗ trợ thực hiện dịch vụ công trực tuyến"] == 1
    for wrong in ({"minutes": 0}, {"failure": Failure.OTHER}):
        with pytest.raises(RuleBroken):
            support(centre, **wrong)
    with pytest.raises(PermissionDenied):
        support(centre, role="giam-doc")
    assert Support.objects.count() == 1


def test_the_online_share_of_each_procedure(centre):
    make_dossier(centre)
    make_dossier(centre, way="submit", channel=Channel.ONLINE)
    [share] = queries.online_shares(
        officer("tiep-nhan"), start=NINE - timedelta(days=1), end=NINE + timedelta(days=1), at=NINE
    )
    assert (share.procedure_code, share.filed, share.online, share.percent) == ("1.001193", 2, 1, 50)


@pytest.fixture
def sent(monkeypatch):
    """The codes that left, by address."""
    codes = {}
    monkeypatch.setattr(sending, "_senders", {ConsentBy.EMAIL: codes.__setitem__})
    return codes


def ask(centre, way=ConsentBy.EMAIL, contact="dom@localhost", *, role="tiep-nhan", key=None, at=NINE):
    asked = Asked("Trần Văn Đởm", way, contact, version=version_of())
    return actions.ask_consent(asked, by=officer(role), centre=centre, key=key or uuid.uuid4(), at=at)


def yes(session, code, *, role="tiep-nhan", at=NINE):
    return actions.give_by_code(session.pk, code, by=officer(role), at=at)


def test_a_code_of_the_citizen_opens_a_session_for_two_hours(centre, sent):
    session = ask(centre)
    assert (session.code, session.stand) == ("HT-26-0001", Stand.ASKED)
    assert queries.open_session(officer("tiep-nhan"), NINE) is None
    opened = yes(session, f" {sent['dom@localhost']} ")
    assert queries.open_session(officer("tiep-nhan"), NINE) == opened
    assert queries.open_session(officer("chuyen-mon"), NINE) is None
    assert queries.open_session(officer("tiep-nhan"), NINE + timedelta(hours=2, minutes=1)) is None
    assert sent["dom@localhost"] not in str(AssistedSession.objects.values().get())
    assert not {"Đởm", "dom@"} & set(str(list(Entry.objects.values_list("data", flat=True))).split())


def test_a_wrong_late_or_strange_code_opens_nothing(centre, sent):
    session = ask(centre)
    code = sent["dom@localhost"]
    for wrong in ("000000" if code != "000000" else "111111", ""):
        with pytest.raises(RuleBroken) as broken:
            yes(session, wrong)
        assert broken.value.code == "code_wrong"
    with pytest.raises(RuleBroken) as broken:
        yes(session, code, at=NINE + timedelta(minutes=11))
    assert broken.value.code == "code_late"
    with pytest.raises(RuleBroken) as broken:
        yes(session, code, role="chuyen-mon")
    assert broken.value.code == "not_own"


def test_guessing_codes_ends_after_five(centre, sent):
    session = ask(centre)
    for _n in range(5):
        with pytest.raises(RuleBroken):
            yes(session, "x")
    with pytest.raises(RuleBroken) as broken:
        yes(session, sent["dom@localhost"])
    assert broken.value.code == "too_many"


def test_asking_twice_sends_one_code_and_a_channel_that_fails_keeps_nothing(centre, sent, monkeypatch):
    key = uuid.uuid4()
    assert ask(centre, key=key) == ask(centre, key=key)
    for way in (ConsentBy.PHONE, ConsentBy.EMAIL):
        monkeypatch.setattr(sending, "_senders", {ConsentBy.EMAIL: broken_line})
        with pytest.raises(RuleBroken):
            ask(centre, way)
    with pytest.raises(RuleBroken):
        ask(centre, contact="")
    assert AssistedSession.objects.count() == 1


def broken_line(address, code):
    raise OSError


def test_without_a_telephone_a_signed_slip_does(centre, sent):
    session = ask(centre, ConsentBy.SLIP, "")
    assert sent == {}
    slip = store.keep(b"%PDF-1.7 slip", kind="application/pdf", centre=centre.pk)
    actions.give_by_slip(session.pk, slip, by=officer("tiep-nhan"), at=NINE)
    session.refresh_from_db()
    assert (session.stand, session.slip) == (Stand.OPEN, slip)


def test_what_is_withdrawn_is_over(centre, sent):
    session, by = ask(centre), officer("tiep-nhan")
    yes(session, sent["dom@localhost"])
    actions.withdraw_consent(session.pk, by=officer("chuyen-mon"), at=NINE)
    for step in (
        lambda: actions.end_session(session.pk, by=by, saw="x", next_step="y", at=NINE),
        lambda: actions.withdraw_consent(session.pk, by=by, at=NINE),
    ):
        with pytest.raises(RuleBroken):
            step()


def test_the_end_says_what_was_seen_and_what_comes_next(centre, sent):
    session = ask(centre)
    yes(session, sent["dom@localhost"])
    actions.end_session(
        session.pk, by=officer("tiep-nhan"), saw="Giấy chứng sinh", next_step="Tự tra cứu", at=NINE
    )
    session.refresh_from_db()
    assert (session.stand, session.saw, session.next_step) == (Stand.ENDED, "Giấy chứng sinh", "Tự tra cứu")


def test_a_foreign_centre_sees_none_of_it(centre, other_centre, sent):
    check(make_dossier(centre))
    support(centre)
    ask(centre)
    readers = (queries.checks_visible_to, queries.support_visible_to, queries.sessions_visible_to)
    assert [read(officer("giam-doc"), NINE).count() for read in readers] == [1, 1, 1]
    for model in (AccountCheck, Support, AssistedSession):
        model.objects.update(centre=other_centre)
    assert [read(officer("giam-doc"), NINE).count() for read in readers] == [0, 0, 0]
    assert not queries.sessions_visible_to(officer("thu-ngan"), NINE).exists()
