"""Receiving and refusing, fresh and after a filing waited: what is believed, what is asked again."""

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.fixtures import (
    NINE,
    act,
    complete_checks,
    make_dossier,
    make_intake,
    officer,
    person,
    version_of,
)

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.intake import Grounds
from motcua.casework.dossiers.models import Dossier, DossierEvent, Person
from motcua.casework.dossiers.states import Channel, EIdentity, Lack, Money, ReturnPlace, Source, Status
from motcua.foundation.audit.models import Entry
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.procedures.states import FeeCase

GROUNDS = Grounds("Không thuộc thẩm quyền", "Điều 14 Nghị định 118/2025/NĐ-CP", "nộp tại cơ quan công an xã")


def receive(centre, intake=None, *, key=None):
    return actions.receive_at_counter(
        intake or make_intake(), by=officer("tiep-nhan"), centre=centre, key=key or uuid.uuid4(), at=NINE
    )


def refuse(centre, intake=None, *, key=None):
    return actions.refuse_at_counter(
        intake or make_intake(),
        GROUNDS,
        by=officer("tiep-nhan"),
        centre=centre,
        key=key or uuid.uuid4(),
        at=NINE,
    )


def submit(centre, intake):
    return actions.submit_dossier(intake, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=NINE)


def postal(**changes):
    return make_intake(**{"channel": Channel.POSTAL, "person_checked": False} | changes)


def test_an_ordinary_reception_costs_no_more_than_sixteen_queries(centre):
    receive(centre)
    officer_now = officer("tiep-nhan")
    brought = make_intake(submitter=person(personal_id="087190009999"))
    with CaptureQueriesContext(connection) as asked:
        actions.receive_at_counter(brought, by=officer_now, centre=centre, key=uuid.uuid4(), at=NINE)
    assert len(asked) <= 16


# completeness is judged against the pinned version, not against what the caller lists


@pytest.mark.parametrize("kept", [0, 1], ids=["nothing listed", "one left out"])
def test_a_component_nobody_lists_is_missing(centre, kept):
    with pytest.raises(RuleBroken) as refusal:
        receive(centre, make_intake(checks=complete_checks(version_of())[:kept]))
    assert refusal.value.code == "incomplete"
    assert not Dossier.objects.exists()


def test_what_is_required_is_said_by_the_catalogue_not_by_the_caller(centre):
    lenient = tuple(
        replace(check, required=False, source=Source.NOT_NEEDED, name="x")
        for check in complete_checks(version_of())
    )
    with pytest.raises(RuleBroken) as refusal:
        receive(centre, make_intake(checks=lenient))
    assert refusal.value.code == "incomplete"
    assert version_of().components.all()[0].name in refusal.value.messages[0]


def test_a_component_of_another_procedure_is_refused(centre):
    foreign = complete_checks(version_of("1.004873"))[:1]
    for attempt in (receive, refuse):
        with pytest.raises(RuleBroken) as refusal:
            attempt(centre, make_intake(checks=complete_checks(version_of()) + foreign))
        assert refusal.value.code == "unknown_component"


# a key belongs to one act


def test_refused_in_one_tab_is_not_called_received_in_the_other(centre):
    key = uuid.uuid4()
    first = refuse(centre, key=key)
    with pytest.raises(RuleBroken) as refusal:
        receive(centre, key=key)
    assert refusal.value.code == "already_done"
    assert f"“Từ chối tiếp nhận”, hồ sơ {first.code}" in refusal.value.messages[0]
    assert Dossier.objects.get().status == Status.REFUSED
    assert refuse(centre, key=key).pk == first.pk


def test_the_second_click_on_a_checked_filing_gives_the_first_dossier_even_as_a_fresh_intake(centre):
    """The first click has taken the draft away, so that the second does not know of the filing."""
    filing, key = submit(centre, postal()), uuid.uuid4()
    actions.receive_submitted(filing.pk, postal(), act(filing, "tiep-nhan", key=key))
    assert receive(centre, postal(), key=key).pk == filing.pk
    assert actions.made_with(centre, key).pk == filing.pk
    assert Dossier.objects.count() == 1


