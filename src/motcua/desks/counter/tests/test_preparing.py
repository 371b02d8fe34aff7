"""The counter opens what somebody got ready: by scanner, by the box of codes, by the search of every page."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.fixtures import NINE, officer, text, version_of

from motcua.casework.assistance import actions
from motcua.casework.assistance.models import Guidance, Preparation
from motcua.casework.dossiers.models import Dossier, Draft, DraftPaper, OnlineDraft
from motcua.casework.dossiers.states import Source
from motcua.casework.dossiers.tests.filings import begin, fill
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.reference.procedures import helper
from motcua.reference.procedures.actions import take_in_questions

CODE = "1.004873"


def paper(words):
    return version_of(CODE).components.get(name__contains=words).pk


@pytest.fixture
def ready(centre):
    """What somebody got ready: the declaration is there, an authorisation is needed."""
    take_in_questions(at=NINE)
    answers = {"issued": "no", "lived": "no", "authorised": "yes", "residence": "no"}
    return actions.Ready(version_of(CODE), helper.questions_of(CODE), answers, [paper("Tờ khai")])


@pytest.fixture
def prepared(ready):
    return actions.prepare(ready, at=NINE)


def scan(counter, line, key=None, **sent):
    return counter.post(draft(key or uuid.uuid4()), {"lam": "quet", "scan": line, **sent}, follow=True)


@pytest.mark.parametrize("shape", ["{}", "https://motcua.example/chuan-bi/{}/"])
def test_a_scanned_code_opens_the_intake_with_the_procedure_and_what_the_person_has(counter, prepared, shape):
    page = text(scan(counter, shape.format(prepared)))
    assert f"Mã chuẩn bị {prepared}" in page
    assert page.count("Người dân báo đã có:") == 1
    kept = Draft.objects.get()
    assert kept.data["version"] == str(version_of(CODE).pk)
    assert kept.data.get(f"source_{paper('Tờ khai')}") is None
    assert kept.data[f"source_{paper('đã cấp trước đó')}"] == Source.NOT_NEEDED
    assert f"source_{paper('ủy quyền')}" not in kept.data
    assert Guidance.objects.count() == 1


def test_the_person_typed_before_the_scan_stays(counter, prepared):
    key = uuid.uuid4()
    counter.post(draft(key), {"lam": "luu", "full_name": "Nguyễn Thị Hồng Nhung"})
    scan(counter, str(prepared), key, full_name="Nguyễn Thị Hồng Nhung")
    assert Draft.objects.get().data["full_name"] == "Nguyễn Thị Hồng Nhung"


def test_htmx_is_sent_to_the_intake(counter, prepared):
    sent = {"lam": "quet", "scan": str(prepared)}
    answer = counter.post(draft(uuid.uuid4()), sent, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == draft(Draft.objects.get().key)


def test_opened_again_it_is_the_same_intake_as_it_was_left(counter, prepared):
    scan(counter, str(prepared))
    key = Draft.objects.get().key
    counter.post(draft(key), typed(CODE, lam="luu"))
    page = text(scan(counter, str(prepared)))
    assert Draft.objects.get().key == key
    assert "Nguyễn Thị Hồng Nhung" in page
    assert f"Mã chuẩn bị {prepared}" in page
    assert Guidance.objects.count() == 1


def test_the_dossier_that_comes_of_it_is_that_of_the_guidance_and_shown_from_then_on(counter, prepared):
    scan(counter, str(prepared))
    key = Draft.objects.get().key
    needed = {f"source_{paper('ủy quyền')}": Source.PAPER}
    counter.post(draft(key), typed(CODE) | needed)
    dossier = Dossier.objects.get()
    assert dossier.intake_key == Guidance.objects.get().key
    assert dossier.code in text(scan(counter, str(prepared)))


def test_who_is_sent_home_after_all_is_guided_on_record_again(counter, prepared):
    scan(counter, str(prepared))
    counter.post(draft(Draft.objects.get().key), typed(CODE, lam="huong-dan"))
    assert Guidance.objects.count() == 2
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("line", ["AAAA-AAAA", "abcd efgh"])
def test_a_code_nobody_has_is_told_and_opens_nothing(counter, centre, line):
    answer = scan(counter, line)
    assert answer.status_code == 422
    assert "Không có mã chuẩn bị" in text(answer)
    assert not Guidance.objects.exists()


def test_a_code_whose_time_is_over_is_told(counter, prepared):
    with clock.fixed_at(NINE + timedelta(days=30)):
        assert "đã hết hạn" in text(scan(counter, str(prepared)))
        answer = counter.get(reverse("counter:preparation", args=[prepared]))
        assert answer.status_code == 404
        assert "đã hết hạn" in text(answer)
    assert not Guidance.objects.exists()


def test_the_search_of_every_page_leads_to_the_code(counter, prepared):
    answer = counter.get(reverse("counter:dossiers"), {"q": str(prepared).lower()})
    assert answer["Location"] == reverse("counter:preparation", args=[prepared])
    page = text(counter.get(answer["Location"]))
    assert "đã có" in page
    assert "Được làm thủ tục này" in page
    assert not Guidance.objects.exists()
    opened = counter.post(answer["Location"], follow=True)
    assert f"Mã chuẩn bị {prepared}" in text(opened)


@pytest.mark.parametrize("role", ["thu-ngan", "giam-doc", "cong-dan"])
def test_who_may_not_receive_neither_sees_nor_opens_it(prepared, role):
    client = Client()
    client.force_login(officer(role))
    address = reverse("counter:preparation", args=[prepared])
    assert client.get(address).status_code == client.post(address).status_code == 403


@pytest.fixture
def declared(ready, centre):
    """A filing in the making that its citizen brings to the counter."""
    kept = fill(begin(centre))
    return actions.prepare_draft(kept, ready, by=officer("cong-dan"), at=NINE)


def test_the_declaration_so_far_comes_with_the_code_and_its_reading_is_on_record(counter, declared):
    page = text(scan(counter, str(declared)))
    assert "Vay vốn ngân hàng" in page
    assert "chưa phải là hồ sơ đã nộp" in page
    assert Draft.objects.get().data["phone"].replace(" ", "") == "0912345678"
    assert Entry.objects.filter(action="assistance.declaration_read").count() == 1


def test_the_page_of_the_code_shows_nothing_that_was_declared(counter, declared):
    for page in (
        text(counter.get(reverse("counter:preparation", args=[declared]))),
        text(Client().get(f"/chuan-bi/{declared}/")),
    ):
        assert "Hồng Nhung" not in page
        assert "Vay vốn" not in page


def test_a_file_of_the_declaration_is_read_by_the_counter_alone_and_on_record(counter, declared):
    paper = declared.draft.papers.get()
    address = reverse("counter:prepared_file", args=[declared, paper.pk])
    assert address in text(scan(counter, str(declared)))
    assert counter.get(address).status_code == 200
    assert counter.get(reverse("counter:prepared_file", args=[declared, paper.pk + 1])).status_code == 404
    assert counter.get(reverse("counter:prepared_file", args=["AAAA-AAAA", paper.pk])).status_code == 404
    other = Client()
    for role in ("thu-ngan", "cong-dan"):
        other.force_login(officer(role))
        assert other.get(address).status_code == 403


def test_a_filing_thrown_away_leaves_the_list_without_its_declaration(counter, declared):
    declared.draft.delete()
    page = text(scan(counter, str(declared)))
    assert f"Mã chuẩn bị {declared}" in page
    assert "Vay vốn" not in page


def received(counter, code, **changes):
    """The dossier that comes of a code at the counter."""
    scan(counter, str(code))
    needed = {f"source_{paper('ủy quyền')}": Source.PAPER}
    counter.post(draft(Draft.objects.get().key), typed(CODE) | needed | changes)
    return Dossier.objects.get()


def test_what_is_received_is_no_longer_offered_to_go_on_with(counter, declared, client):
    citizen = Client()
    citizen.force_login(officer("cong-dan"))
    assert CODE in text(citizen.get("/ho-so-cua-toi/"))
    dossier = received(counter, declared)
    assert not OnlineDraft.objects.exists()
    assert not DraftPaper.objects.exists()
    assert f"/nop/{CODE}/" not in text(citizen.get("/ho-so-cua-toi/"))
    told = text(citizen.get(f"/chuan-bi/{declared}/"))
    assert "Mã đã dùng." in told
    assert dossier.code not in told
    entry = Entry.objects.get(action="assistance.preparation_used")
    assert dossier.code in entry.data


@pytest.mark.parametrize("task", ["bo-sung", "huong-dan"])
def test_it_goes_with_the_dossier_that_waits_for_papers_and_stays_with_who_is_sent_home(
    counter, declared, task
):
    scan(counter, str(declared))
    key = Draft.objects.get().key
    missing = {f"source_{paper('Tờ khai')}": Source.MISSING, f"source_{paper('ủy quyền')}": Source.PAPER}
    answer = counter.post(draft(key), typed(CODE, lam=task) | missing)
    if task == "bo-sung":
        version = version_of(CODE)
        judged = {f"lack_{each.pk}": "ok" for each in version.components.all()}
        judged |= {f"lack_{paper('Tờ khai')}": "missing", f"words_{paper('Tờ khai')}": "Ghi tờ khai"}
        counter.post(answer["Location"], judged | {"basis": "Điều 17"})
        assert Dossier.objects.exists()
    assert OnlineDraft.objects.exists() is (task == "huong-dan")


def test_a_dossier_of_another_procedure_leaves_the_code_and_the_filing_as_they_are(counter, declared):
    scan(counter, str(declared))
    counter.post(draft(Draft.objects.get().key), typed("1.001193"))
    assert Dossier.objects.get().procedure_code == "1.001193"
    assert Preparation.objects.get().dossier is None
    assert OnlineDraft.objects.exists()


def test_a_used_code_says_by_which_dossier_and_opens_no_other_intake(counter, prepared):
    dossier = received(counter, prepared)
    guided = Guidance.objects.count()
    for page in (
        scan(counter, str(prepared)),
        counter.post(reverse("counter:preparation", args=[prepared]), follow=True),
    ):
        assert f"hồ sơ {dossier.code}</a>" in text(page)
        assert "Mở tiếp nhận" not in text(page)
    assert (Draft.objects.count(), Guidance.objects.count()) == (0, guided)


def test_who_may_not_see_that_dossier_hears_that_it_was_used_and_no_more(counter, prepared, other_centre):
    dossier = received(counter, prepared)
    Dossier.objects.update(centre=other_centre)
    page = text(scan(counter, str(prepared)))
    assert "Mã này đã dùng cho một hồ sơ ngoài phạm vi được xem." in page
    assert dossier.code not in page


def test_using_it_twice_is_once_and_only_for_who_receives(counter, prepared):
    dossier = received(counter, prepared)
    actions.use_preparation(prepared, dossier, by=officer("tiep-nhan"), at=NINE)
    assert Entry.objects.filter(action="assistance.preparation_used").count() == 1
    with pytest.raises(PermissionDenied):
        actions.use_preparation(prepared, dossier, by=officer("thu-ngan"), at=NINE)
