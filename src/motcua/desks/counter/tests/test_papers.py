"""Papers printed at an officer's wish."""

import subprocess

import pytest
from django.urls import reverse
from tests.fixtures import NINE, make_dossier, officer

from motcua.foundation import clock
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of


@pytest.fixture(autouse=True)
def at_nine():
    with clock.fixed_at(NINE):
        yield


def text_of(paper):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content_of(paper), capture_output=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("mau-06", ("Bích", "Phúc", "trước hạn")),
        ("bia-ho-so", ("Nguyễn Thị Hồng Nhung",)),
    ],
)
def test_the_control_slip_and_the_cover_say_how_the_dossier_stands(client, centre, form, words):
    dossier = make_dossier(centre, code="1.004873", way="return")
    client.force_login(officer("tiep-nhan"))
    answer = client.post(reverse("counter:print_form", args=[dossier.code, form]), follow=True)
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(IssuedPaper.objects.get(code=form))
    for expected in words:
        assert expected in text, text


def test_a_dossier_never_received_has_neither(client, centre):
    dossier = make_dossier(centre, way="submit")
    client.force_login(officer("tiep-nhan"))
    answer = client.post(reverse("counter:print_form", args=[dossier.code, "mau-06"]), follow=True)
    assert "chưa được tiếp nhận" in answer.content.decode()
    assert not IssuedPaper.objects.filter(code="mau-06").exists()


def test_only_these_forms_are_printed_at_will(client, centre):
    dossier = make_dossier(centre)
    client.force_login(officer("tiep-nhan"))
    assert client.post(reverse("counter:print_form", args=[dossier.code, "mau-01"])).status_code == 404