def test_a_key_that_was_not_used_has_made_nothing(centre):
    assert actions.made_with(centre, uuid.uuid4()) is None


# one number is one person


@pytest.mark.parametrize(
    "stranger",
    [person(full_name="Lê Thị Nhầm Số", born_on=date(1950, 1, 1)), person(born_on=date(1950, 1, 1))],
    ids=["another name", "another birthday"],
)
def test_a_number_known_as_somebody_elses_is_asked_about_before_anything_is_written(centre, stranger):
    first = receive(centre)
    for brought, code in (
        (make_intake(submitter=stranger), "other_person"),
        (make_intake(submitter=person(personal_id=""), owner=stranger), "other_owner"),
    ):
        for attempt in (receive, refuse):
            with pytest.raises(RuleBroken) as refusal:
                attempt(centre, brought)
            assert refusal.value.code == code
    first.submitter.refresh_from_db()
    assert (first.submitter.full_name, first.submitter.born_on) == (
        "Nguyễn Thị Hồng Nhung",
        date(1990, 11, 5),
    )
    assert Dossier.objects.count() == Person.objects.count() == 1


def test_a_person_said_to_be_the_same_is_corrected_everywhere_and_the_journal_says_so(centre):
    first = receive(centre)
    corrected = person(full_name="Lê Thị Đúng", born_on=date(1950, 1, 1))
    receive(centre, make_intake(submitter=corrected, person_same=True))
    known = Person.objects.get()
    assert (known.full_name, known.born_on) == ("Lê Thị Đúng", date(1950, 1, 1))
    entry = Entry.objects.get(action="dossiers.person_corrected")
    assert '"fields":["born_on","full_name"]' in entry.data.replace(" ", "")
    assert "Lê" not in entry.data
    first.refresh_from_db()
    assert "le thi dung" in first.search
    assert "nhung" not in first.search


def test_a_new_telephone_is_taken_without_asking_found_and_written_down(centre):
    first = receive(centre)
    receive(centre, make_intake(submitter=person(phone="0987654321")))
    first.refresh_from_db()
    assert "0987654321" in first.search
    assert Entry.objects.filter(action="dossiers.person_corrected").count() == 1


def test_the_same_person_again_writes_no_correction(centre):
    receive(centre)
    receive(centre)
    assert not Entry.objects.filter(action="dossiers.person_corrected").exists()


def test_people_without_a_number_are_never_taken_for_one_another(centre):
    for name in ("Trần Văn A", "Lê Thị B"):
        receive(centre, make_intake(submitter=person(full_name=name, personal_id="")))
    assert Person.objects.count() == 2


# how it was filed


def test_nothing_is_filed_online_at_the_counter(centre):
    for attempt in (receive, refuse):
        with pytest.raises(RuleBroken) as refusal:
            attempt(centre, make_intake(channel=Channel.ONLINE))
        assert refusal.value.code == "online_at_counter"


def test_whoever_is_at_the_counter_is_answered_at_once(centre):
    with pytest.raises(RuleBroken) as refusal:
        submit(centre, make_intake())
    assert refusal.value.code == "checked_at_once"
    assert submit(centre, postal()).status == Status.SUBMITTED


# a filing that waited


def test_a_submitted_dossier_waits_for_its_answer_and_is_received_later(centre):
    """NĐ 118/2025 Đ17.2: before reception only the clock of the answer runs."""
    dossier = submit(centre, postal())
    assert (dossier.status, dossier.due_at) == (Status.SUBMITTED, None)
    assert dossier.act_by.astimezone(VIETNAM) == datetime(2026, 4, 7, 9, 0, tzinfo=VIETNAM)
    at = NINE + timedelta(hours=1)
    received = actions.receive_submitted(dossier.pk, postal(), act(dossier, "tiep-nhan", at=at))
    assert (received.status, received.received_at) == (Status.RECEIVED, at)
    assert [event.verb for event in queries.timeline(received)] == ["register", "receive"]


