"""The pages of a dossier with two appointments (domain 01 §8)."""

import re
import uuid

import pytest
from django.urls import reverse
from tests.fixtures import act, bring_in, make_dossier, officer, text

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation.papers.models import IssuedPaper

CODE = "1.013978"


@pytest.fixture
def working(centre):
    bring_in(CODE)
    return make_dossier(centre, code=CODE, way="forward")


@pytest.fixture
def post(client):
    """A road's form, opened and posted by a role."""

    def sent(role, verb, dossier, typed):
        client.force_login(officer(role))
        address = reverse(f"counter:{verb}", args=[dossier.code])
        opened = client.get(address).content.decode()
        return client.post(
            address, dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', opened)) | typed
        )

    return sent


def page(client, dossier, role="tiep-nhan"):
    client.force_login(officer(role))
    return client.get(reverse("counter:dossier", args=[dossier.code])).content.decode()


def test_the_dossier_says_which_appointment_runs_and_what_follows(client, working):
    told = page(client, working)
    assert "hẹn lần 1," in told
    assert "Lần 2, trả kết quả: hẹn khi có chứng từ nộp tiền." in told
    public = client.get(f"/tra-cuu/{working.code}/").content.decode()
    assert "Hẹn chuyển phiếu sang cơ quan thuế" in public
    assert "hẹn khi Ông/Bà nộp chứng từ" in public


def test_the_proof_of_payment_issues_the_receipt_of_the_second(client, post, working):
    asked = actions.ask_payment(working.pk, act(working, "chuyen-mon"), reason="Thuế", paper="TB 1")
    before = IssuedPaper.objects.filter(code="mau-01").count()
    answer = post("tiep-nhan", "prove_payment", asked, {"proof": "Biên lai 0001"})
    assert answer["Location"].endswith("?giay=moi")
    assert IssuedPaper.objects.filter(code="mau-01").count() == before + 1
    told = page(client, asked)
    assert "Lần 2, trả kết quả:" in told
    assert "hẹn lần 1," not in told


def test_nothing_to_pay_is_noted_on_a_page_of_its_own(client, post, working):
    assert "khong-phai-nop-tien/" in page(client, working, "chuyen-mon")
    answer = post("chuyen-mon", "note_no_payment", working, {"basis": "Được miễn, TB 3/CCT"})
    assert answer.status_code == 302, answer.content.decode()
    assert Dossier.objects.get(pk=working.pk).appointment is None
    assert "Bỏ lúc" in page(client, working)
    assert "khong-phai-nop-tien/" not in page(client, working, "chuyen-mon")


def test_an_ordinary_pause_prints_no_receipt(client, post, centre):
    dossier = make_dossier(centre, code="1.004873", way="forward")
    asked = actions.ask_payment(dossier.pk, act(dossier, "chuyen-mon"), reason="Lệ phí", paper="TB 1")
    answer = post("tiep-nhan", "prove_payment", asked, {"proof": "Biên lai"})
    assert not answer["Location"].endswith("?giay=moi")
    assert "Hẹn hai lần" not in page(client, dossier)


def test_the_intake_shows_the_first_appointment_before_it_is_promised(counter, centre):
    bring_in(CODE)
    key = uuid.uuid4()
    counter.post(draft(key), typed(CODE, lam="luu"))
    assert "Lần 2: trả kết quả, 5 ngày làm việc từ khi có chứng từ" in text(counter.get(draft(key)))
