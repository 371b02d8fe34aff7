"""Papers asked for from the intake itself, while the person stands there (NĐ 118/2025 Đ16.3, Đ17.1)."""

import uuid

import pytest
from django.urls import reverse
from tests.fixtures import make_dossier, officer, text, version_of

from motcua.casework.dossiers.models import Dossier, DossierEvent, Draft, Supplement
from motcua.casework.dossiers.states import Lack, Source, Status
from motcua.desks.counter.forms.judging import FINE
from motcua.desks.counter.forms.roads import RECEPTION_BASIS
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation.papers.models import IssuedPaper


def asking(key):
    return reverse("counter:ask", args=[key])


def components():
    return list(version_of().components.all())


def judged(*wrong, **changes):
    """What the asking page posts: every component fine but those in `wrong`."""
    found = {f"lack_{c.pk}": Lack.MISSING if c in wrong else FINE for c in components()}
    return {"lam": "lap", "basis": RECEPTION_BASIS} | found | changes


@pytest.fixture
def intake(counter):
    """The key of an intake of which the first paper is missing and the second was not looked at."""
    key, (first, second, *_rest) = uuid.uuid4(), components()
    given = typed(lam="bo-sung", **{f"source_{first.pk}": Source.MISSING, f"source_{second.pk}": ""})
    assert counter.post(draft(key), given)["Location"] == asking(key)
    return key


def test_the_first_button_asks_for_papers_once_one_is_missing(counter):
    first = components()[0]
    key = uuid.uuid4()
    whole = text(counter.post(draft(key), typed(lam="luu"), follow=True))
    assert 'value="tiep-nhan" form' in whole
    lacking = typed(lam="luu", **{f"source_{first.pk}": Source.MISSING})
    page = text(counter.post(draft(key), lacking, follow=True))
    assert 'btn-primary" name="lam" value="bo-sung"' in page
    assert 'value="tiep-nhan" form' not in page


def test_the_page_begins_with_what_was_found(counter, intake):
    form = counter.get(asking(intake)).context["form"]
    first, second, *rest = components()
    assert form[f"lack_{first.pk}"].value() == Lack.MISSING
    assert form[f"lack_{second.pk}"].value() == ""
    assert {form[f"lack_{c.pk}"].value() for c in rest} == {FINE}


def test_asking_makes_a_dossier_that_waits_and_runs_no_clock(counter, intake):
    first, second, *_rest = components()
    answer = counter.post(asking(intake), judged(first, **{f"words_{first.pk}": "Mang bản chính"}))
    dossier = Dossier.objects.get()
    assert answer["Location"].endswith(f"{dossier.code}/?giay=moi")
    assert dossier.status == Status.AWAITING_SUPPLEMENT
    assert (dossier.received_at, dossier.clock_from, dossier.due_at) == (None, None, None)
    assert [paper.code for paper in IssuedPaper.objects.all()] == ["mau-02"]
    item = Supplement.objects.get().items.get()
    assert (item.component, item.lack, item.words) == (first, Lack.MISSING, "Mang bản chính")
    kept = {found.component: found.source for found in dossier.components.all()}
    assert (kept[first], kept[second]) == (Source.MISSING, Source.PAPER)
    assert [event.verb for event in DossierEvent.objects.all()] == ["ask_supplement"]
    assert not Draft.objects.exists()


def test_asking_twice_makes_one_dossier(counter, intake):
    first = components()[0]
    places = {counter.post(asking(intake), judged(first))["Location"].partition("?")[0] for _click in (1, 2)}
    assert len(places) == Dossier.objects.count() == Supplement.objects.count() == 1


def test_whoever_comes_back_with_everything_is_received(counter, intake):
    first = components()[0]
    counter.post(asking(intake), judged(first))
    dossier = Dossier.objects.get()
    opened = counter.get(reverse("counter:check", args=[dossier.code]))["Location"]
    page = text(counter.get(opened))
    assert "1 giấy tờ chưa đủ" in page
    assert 'value="bo-sung"' not in page
    counter.post(opened, typed())
    dossier.refresh_from_db()
    assert dossier.status == Status.RECEIVED
    assert dossier.due_at is not None
    assert Supplement.objects.get().answered_at is not None


def test_a_preview_shows_the_paper_and_leaves_nothing(counter, intake):
    answer = counter.post(asking(intake), judged(components()[0], lam="xem"))
    assert answer["Content-Type"] == "application/pdf"
    assert not Dossier.objects.exists()
    assert not IssuedPaper.objects.exists()
    assert Draft.objects.filter(pk=intake).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"basis": ""}, "Chưa ghi mục này"),
        ({}, "Chưa chọn giấy tờ nào cần bổ sung"),
    ],
)
def test_a_request_that_says_too_little_is_shown_again(counter, intake, changes, words):
    wrong = components()[:1] if changes else []
    answer = counter.post(asking(intake), judged(*wrong, **changes))
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Dossier.objects.exists()


def test_a_paper_nobody_looked_at_is_pointed_out(counter, intake):
    first, second, *_rest = components()
    answer = counter.post(asking(intake), judged(first, **{f"lack_{second.pk}": ""}))
    assert answer.status_code == 422
    assert "Chưa xem giấy tờ này" in text(answer)


def test_without_a_name_the_way_leads_back_to_the_intake(counter):
    key = uuid.uuid4()
    answer = counter.post(draft(key), typed(lam="bo-sung", full_name=""), follow=True)
    assert answer.redirect_chain[-1][0] == draft(key)
    assert "Cần có người nộp và thủ tục trước khi yêu cầu bổ sung" in text(answer)


def test_a_filing_is_asked_for_papers_under_what_was_put_right(counter, centre):
    dossier = make_dossier(centre, way="submit")
    opened = counter.get(reverse("counter:check", args=[dossier.code]))["Location"]
    key = opened.rstrip("/").rpartition("/")[2]
    first = components()[0]
    gone = typed(lam="bo-sung", channel="3", phone="0987654321", **{f"source_{first.pk}": Source.MISSING})
    counter.post(opened, gone)
    counter.post(asking(key), judged(first))
    dossier.refresh_from_db()
    assert dossier.status == Status.AWAITING_SUPPLEMENT
    assert dossier.submitter.phone == "0987654321"
    again = counter.get(reverse("counter:check", args=[dossier.code]))["Location"]
    answer = counter.post(asking(again.rstrip("/").rpartition("/")[2]), judged(first), follow=True)
    assert "đã được yêu cầu bổ sung" in text(answer)
    assert Supplement.objects.count() == 1


def test_only_who_receives_may_ask(client, centre):
    client.force_login(officer("thu-ngan"))
    assert client.post(asking(uuid.uuid4()), {}).status_code == 403
