"""Papers printed at an officer's wish."""

import re
import subprocess
import uuid

import pytest
from django.urls import reverse
from tests.fixtures import act, make_dossier, officer

from motcua.casework.dossiers import actions
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of


def ask(client, dossier, form, **sent):
    """The answer to a press of the form's button, by default on a page just opened."""
    sent = {"key": uuid.uuid4(), "based_on": dossier.revision} | sent
    return client.post(reverse("counter:print_form", args=[dossier.code, form]), sent, follow=True)


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
    answer = ask(client, dossier, form)
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(IssuedPaper.objects.get(code=form))
    for expected in words:
        assert expected in text, text


def test_a_dossier_never_received_has_neither(client, centre):
    dossier = make_dossier(centre, way="submit")
    client.force_login(officer("tiep-nhan"))
    answer = ask(client, dossier, "mau-06")
    assert "chưa được tiếp nhận" in answer.content.decode()
    assert not IssuedPaper.objects.filter(code="mau-06").exists()


def test_only_these_forms_are_printed_at_will(client, centre):
    dossier = make_dossier(centre)
    client.force_login(officer("tiep-nhan"))
    assert ask(client, dossier, "mau-01").status_code == 404


def test_a_double_click_issues_one_paper_of_each_form(client, centre):
    dossier, reader = make_dossier(centre), officer("tiep-nhan")
    client.force_login(reader)
    page = client.get(reverse("counter:dossier", args=[dossier.code])).content.decode()
    buttons = page[: page.index("in/mau-06/lap/")].rpartition("<form")[2]
    key = re.search(r'name="key" value="([0-9a-f-]{36})"', buttons)[1]
    for form in ("mau-06", "bia-ho-so"):
        first, again = (ask(client, dossier, form, key=key) for _click in range(2))
        assert first.redirect_chain == again.redirect_chain
        assert IssuedPaper.objects.filter(code=form).count() == 1


def test_the_same_page_prints_anew_once_the_dossier_went_on(client, centre):
    dossier, key = make_dossier(centre), uuid.uuid4()
    client.force_login(officer("tiep-nhan"))
    ask(client, dossier, "mau-06", key=key)
    actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan"))
    ask(client, dossier, "mau-06", key=key)
    assert IssuedPaper.objects.filter(code="mau-06").count() == 2


def test_nothing_is_printed_without_the_key_of_the_page(client, centre):
    dossier = make_dossier(centre)
    client.force_login(officer("tiep-nhan"))
    assert ask(client, dossier, "mau-06", key="").status_code == 422
    assert not IssuedPaper.objects.filter(code="mau-06").exists()
