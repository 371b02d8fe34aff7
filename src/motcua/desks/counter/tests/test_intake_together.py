"""Several dossiers of one person in one go."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.fixtures import make_dossier, officer, person, text, version_of

from motcua.casework.dossiers.models import Dossier, Draft
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation.audit.models import Entry


def once_more(dossier, more=""):
    return f"{reverse('counter:intake')}?them={dossier.code}{more}"


def test_after_receiving_the_next_intake_is_one_click_away(counter):
    answer = counter.post(draft(uuid.uuid4()), typed(), follow=True)
    dossier = Dossier.objects.get()
    assert f'href="{once_more(dossier)}"' in text(answer)
    assert f'href="{once_more(dossier, "&amp;thu-tuc=giu")}"' in text(answer)
    assert reverse("counter:together", args=[dossier.code]) in text(answer)


def test_a_postal_filing_leads_on_too(counter):
    answer = counter.post(draft(uuid.uuid4()), typed(lam="ghi", channel="3", person_checked=""), follow=True)
    assert once_more(Dossier.objects.get()) in text(answer)


def test_the_next_intake_knows_the_person_and_not_the_papers(counter, centre):
    dossier = make_dossier(centre, content="xin 1 bản", owner=person(full_name="Trần Bảo An", personal_id=""))
    page = counter.get(once_more(dossier))
    typed_again = page.context["data"]
    assert typed_again["full_name"] == "Nguyễn Thị Hồng Nhung"
    assert typed_again["personal_id"] == "087190001234"
    assert typed_again.keys().isdisjoint({"version", "content", "behalf", "person_checked"})
    assert not Draft.objects.exists()
    assert Entry.objects.filter(action="dossiers.looked_up").exists()


def test_the_procedure_is_kept_when_that_is_asked(counter, centre):
    page = counter.get(once_more(make_dossier(centre), "&thu-tuc=giu"))
    assert page.context["version"] == version_of()
    assert {row.chosen for row in page.context["papers"]} == {"", "not_needed"}


def test_each_dossier_of_a_sitting_has_a_key_of_its_own(counter, centre):
    address = once_more(make_dossier(centre))
    keys = {counter.get(address).context["key"] for _click in range(2)}
    assert len(keys) == 2
    for key in [*keys, *keys]:  # each clicked twice
        counter.post(draft(key), typed())
    assert Dossier.objects.count() == 3


@pytest.mark.parametrize("role", ["tiep-nhan", "thu-ngan"])
def test_nobody_goes_on_from_a_dossier_that_is_not_theirs_to_see(client, centre, other_centre, role):
    dossier = make_dossier(centre)
    Dossier.objects.filter(pk=dossier.pk).update(centre=other_centre)
    client.force_login(officer(role))
    assert client.get(once_more(dossier)).status_code in (403, 404)


def test_what_was_brought_together_is_listed_in_order(counter, centre):
    first = make_dossier(centre, content="xin 1 bản")
    second = make_dossier(centre, code="1.004873")
    page = counter.get(reverse("counter:together", args=[second.code]))
    assert [row.dossier for row in page.context["rows"]] == [first, second]
    for words in (
        "2 hồ sơ",
        "xin 1 bản",
        "Trong ngày",
        "••••••••1234",
        "chưa kể mức chưa nhập",
        "data-print",
    ):
        assert words in text(page)
    assert "087190001234" not in text(page)


def test_a_dossier_that_was_refused_has_an_empty_list_that_says_so(counter, centre):
    dossier = make_dossier(centre)
    Dossier.objects.update(status=3)
    page = counter.get(reverse("counter:together", args=[dossier.code]))
    assert "Không có hồ sơ nào được nhận trong lượt này" in text(page)


def test_the_list_costs_the_same_however_long(counter, centre):
    address = reverse("counter:together", args=[make_dossier(centre).code])
    counter.get(address)
    with CaptureQueriesContext(connection) as one:
        counter.get(address)
    for _n in range(4):
        make_dossier(centre)
    with CaptureQueriesContext(connection) as five:
        counter.get(address)
    assert len(five) == len(one)
