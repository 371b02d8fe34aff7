import re
import uuid

import pytest
from tests.fixtures import NINE, make_dossier, officer

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Status
from motcua.casework.dossiers.tests.filings import file

pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def desk(client, centre):
    client.force_login(officer("tiep-nhan"))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_officer_reads_the_declaration_on_the_dossier_its_check_and_a_sheet(desk, centre):
    dossier = file(centre)
    for path in ("", "to-khai/", "kiem-tra/"):
        page = text(desk.get(f"/quay/ho-so/{dossier.code}/{path}", follow=True))
        assert "Vay vốn ngân hàng" in page
        assert "Nhớ lại theo tờ khai" in page, "officers see how sure the form is"


def test_the_officer_opens_a_file_that_was_sent(desk, centre):
    dossier = file(centre)
    paper = dossier.filed_papers.first()
    answer = desk.get(f"/quay/ho-so/{dossier.code}/tep/{paper.pk}/")
    assert answer.headers["Content-Type"] == "image/jpeg"
    other = make_dossier(centre)
    assert desk.get(f"/quay/ho-so/{other.code}/tep/{paper.pk}/").status_code == 404


def test_a_dossier_of_the_counter_has_no_declaration(desk, centre):
    assert desk.get(f"/quay/ho-so/{make_dossier(centre).code}/to-khai/").status_code == 404


def test_an_online_filing_is_received_on_the_screen_of_the_counter(desk, centre):
    dossier = file(centre)
    page = desk.get(f"/quay/ho-so/{dossier.code}/kiem-tra/", follow=True)
    address = page.redirect_chain[-1][0]
    typed = desk_form(page)
    for name in [name for name in typed if name.startswith("source_") and not typed[name]]:
        typed[name] = "shown"
    typed |= {f"source_{row.component_id}": "shown" for row in dossier.components.filter(source="missing")}
    answer = desk.post(address, typed | {"lam": "tiep-nhan"})
    assert answer.status_code == 302, text(answer)
    dossier = Dossier.objects.get(pk=dossier.pk)
    assert dossier.status == Status.RECEIVED
    assert dossier.filing.answers["viec_khac"] == "Vay vốn ngân hàng"


def desk_form(page):
    """What the browser would send of the screen as it stands."""
    html = page.content.decode()
    found = dict(re.findall(r'<input[^>]*name="([\w]+)"[^>]*value="([^"]*)"', html))
    for name, options in re.findall(r'<select[^>]*name="([\w]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)"[^>]*selected', options)
        found[name] = chosen[1] if chosen else ""
    for name, value in re.findall(r'<input type="radio" name="([\w]+)" value="([^"]*)"[^>]*checked', html):
        found[name] = value
    for name, value in re.findall(r'<textarea[^>]*name="([\w]+)"[^>]*>([^<]*)<', html):
        found[name] = value.strip()
    return {
        name: value for name, value in found.items() if name not in ("csrfmiddlewaretoken", "tim", "scan")
    }


def test_a_wish_to_withdraw_stands_on_the_officers_page(desk, centre):
    dossier = file(centre)
    act = Act(officer("cong-dan"), NINE, uuid.uuid4(), based_on=dossier.revision)
    actions.ask_withdrawal(dossier.pk, "Nộp nhầm thủ tục", act)
    assert "Công dân đề nghị rút hồ sơ lúc 09:00 thứ Hai 06/04/2026: Nộp nhầm thủ tục" in text(
        desk.get(f"/quay/ho-so/{dossier.code}/")
    )