def test_a_filing_is_not_among_what_its_submitter_filed_before(centre):
    earlier, checked = submit(centre, postal()), submit(centre, postal())
    officer, filer = act(checked, "tiep-nhan").by, checked.submitter
    assert queries.filed_before(filer, by=officer, at=NINE, besides=checked) == [earlier]
    assert set(queries.filed_before(filer, by=officer, at=NINE)) == {earlier, checked}


def put_right(**changes):
    """The filing with everything an officer may put right changed."""
    given = {
        "submitter": person(full_name="Nguyễn Thị Hồng Nhan", phone="0987654321"),
        "owner": person(full_name="Trần Bảo An", personal_id="", phone=""),
        "person_same": True,
        "content": "xin trích lục",
        "return_place": ReturnPlace.POST,
        "e_identity": EIdentity.LEVEL_2,
        "fee_settled": True,
    }
    return postal(**{"code": "1.004873"} | given | changes)


def test_everything_the_officer_put_right_is_in_the_received_dossier_and_on_its_paper(centre):
    dossier = submit(centre, postal(code="1.004873"))
    actions.receive_submitted(dossier.pk, put_right(), act(dossier, "tiep-nhan"))
    dossier.refresh_from_db()
    assert (dossier.submitter.full_name, dossier.submitter.phone, dossier.owner.full_name) == (
        "Nguyễn Thị Hồng Nhan",
        "0987654321",
        "Trần Bảo An",
    )
    assert (dossier.content, dossier.return_place, dossier.e_identity, dossier.money) == (
        "xin trích lục",
        ReturnPlace.POST,
        EIdentity.LEVEL_2,
        Money.SETTLED,
    )
    assert queries.matching(Dossier.objects.all(), "bao an").count() == 1
    assert IssuedPaper.objects.get().data["submitter"]["name"] == "Nguyễn Thị Hồng Nhan"
    event = DossierEvent.objects.get(verb="receive")
    assert event.data["changed"] == ["owner", "content", "e_identity", "return_place", "money"]


def test_the_papers_an_officer_found_otherwise_are_named_on_the_timeline(centre):
    dossier = submit(centre, postal())
    first, second, *rest = complete_checks(version_of())
    found = (replace(first, copies=first.copies + 2), replace(second, source=Source.DATA), *rest)
    actions.receive_submitted(dossier.pk, postal(checks=found), act(dossier, "tiep-nhan"))
    changed = DossierEvent.objects.get(verb="receive").data["changed"]
    assert changed == [f"component_{first.component}", f"component_{second.component}"]


@pytest.mark.parametrize(
    ("intake", "printed"),
    [
        ({}, "không thu"),
        ({"fee_case": FeeCase.LOCAL}, "theo mức của HĐND tỉnh"),
        ({"fee_case": FeeCase.LOCAL, "fee_settled": True}, "theo mức của HĐND tỉnh, đã nộp"),
        ({"code": "1.004873"}, "theo mức của HĐND tỉnh"),
    ],
)
def test_the_receipt_says_the_fee_of_the_case_chosen(centre, intake, printed):
    receive(centre, make_intake(**intake))
    assert IssuedPaper.objects.get().data["fee"]["text"] == printed


def test_a_filing_put_right_for_somebody_else_is_asked_about_too(centre):
    dossier = submit(centre, postal(code="1.004873"))
    with pytest.raises(RuleBroken) as refusal:
        actions.receive_submitted(dossier.pk, put_right(person_same=False), act(dossier, "tiep-nhan"))
    assert refusal.value.code == "other_person"
    dossier.refresh_from_db()
    assert (dossier.status, dossier.content) == (Status.SUBMITTED, "")


def test_a_name_without_a_number_is_put_right_on_its_own_row(centre):
    dossier = submit(centre, postal(submitter=person(personal_id="")))
    brought = postal(submitter=person(full_name="Lê Văn Đúng"))
    actions.receive_submitted(dossier.pk, brought, act(dossier, "tiep-nhan"))
    known = Person.objects.get()
    assert (known.full_name, known.personal_id) == ("Lê Văn Đúng", "087190001234")


