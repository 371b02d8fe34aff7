"""Sổ theo dõi hồ sơ: seen, printed, taken out."""

import csv
import io
import subprocess

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.fixtures import NINE, make_dossier, officer, person

from motcua.casework.dossiers import register
from motcua.foundation.audit.models import Entry
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of

DAY = {"tu": "06/04/2026", "den": "06/04/2026"}


@pytest.fixture
def desk(client, centre):
    client.force_login(officer("tiep-nhan"))
    return client


def test_the_register_tells_who_received_what_and_when_it_was_sent_and_returned(desk, centre):
    dossier = make_dossier(centre, way="return")
    make_dossier(centre, way="submit")  # not received: in no register
    page = desk.get(reverse("counter:register"), DAY)
    (line,) = page.context["lines"]
    assert (line.dossier, line.receiver, line.returned_by) == (dossier, "Nguyễn Thị Bích", "tại quầy")
    assert line.sent_at == NINE
    assert "06/04/2026" in page.content.decode()


@pytest.mark.parametrize(
    ("days", "found", "words"),
    [
        (DAY, 1, ""),
        ({"tu": "07/04/2026", "den": "08/04/2026"}, 0, "Không có hồ sơ nào nhận"),
        ({"tu": "08/04/2026", "den": "01/04/2026"}, 1, "Ngày đầu sau ngày cuối"),
        ({"tu": "31/02/2026"}, 1, "Không có ngày “31/02/2026”"),
        ({}, 1, ""),
    ],
)
def test_days_are_read_kindly(desk, centre, days, found, words):
    make_dossier(centre)
    page = desk.get(reverse("counter:register"), days)
    assert len(page.context["lines"]) == found
    assert words in page.content.decode()


def test_the_register_pages_and_costs_the_same_however_long(desk, centre, monkeypatch):
    monkeypatch.setattr("motcua.desks.counter.views.register.PAGE", 2)
    made = [make_dossier(centre) for _n in range(3)]
    first = desk.get(reverse("counter:register"), DAY)
    with CaptureQueriesContext(connection) as queries:
        second = desk.get(reverse("counter:register") + first.context["next_url"])
    seen = [line.dossier for page in (first, second) for line in page.context["lines"]]
    assert seen == made
    assert len(queries) <= 14


def test_mau_07_is_issued_and_says_the_same(desk, centre):
    dossier = make_dossier(centre, way="return")
    answer = desk.post(f"{reverse('counter:register_print')}?tu=06/04/2026&den=06/04/2026", follow=True)
    assert answer["Content-Type"] == "application/pdf"
    paper = IssuedPaper.objects.get(code="mau-07")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content_of(paper), capture_output=True)
    text = done.stdout.decode().replace("\n", " ")
    assert dossier.code[-11:] in text.replace(" ", "")
    assert "06/04/2026" in text


def test_a_register_too_long_to_print_says_what_to_do(desk, centre, monkeypatch):
    monkeypatch.setattr(register, "MOST_LINES", 1)
    make_dossier(centre), make_dossier(centre)
    answer = desk.post(reverse("counter:register_print"), follow=True)
    assert "Chọn ít ngày hơn, hoặc xuất bảng tính" in answer.content.decode()
    assert not IssuedPaper.objects.filter(code="mau-07").exists()


def test_the_table_opens_in_spreadsheets_runs_no_formula_and_is_on_record(desk, centre):
    make_dossier(centre, submitter=person(full_name="=HYPERLINK", personal_id="087190009999"))
    answer = desk.get(reverse("counter:register_table"), DAY)
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert len(head) == len(row)
    assert row[3] == "'=HYPERLINK"
    assert "087190009999" not in text
    assert Entry.objects.get(action="dossiers.exported").actor == officer("tiep-nhan").pk


@pytest.mark.parametrize("name", ["register", "register_table"])
def test_who_reads_no_dossiers_sees_no_register(client, centre, name):
    client.force_login(officer("cntt"))
    assert client.get(reverse(f"counter:{name}")).status_code == 403


def test_a_printed_register_of_another_centre_is_not_found(desk, centre, other_centre):
    make_dossier(centre)
    desk.post(reverse("counter:register_print"))
    paper = IssuedPaper.objects.get(code="mau-07")
    stranger = officer("chuyen-mon")
    stranger.centre = other_centre.pk
    stranger.save()
    desk.force_login(stranger)
    assert desk.get(reverse("counter:register_paper", args=[paper.pk])).status_code in {403, 404}
