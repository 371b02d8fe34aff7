"""The questions before a procedure at the counter: guidance and intake ask the same and settle the same papers."""

import uuid

import pytest
from django.urls import reverse
from tests.fixtures import NINE, text, version_of

from motcua.casework.assistance.models import Guidance
from motcua.casework.dossiers.models import Draft
from motcua.casework.dossiers.states import Source
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.reference.procedures.actions import take_in_questions

CODE = "1.004873"
ANSWERS = {"hoi-issued": "yes", "hoi-lived": "no", "hoi-authorised": "no", "hoi-residence": "unsure"}


@pytest.fixture(autouse=True)
def shipped(centre):
    take_in_questions(at=NINE)


def paper(words):
    return version_of(CODE).components.get(name__contains=words).pk


def guiding(**changes):
    version = version_of(CODE)
    papers = {f"lack_{each.pk}": "" for each in version.components.all()}
    return {"ban": version.pk, "key": str(uuid.uuid4()), "way": "phone"} | papers | ANSWERS | changes


def test_guidance_first_shows_what_this_person_needs_and_records_nothing(counter):
    answer = counter.post(reverse("counter:guide"), guiding(lam="hoi", way=""))
    page = text(answer)
    assert answer.status_code == 200
    assert "Được làm thủ tục này" in page
    assert "Không cần" in page
    assert page.count("checked") == 4
    assert not Guidance.objects.exists()


def test_the_sheet_to_take_home_leaves_out_what_this_person_does_not_need(counter):
    counter.post(reverse("counter:guide"), guiding())
    guidance = Guidance.objects.get()
    assert guidance.answers["issued"] == "yes"
    sheet = text(counter.get(reverse("counter:guidance_sheet", args=[guidance.pk])))
    assert "Giấy xác nhận đã cấp trước đó" in sheet
    assert "Văn bản ủy quyền" not in sheet
    page = text(counter.get(reverse("counter:guidance_one", args=[guidance.pk])))
    assert "Không cần" in page


def test_the_intake_of_a_guidance_waits_for_the_papers_needed(counter):
    counter.post(reverse("counter:guide"), guiding())
    counter.post(reverse("counter:guidance_begin", args=[Guidance.objects.get().pk]))
    data = Draft.objects.get().data
    assert f"source_{paper('đã cấp trước đó')}" not in data
    assert data[f"source_{paper('ủy quyền')}"] == Source.NOT_NEEDED


def test_guidance_without_answers_is_as_before(counter):
    counter.post(reverse("counter:guide"), guiding(**dict.fromkeys(ANSWERS, "")))
    sheet = text(counter.get(reverse("counter:guidance_sheet", args=[Guidance.objects.get().pk])))
    assert "Văn bản ủy quyền" in sheet


def test_the_intake_sets_the_papers_by_the_answers_and_keeps_what_was_looked_at(counter):
    key = uuid.uuid4()
    chosen = {f"source_{paper('Tờ khai')}": Source.PAPER, f"source_{paper('cư trú')}": Source.DATA}
    sent = typed(CODE, lam="hoi", **ANSWERS) | chosen
    page = text(counter.post(draft(key), sent, follow=True))
    data = Draft.objects.get().data
    assert f"source_{paper('đã cấp trước đó')}" not in data
    assert data[f"source_{paper('ủy quyền')}"] == Source.NOT_NEEDED
    assert data[f"source_{paper('cư trú')}"] == Source.DATA
    assert page.count('value="yes" id="id_hoi-issued_0" checked') + page.count("checked") >= 4


def test_another_procedure_forgets_the_answers(counter):
    key = uuid.uuid4()
    counter.post(draft(key), typed(CODE, lam="hoi", **ANSWERS))
    counter.post(draft(key), typed(CODE, lam=f"chon:{version_of('1.001193').pk}", **ANSWERS))
    assert not [name for name in Draft.objects.get().data if name.startswith("hoi-")]


def test_sent_home_from_the_intake_the_answers_are_on_record(counter):
    counter.post(draft(uuid.uuid4()), typed(CODE, lam="huong-dan", **ANSWERS))
    guidance = Guidance.objects.get()
    assert guidance.answers == {"issued": "yes", "lived": "no", "authorised": "no", "residence": "unsure"}
    assert "Văn bản ủy quyền" not in text(counter.get(reverse("counter:guidance_sheet", args=[guidance.pk])))