def test_a_filing_found_to_be_direct_asks_for_a_look_at_card_and_person(centre):
    dossier = submit(centre, postal())
    with pytest.raises(RuleBroken) as refusal:
        actions.receive_submitted(dossier.pk, postal(channel=Channel.DIRECT), act(dossier, "tiep-nhan"))
    assert refusal.value.code == "person_not_checked"


def test_a_filing_keeps_its_procedure(centre):
    dossier = submit(centre, postal())
    other = postal(code="1.004873")
    for attempt in (
        lambda: actions.receive_submitted(dossier.pk, other, act(dossier, "tiep-nhan")),
        lambda: actions.refuse_submitted(dossier.pk, other, GROUNDS, act(dossier, "tiep-nhan")),
    ):
        with pytest.raises(RuleBroken) as refusal:
            attempt()
        assert refusal.value.code == "other_procedure"
        assert "1.001193" in refusal.value.messages[0]


def test_a_filing_is_judged_whole_when_it_came_with_nothing_judged(centre):
    dossier = submit(centre, postal(checks=()))
    assert set(dossier.components.values_list("source", flat=True)) == {Source.MISSING}
    with pytest.raises(RuleBroken):
        actions.receive_submitted(dossier.pk, postal(checks=()), act(dossier, "tiep-nhan"))
    actions.receive_submitted(dossier.pk, postal(), act(dossier, "tiep-nhan"))
    assert dossier.components.count() == version_of().components.count()
    assert not dossier.components.filter(source=Source.MISSING).exists()


def test_judging_again_leaves_the_scans_where_they_are(centre):
    dossier = submit(centre, postal())
    kept = dossier.components.order_by("pk").values_list("pk", flat=True)
    before = list(kept)
    actions.receive_submitted(dossier.pk, postal(), act(dossier, "tiep-nhan"))
    assert list(kept.all()) == before


def test_a_refused_filing_is_refused_under_the_name_put_right(centre):
    dossier = submit(centre, postal(code="1.004873"))
    once = act(dossier, "tiep-nhan")
    for _click in range(2):
        refused = actions.refuse_submitted(dossier.pk, put_right(), GROUNDS, once)
        assert refused.status == Status.REFUSED
    assert IssuedPaper.objects.get().data["applicant"]["name"] == "Nguyễn Thị Hồng Nhan"
    assert DossierEvent.objects.get(verb="refuse").data["basis"] == GROUNDS.basis


def test_a_filing_answered_by_a_colleague_is_not_answered_again(centre):
    dossier = make_dossier(centre, way="submit")
    late = act(dossier, "tiep-nhan")
    actions.receive_submitted(dossier.pk, postal(), act(dossier, "tiep-nhan"))
    with pytest.raises(RuleBroken) as refusal:
        actions.refuse_submitted(dossier.pk, postal(), GROUNDS, late)
    assert refusal.value.code == "stale"


def test_papers_asked_for_at_the_counter_leave_nothing_out(centre):
    first, second, *_rest = version_of().components.all()
    checks = tuple(
        replace(check, source=Source.MISSING) if check.component in (first.pk, second.pk) else check
        for check in complete_checks(version_of())
    )
    lacking = tuple(actions.Lacking(paper.pk, Lack.MISSING) for paper in (first, second))
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": NINE}
    intake = make_intake(checks=checks)
    with pytest.raises(RuleBroken) as refusal:
        actions.ask_at_counter(intake, actions.Request(lacking[:1], "Luật"), **who)
    assert refusal.value.code == "not_all_asked"
    assert not Dossier.objects.exists()
    dossier = actions.ask_at_counter(intake, actions.Request(lacking, "Luật"), **who)
    assert actions.ask_at_counter(intake, actions.Request(lacking, "Luật"), **who) == dossier
    assert (dossier.status, dossier.clock_from) == (Status.AWAITING_SUPPLEMENT, None)
    with pytest.raises(RuleBroken) as refusal:
        actions.receive_at_counter(make_intake(), **who)
    assert refusal.value.code == "already_done"
