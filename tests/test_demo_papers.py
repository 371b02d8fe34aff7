"""The simulated weeks of the demo, as an officer and a citizen open them: papers, scans, what was issued."""

from collections import Counter

import pytest
from django.test import override_settings
from django.urls import reverse

from motcua.casework.dossiers import sample
from motcua.casework.dossiers.models import (
    Closure,
    Dossier,
    DossierComponent,
    DossierEvent,
    Extension,
    FiledPaper,
    Refusal,
    Result,
    SupplementItem,
)
from motcua.casework.dossiers.sample import by_hand, roads
from motcua.casework.dossiers.simulation.people import MARK
from motcua.casework.dossiers.states import Channel, Source, Status
from motcua.foundation import clock
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.sample import COMMUNE
from tests.fixtures import NINE, bring_in, officer

THERE = {"1.001193", "1.004873"}


@pytest.fixture(scope="module")
def weeks(sample_rows, django_db_blocker):
    """Two weeks up to yesterday, made once for the module."""
    wanted = {one.procedure for one in (*by_hand.SAMPLES, *roads.ROADS)} | {"2.000815", "1.014027"}
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=sample_rows), clock.fixed_at(NINE):
        bring_in(*sorted(wanted - THERE))
        sample.make(Centre.objects.get(commune=COMMUNE), at=NINE, weeks=2)


@pytest.fixture(autouse=True)
def commune(weeks, centre):
    """The sample commune on Monday at nine."""
    with clock.fixed_at(NINE):
        yield


def simulated():
    """The dossiers of the weeks, without the few made by hand."""
    return Dossier.objects.filter(content=MARK)


def papers():
    """What was issued about them, in the order of the forms' numbers."""
    subjects = simulated().values("pk")
    about = IssuedPaper.objects.filter(subject="dossiers.dossier", subject_key__in=subjects)
    return about.order_by("number")


def test_what_was_handed_in_is_the_list_of_the_procedure_with_its_pictures():
    components = DossierComponent.objects.filter(dossier__in=simulated())
    listed = simulated().values_list("pk", "version__components")
    assert set(components.values_list("dossier", "component")) == set(listed)
    there = components.filter(source__in=[Source.PAPER, Source.ELECTRONIC])
    assert there.count() > 100
    given_back = there.filter(dossier__status=Status.REFUSED, dossier__channel=Channel.DIRECT)
    assert set(there.filter(file=None)) == set(given_back)
    sent = FiledPaper.objects.filter(dossier__in=simulated()).values_list("dossier", "component", "file")
    online = components.filter(dossier__channel=Channel.ONLINE).exclude(file=None)
    by_file = online.exclude(source=Source.PAPER).values_list("dossier", "component", "file")
    assert set(by_file) <= set(sent)
    scans = Counter(DossierEvent.objects.filter(verb="scan").values_list("data__sha256", flat=True))
    assert set(
        there.filter(source=Source.PAPER).exclude(file=None).values_list("file__sha256", flat=True)
    ) <= set(scans)


def test_a_paper_lacks_only_where_a_request_asks_for_it():
    asked = set(SupplementItem.objects.values_list("supplement__dossier", "component"))
    lacking = DossierComponent.objects.filter(dossier__in=simulated(), source=Source.MISSING)
    assert set(lacking.values_list("dossier", "component")) <= asked
    assert not lacking.filter(dossier__received_at__isnull=False).exists()


def test_every_act_that_issues_a_paper_has_issued_it_in_the_order_of_the_numbers():
    made = Counter(papers().values_list("code", flat=True))
    events = DossierEvent.objects.filter(dossier__in=simulated())
    verbs = Counter(events.values_list("verb", flat=True))
    assert made["mau-02"] == verbs["ask_supplement"]
    assert made["mau-03"] == verbs["refuse"] == Refusal.objects.filter(dossier__in=simulated()).count()
    assert made["mau-04"] == Extension.objects.filter(dossier__in=simulated()).count()
    assert made["mau-05"] == Closure.objects.filter(dossier__in=simulated()).count()
    returned = Result.objects.filter(dossier__in=simulated()).exclude(returned_at=None)
    assert made["bien-nhan"] == returned.count() > 10
    assert 0 <= made["mau-01"] - verbs["receive"] <= verbs["take_supplement"] + verbs["prove_payment"]
    assert made["giay-xac-nhan"] == simulated().filter(filing__isnull=False).count()
    moments = list(papers().exclude(number="").values_list("issued_at", flat=True))
    assert moments == sorted(moments)


def test_an_officer_opens_a_dossier_with_its_papers_and_its_receipt(client):
    client.force_login(officer("tiep-nhan"))
    for status in (Status.IN_PROCESS, Status.RETURNED):
        handed_in = simulated().filter(status=status, components__file__isnull=False)
        _open(client, handed_in.order_by("-pk")[0])


def _open(client, dossier):
    """The page with a scan, the receipt as PDF, and the page that checks it."""
    page = client.get(reverse("counter:dossier", args=[dossier.code]))
    assert page.status_code == 200
    shown = page.content.decode()
    component = dossier.components.exclude(file=None)[0]
    scan = reverse("counter:scan", args=[dossier.code, component.pk])
    assert scan in shown
    assert client.get(scan)["Content-Type"] == "image/png"
    receipt = papers().get(subject_key=dossier.pk, code="mau-01")
    address = reverse("counter:paper", args=[dossier.code, receipt.pk])
    assert address in shown
    pdf = client.get(address)
    assert pdf.status_code == 200
    assert pdf.content.startswith(b"%PDF")
    checked = client.get(reverse("portal:verify", args=[receipt.verify_code])).content.decode()
    assert receipt.number in checked


def test_the_sample_citizen_finds_their_own_filings_with_files_and_papers(client):
    client.force_login(officer("cong-dan"))
    own = simulated().filter(filing__citizen=officer("cong-dan"))
    assert len(set(own.values_list("status", flat=True))) > 1
    assert own[0].code in client.get(reverse("portal:own")).content.decode()
    received = own.exclude(received_at=None)[0]
    page = client.get(reverse("portal:own_dossier", args=[received.code])).content.decode()
    receipt = papers().filter(subject_key=received.pk, code="mau-01")[0]
    address = reverse("portal:own_issued", args=[received.code, receipt.pk])
    file = reverse("portal:own_paper", args=[received.code, received.filed_papers.all()[0].pk])
    assert address in page
    assert file in page
    note = papers().get(subject_key=received.pk, code="giay-xac-nhan")
    assert (note.number, note.issued_by_name) == ("", "Nguyễn Thị Hồng Nhung")
    assert reverse("portal:own_issued", args=[received.code, note.pk]) in page
    assert client.get(address).content.startswith(b"%PDF")
    assert client.get(file)["Content-Type"] == "image/png"
