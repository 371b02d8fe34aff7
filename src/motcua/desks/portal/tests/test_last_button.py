"""How a declaration ends: filed here, brought to the counter under a code, or on the national portal."""

import pytest
from tests.fixtures import officer

from motcua.casework.assistance.models import Preparation
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.tests.filings import begin, fill, make_citizen
from motcua.reference.procedures.models import FilingEnd, Procedure

CODE = "1.004873"
CHECK = f"/nop/{CODE}/kiem-tra/"


pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def citizen(client, centre):
    fill(begin(centre))
    client.force_login(officer("cong-dan"))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def end_with(button):
    FilingEnd.objects.create(procedure=Procedure.objects.get(code=CODE), button=button)


def test_a_code_can_be_saved_where_filing_is_the_end(citizen):
    assert "Nộp hồ sơ</button>" in text(citizen.get(CHECK))
    answer = citizen.post(CHECK, {"lam": "ma"})
    made = Preparation.objects.get()
    assert answer["Location"] == f"/chuan-bi/{made}/"
    assert len(made.had) == 1
    page = text(citizen.get(answer["Location"]))
    assert "Kèm nội dung đã khai" in page
    assert "Hồng Nhung" not in page


def test_saved_again_it_is_the_same_code_with_what_was_ticked_meanwhile(citizen):
    citizen.post(CHECK, {"lam": "ma"})
    made = Preparation.objects.get()
    every = [each.pk for each in made.version.components.all()]
    citizen.post(f"/chuan-bi/{made}/", {"co": every})
    citizen.post(CHECK, {"lam": "ma"})
    assert Preparation.objects.get().code == made.code
    assert Preparation.objects.get().had == every


@pytest.mark.parametrize(
    ("button", "says"), [("code", "Nộp tại quầy"), ("portal", "https://dichvucong.gov.vn/")]
)
def test_elsewhere_nothing_is_filed_here(citizen, button, says):
    end_with(button)
    page = text(citizen.get(CHECK))
    assert says in page
    assert "Nộp hồ sơ</button>" not in page
    assert "Lưu mã chuẩn bị" in page
    answer = citizen.post(CHECK, {"cam-doan": "on", "based_on": "99"})
    assert answer.status_code == 422
    assert "không nộp tại trang của Trung tâm" in text(answer)
    assert not Dossier.objects.exists()
    assert citizen.post(CHECK, {"lam": "ma"}).status_code == 302


def test_somebody_elses_draft_gets_no_code(client, centre):
    fill(begin(centre))
    client.force_login(make_citizen())
    assert client.post(CHECK, {"lam": "ma"})["Location"] == f"/nop/{CODE}/"
    assert not Preparation.objects.exists()
