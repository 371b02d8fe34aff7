import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.fixtures import NINE, officer

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.supplement import Lacking, Request
from motcua.casework.dossiers.states import Lack, Status
from motcua.casework.dossiers.tests.filings import begin, file, photo
from motcua.foundation.notifications.actions import About, write_message
from motcua.foundation.notifications.rules import Facts
from motcua.foundation.notifications.states import Channel, Kind
from motcua.foundation.papers.models import IssuedPaper

pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def citizen(client, centre):
    client.force_login(officer("cong-dan"))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def hidden(answer):
    return dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', answer.content.decode()))


def ask(dossier, count=1):
    rows = list(dossier.components.select_related("component").order_by("component__position"))[1 : 1 + count]
    items = tuple(Lacking(row.component_id, Lack.UNREADABLE, "Chụp lại cho rõ") for row in rows)
    act = Act(officer("tiep-nhan"), NINE, uuid.uuid4(), based_on=dossier.revision)
    actions.ask_supplement(dossier.pk, act, Request(items, "Nghị định 118/2025/NĐ-CP Điều 16"))
    return rows


def test_drafts_and_filings_are_listed_and_nothing_else(citizen, centre):
    assert "Chưa có hồ sơ nào" in text(citizen.get("/ho-so-cua-toi/"))
    dossier = file(centre)
    begin(centre, code="1.001193")
    page = text(citizen.get("/ho-so-cua-toi/"))
    assert dossier.code in page
    assert "Đăng ký khai sinh" in page


def test_a_list_takes_the_same_queries_however_long_it_is(citizen, centre, django_assert_max_num_queries):
    for _time in range(3):
        file(centre)
    with django_assert_max_num_queries(12):
        citizen.get("/ho-so-cua-toi/")


def test_one_filing_shows_its_state_what_was_said_and_its_papers(citizen, centre):
    dossier = file(centre)
    page = text(citizen.get(f"/ho-so-cua-toi/{dossier.code}/"))
    assert "Trung tâm trả lời trước 09:00 thứ Ba 07/04/2026" in page
    assert "Vay vốn ngân hàng" in page
    assert "Giấy xác nhận đã nộp trực tuyến" in page
    assert "Nhớ lại theo" not in page, "how sure the form is concerns officers"


def test_the_own_papers_open_and_those_between_offices_do_not(citizen, centre):
    dossier = file(centre)
    note = IssuedPaper.objects.get(code="giay-xac-nhan")
    answer = citizen.get(f"/ho-so-cua-toi/{dossier.code}/in/{note.pk}/")
    assert answer.headers["Content-Type"] == "application/pdf"
    filed = dossier.filed_papers.first()
    shown = citizen.get(f"/ho-so-cua-toi/{dossier.code}/giay-to/{filed.pk}/")
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert citizen.get(f"/ho-so-cua-toi/{dossier.code}/in/{note.pk + 999}/").status_code == 404


def test_a_supplement_shows_only_what_is_asked_for_with_the_officers_words(citizen, centre):
    dossier = file(centre)
    others = list(dossier.components.select_related("component").order_by("component__position"))
    (row,) = ask(dossier)
    page = text(citizen.get(f"/ho-so-cua-toi/{dossier.code}/bo-sung/"))
    assert row.component.name in page
    assert "Chụp lại cho rõ" in page
    assert others[-1].component.name not in page


def test_papers_asked_for_are_sent_once_and_checked_again(citizen, centre):
    dossier = file(centre)
    (row,) = ask(dossier)
    address = f"/ho-so-cua-toi/{dossier.code}/bo-sung/"
    page = citizen.get(address)
    for _time in range(2):
        sent = {f"tep-{row.component_id}": SimpleUploadedFile("moi.jpg", photo(9))} | hidden(page)
        assert citizen.post(address, sent).headers["Location"] == f"/ho-so-cua-toi/{dossier.code}/"
    dossier.refresh_from_db()
    assert dossier.status == Status.SUBMITTED
    assert dossier.filed_papers.filter(supplement__isnull=False).count() == 1


@pytest.mark.parametrize("content", [None, b"", b"MZ" + bytes(200)])
def test_a_supplement_without_a_good_file_is_not_sent(citizen, centre, content):
    dossier = file(centre)
    (row,) = ask(dossier)
    address = f"/ho-so-cua-toi/{dossier.code}/bo-sung/"
    sent = hidden(citizen.get(address))
    if content is not None:
        sent[f"tep-{row.component_id}"] = SimpleUploadedFile("moi.jpg", content)
    assert citizen.post(address, sent).status_code == 422
    dossier.refresh_from_db()
    assert dossier.status == Status.AWAITING_SUPPLEMENT


@pytest.mark.parametrize(
    "spoilt", [{}, {"key": "x", "based_on": "1"}, {"key": str(uuid.uuid4()), "based_on": "x"}]
)
def test_a_page_with_spoilt_hidden_parts_is_refused_in_words(citizen, centre, spoilt):
    dossier = file(centre)
    answer = citizen.post(f"/ho-so-cua-toi/{dossier.code}/rut/", spoilt | {"ly-do": "Nộp nhầm"})
    assert answer.status_code == 422
    assert "chưa ghi được" in text(answer)


def test_withdrawing_needs_a_reason_and_is_asked_once(citizen, centre):
    dossier = file(centre)
    address = f"/ho-so-cua-toi/{dossier.code}/rut/"
    page = citizen.get(address)
    assert citizen.post(address, hidden(page) | {"ly-do": " "}).status_code == 422
    assert citizen.post(address, hidden(page) | {"ly-do": "Nộp nhầm"}).status_code == 302
    assert "Ông/Bà đã đề nghị rút hồ sơ" in text(citizen.get(f"/ho-so-cua-toi/{dossier.code}/"))
    assert citizen.get(address).status_code == 302


def test_who_has_looked_is_told_by_role_time_and_purpose(citizen, centre):
    dossier = file(centre)
    assert "Chưa có cán bộ nào" in text(citizen.get(f"/ho-so-cua-toi/{dossier.code}/ai-da-xem/"))
    actions.note_reading(dossier, by=officer("tiep-nhan"), at=NINE)
    actions.reveal_numbers(dossier, by=officer("tiep-nhan"), at=NINE)
    page = text(citizen.get(f"/ho-so-cua-toi/{dossier.code}/ai-da-xem/"))
    assert officer("tiep-nhan").full_name in page
    assert "Mở hồ sơ để kiểm tra, giải quyết" in page
    assert "Xem đầy đủ số định danh" in page


def test_the_page_says_what_was_told_by_which_way_and_whether_it_left(citizen, centre):
    dossier = file(centre)
    page = f"/ho-so-cua-toi/{dossier.code}/"
    assert "Chưa có tin nào" in text(citizen.get(page))
    facts = Facts(dossier.code, NINE.date(), f"https://xa.test/tra-cuu/{dossier.code}/")
    about = About(dossier, dossier.centre_id, facts)
    write_message(Kind.FILED, Channel.EMAIL, "hong.nhung@thu.test", about, at=NINE)
    said = text(citizen.get(page))
    assert "Đã nộp trực tuyến" in said
    assert "Thư điện tử h•••@thu.test: chờ gửi" in said
    assert "hong.nhung@thu.test" not in said
