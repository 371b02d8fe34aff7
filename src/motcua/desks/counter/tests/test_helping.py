"""The pages of accounts, support and assisted filing."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.fixtures import NINE, make_dossier, officer, text, version_of

from motcua.casework.assistance import sending
from motcua.casework.assistance.models import AccountCheck, AssistedSession, Support
from motcua.casework.assistance.states import ConsentBy, Stand
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
CHECKS, SUPPORT, BEGIN = (reverse(f"counter:{name}") for name in ("account_checks", "support", "assisting"))


def test_a_check_is_recorded_from_the_dossier_listed_and_counted(counter, centre):
    dossier = make_dossier(centre)
    address = reverse("counter:check_account", args=[dossier.code])
    assert address in text(counter.get(reverse("counter:dossier", args=[dossier.code])))
    refused = counter.post(address, {"key": uuid.uuid4(), "account": "none", "help": "not_needed"})
    assert refused.status_code == 422
    assert "giúp tạo mức độ 01" in text(refused)
    sent = {"key": uuid.uuid4(), "account": "none", "help": "created"}
    assert "Đã giúp tạo mức độ 01" in text(counter.post(address, sent, follow=True))
    counter.post(address, sent)
    assert AccountCheck.objects.count() == 1
    assert dossier.code in text(
        counter.get(CHECKS, {"tai-khoan": "chua-co", "da-giup": "created", "cua-toi": "1"})
    )
    assert "Không có lần nào như vậy" in text(counter.get(CHECKS, {"tai-khoan": "2"}))
    assert "Chưa ghi lần kiểm tra nào" not in text(counter.get(CHECKS))


def test_help_is_recorded_and_the_log_is_filtered(counter, centre, django_assert_max_num_queries):
    form = reverse("counter:record_support")
    assert counter.post(form, {"key": uuid.uuid4(), "subject": "file", "failure": "other"}).status_code == 422
    assert "Không có thủ tục" in text(
        counter.post(form, {"key": uuid.uuid4(), "subject": "file", "failure": "nothing", "version": "9.9"})
    )
    sent = {
        "key": uuid.uuid4(),
        "subject": "file",
        "failure": "upload",
        "version": "1.001193",
        "minutes": "8",
    }
    assert "Đã ghi lần hỗ trợ" in text(counter.post(form, sent, follow=True))
    assert Support.objects.get().version == version_of()
    make_dossier(centre)
    with clock.fixed_at(NINE + timedelta(hours=1)), django_assert_max_num_queries(18):
        page = text(counter.get(SUPPORT, {"vuong": "upload", "viec": "file", "cua-toi": "1"}))
    assert "Không tải giấy tờ lên được" in page
    assert "0 %" in page
    assert "Không có lần nào như vậy" in text(counter.get(SUPPORT, {"vuong": "device"}))


@pytest.fixture
def sent(monkeypatch):
    codes = {}
    monkeypatch.setattr(sending, "_senders", {ConsentBy.EMAIL: codes.__setitem__})
    return codes


def asked(**changes):
    typed = {
        "key": uuid.uuid4(),
        "person_name": "Trần Văn Đởm",
        "version": "1.001193",
        "consent_by": "email",
        "contact": "dom@nhacungcap.vn",
        "updates_to": "citizen",
    }
    return typed | changes


def test_a_session_goes_from_the_code_to_its_end(counter, sent):
    place = counter.post(BEGIN, asked())["Location"]
    assert "Mã đã gửi đến" in text(counter.get(place))
    assert counter.post(place, {"code": "abc"}).status_code == 422
    assert "Kết thúc hỗ trợ" in text(counter.post(place, {"code": sent["dom@nhacungcap.vn"]}, follow=True))
    assert counter.post(place, {"saw": "", "next_step": ""}).status_code == 422
    done = text(counter.post(place, {"saw": "Giấy chứng sinh", "next_step": "Tự tra cứu"}, follow=True))
    assert "Đã xong" in done
    assert "Tự tra cứu" in done
    assert "HT-26-0001" in text(counter.get(BEGIN))


def test_a_signed_slip_in_place_of_a_code(counter, sent):
    place = counter.post(BEGIN, asked(consent_by="slip", contact=""))["Location"]
    session = AssistedSession.objects.get()
    paper = text(counter.get(reverse("counter:consent_slip", args=[session.pk])))
    assert "Phiếu đồng ý được hỗ trợ nộp hồ sơ" in paper
    wrong = counter.post(place, {"slip": SimpleUploadedFile("a.exe", b"MZ\x90\x00")})
    assert wrong.status_code == 422
    assert counter.get(f"{place}phieu-da-ky/").status_code == 404
    counter.post(place, {"slip": SimpleUploadedFile("a.png", PNG)})
    session.refresh_from_db()
    assert session.stand == Stand.OPEN
    assert f"{place}phieu-da-ky/" in text(counter.get(place))
    assert counter.get(f"{place}phieu-da-ky/")["Content-Type"] == "image/png"
    assert Entry.objects.filter(action="assistance.read").count() == 1


def test_consent_withdrawn_closes_the_session(counter, sent):
    place = counter.post(BEGIN, asked())["Location"]
    page = text(counter.post(f"{place}rut/", follow=True))
    assert "Đã rút đồng ý" in page
    assert not re.search(r'name="code"', page)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"person_name": ""}, "Chưa ghi họ tên"),
        ({"version": "x"}, "Không có thủ tục"),
        ({"contact": "khong-phai"}, "Thư điện tử chưa đúng"),
        ({"contact": ""}, "Chưa có nơi nhận mã"),
        ({"consent_by": "phone"}, "phone"),
    ],
)
def test_what_is_wrong_is_said(counter, sent, changes, words):
    answer = counter.post(BEGIN, asked(**changes))
    assert answer.status_code == 422
    assert words in text(answer)
    assert not AssistedSession.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("thu-ngan", 403), ("giam-doc", 200), ("cong-dan", 403)])
def test_the_lists_are_for_who_may_see_them(client, centre, role, status):
    client.force_login(officer(role))
    for page in (CHECKS, SUPPORT, BEGIN):
        assert client.get(page).status_code == status
