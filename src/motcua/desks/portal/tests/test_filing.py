import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fixtures import NINE, officer

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier, DraftPaper, OnlineDraft
from motcua.casework.dossiers.tests.filings import (
    CONTENT_ANSWERS,
    PERSON_ANSWERS,
    begin,
    file,
    fill,
    make_citizen,
    photo,
)
from motcua.foundation import clock
from motcua.reference.procedures.actions import take_in_forms

CODE = "1.004873"


pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def citizen(client, centre):
    take_in_forms(at=NINE)
    client.force_login(officer("cong-dan"))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def upload(content=None, name="anh.jpg"):
    return SimpleUploadedFile(name, photo() if content is None else content)


def posted(answers):
    """Answers as their controls send them."""
    return {
        path.replace(".", "-"): re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", value)
        for path, value in answers.items()
    }


def walk(citizen):
    """The whole way without scripts, from the first page to the one before sending: what each page leads to next."""
    answer = citizen.post(f"/nop/{CODE}/", follow=True)
    for slug, pages, answers in (
        ("nguoi-nop", (1, 2, 3), PERSON_ANSWERS),
        ("noi-dung", (1, 2, 3, 4, 6, 8), CONTENT_ANSWERS),
        ("nhan-ket-qua", (1,), {"place": "centre"}),
    ):
        for page in pages:
            answer = citizen.post(f"/nop/{CODE}/{slug}-{page}/", posted(answers))
            assert answer.status_code == 302, text(answer)
    for n in range(1, 9):
        given = {"khong-nop": "shown", "lam": "tiep"} if n > 1 else {"tep": upload(), "lam": "tiep"}
        answer = citizen.post(f"/nop/{CODE}/giay-to-{n}/", given)
        if answer.status_code == 422:
            answer = citizen.post(f"/nop/{CODE}/giay-to-{n}/", {"khong-nop": "not_needed", "lam": "tiep"})
        assert answer.status_code == 302
    return citizen.get(f"/nop/{CODE}/kiem-tra/")


def send(citizen, page, **changes):
    found = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', page.content.decode()))
    return citizen.post(f"/nop/{CODE}/kiem-tra/", found | {"cam-doan": "on"} | changes)


def test_a_filing_without_scripts_from_the_first_page_to_its_code(citizen):
    page = walk(citizen)
    assert "Vay vốn ngân hàng" in text(page)
    assert "087190001234" not in text(page), "the number is read back masked"
    answer = send(citizen, page)
    dossier = Dossier.objects.get()
    assert answer.headers["Location"] == f"/nop/{CODE}/hoan-tat/?ho-so={dossier.code}"
    done = text(citizen.get(answer.headers["Location"]))
    assert "Hồ sơ đã được nộp lúc 09:00 thứ Hai 06/04/2026" in done
    assert dossier.code in done
    assert dossier.view_code in done
    assert dossier.view_code not in text(citizen.get(answer.headers["Location"])), "shown once"


def test_sending_the_page_twice_leads_to_the_same_dossier(citizen):
    page = walk(citizen)
    first, second = send(citizen, page), send(citizen, page)
    assert first.headers["Location"] == second.headers["Location"]
    assert Dossier.objects.count() == 1


def test_what_is_not_finished_is_not_sent_and_says_so(citizen):
    citizen.post(f"/nop/{CODE}/")
    answer = send(citizen, citizen.get(f"/nop/{CODE}/kiem-tra/"))
    assert answer.status_code == 422
    assert "Hồ sơ CHƯA được nộp. Còn 4 mục" in text(answer)


def test_without_the_declaration_nothing_is_sent(citizen):
    answer = send(citizen, walk(citizen), **{"cam-doan": ""})
    assert answer.status_code == 422
    assert "lời cam đoan" in text(answer)


def test_a_page_looked_at_before_a_change_in_another_tab_is_not_sent(citizen):
    page = walk(citizen)
    citizen.post(f"/nop/{CODE}/nguoi-nop-3/", posted(PERSON_ANSWERS | {"phone": "0999999999"}))
    answer = send(citizen, page)
    assert answer.status_code == 422
    assert "đã thay đổi ở một trang khác" in text(answer)


@pytest.mark.parametrize(
    "change", [{"based_on": ""}, {"based_on": "9" * 40}, {"key": "x"}, {"based_on": "-1"}]
)
def test_a_page_with_spoilt_hidden_parts_sends_nothing(citizen, change):
    assert send(citizen, walk(citizen), **change).status_code in (302, 422)
    assert Dossier.objects.count() <= 1


def test_a_wrong_answer_stays_on_its_page_with_all_that_was_typed(citizen):
    citizen.post(f"/nop/{CODE}/")
    answer = citizen.post(
        f"/nop/{CODE}/nguoi-nop-2/", {"full_name": "Nguyễn <b>", "personal_id": "12", "born_on": "31/2/1990"}
    )
    page = text(answer)
    assert answer.status_code == 422
    assert "Lỗi:" in page
    assert "không có ngày “31/2/1990”" in page
    assert "Nguyễn &lt;b&gt;" in page
    assert "31/2/1990" in text(citizen.get(f"/nop/{CODE}/nguoi-nop-2/")), "the draft keeps it"


def test_what_is_typed_is_saved_as_it_is_typed(citizen):
    citizen.post(f"/nop/{CODE}/")
    saved = citizen.post(f"/nop/{CODE}/noi-dung-1/", {"quan_he": "Con"}, headers={"X-Draft": "1"})
    assert saved.json() == {"saved_at": "09:00:00"}
    assert 'value="Con"' in text(citizen.get(f"/nop/{CODE}/noi-dung-1/"))


def test_putting_one_answer_right_leads_back_to_the_check(citizen):
    walk(citizen)
    answer = citizen.post(f"/nop/{CODE}/nguoi-nop-3/?ve=kiem-tra", posted(PERSON_ANSWERS))
    assert answer.headers["Location"] == f"/nop/{CODE}/kiem-tra/"


def test_an_answer_that_opens_another_page_leads_there_first(citizen):
    walk(citizen)
    answer = citizen.post(f"/nop/{CODE}/noi-dung-6/?ve=kiem-tra", {"muc_dich": "ket_hon"})
    assert answer.headers["Location"] == f"/nop/{CODE}/noi-dung-7/"


def test_the_old_draft_is_offered_and_a_new_one_throws_it_away(citizen, centre):
    fill(begin(centre))
    page = text(citizen.get(f"/nop/{CODE}/"))
    assert "Mở bản nháp cũ" in page
    assert "Làm hồ sơ mới" in page
    citizen.post(f"/nop/{CODE}/", {"lam": "moi"})
    assert OnlineDraft.objects.get().data == {}


def test_a_draft_of_thirty_days_ago_is_not_opened(citizen):
    citizen.post(f"/nop/{CODE}/")
    with clock.fixed_at(NINE + timedelta(days=30, seconds=1)):
        citizen.force_login(officer("cong-dan"))
        assert citizen.get(f"/nop/{CODE}/cac-buoc/").headers["Location"] == f"/nop/{CODE}/"


def test_an_earlier_filing_of_the_same_procedure_is_told(citizen, centre):
    dossier = file(centre)
    assert f"mã {dossier.code}" in text(citizen.get(f"/nop/{CODE}/"))


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "trong.jpg", "trống"),
        (b"MZ\x90\x00" + bytes(300), "anh.jpg", "chưa mở được"),
        (b"%PDF-1.4 broken", "don.pdf", "bị hỏng"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "anh.jpg", "bị hỏng"),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_in_words(citizen, content, name, words):
    citizen.post(f"/nop/{CODE}/")
    sent = {"tep": upload(content, name), "lam": "tai-len"}
    answer = citizen.post(f"/nop/{CODE}/giay-to-1/", sent)
    assert answer.status_code == 422
    assert words in text(answer)
    by_script = citizen.post(
        f"/nop/{CODE}/giay-to-1/", {"tep": upload(content, name)}, headers={"X-Upload": "1"}
    )
    assert by_script.status_code == 422
    assert words in by_script.json()["message"]


def test_a_file_above_the_limit_is_refused_and_the_others_stay(citizen, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024**2
    citizen.post(f"/nop/{CODE}/")
    large = upload(bytes(1024**2 + 1), "lon.jpg")
    answer = citizen.post(f"/nop/{CODE}/giay-to-1/", {"tep": [large, upload(photo(3))], "lam": "tai-len"})
    assert "quá mức 1 MB" in text(answer)
    assert DraftPaper.objects.count() == 1


def test_a_file_is_shown_and_taken_away_again(citizen):
    citizen.post(f"/nop/{CODE}/")
    citizen.post(f"/nop/{CODE}/giay-to-1/", {"chup": upload(), "lam": "tai-len"})
    paper = DraftPaper.objects.get()
    assert citizen.get(f"/nop/{CODE}/tep/{paper.pk}/").headers["Content-Type"] == "image/jpeg"
    citizen.post(f"/nop/{CODE}/giay-to-1/", {"lam": f"bo:{paper.pk}"})
    assert not DraftPaper.objects.exists()


def test_a_paper_sent_before_can_be_used_again(citizen, centre):
    before = file(centre).filed_papers.first()
    citizen.post(f"/nop/{CODE}/")
    assert "Dùng lại giấy tờ đã nộp" in text(citizen.get(f"/nop/{CODE}/giay-to-1/"))
    citizen.post(f"/nop/{CODE}/giay-to-1/", {"lam": f"dung-lai:{before.pk}"})
    assert DraftPaper.objects.get().file_id == before.file_id


def test_going_on_without_a_file_or_an_answer_says_what_to_do(citizen):
    citizen.post(f"/nop/{CODE}/")
    answer = citizen.post(f"/nop/{CODE}/giay-to-1/", {"lam": "tiep"})
    assert answer.status_code == 422
    assert "Chưa có tệp nào" in text(answer)


def test_another_citizen_reaches_nothing_of_it(client, centre):
    draft, dossier = fill(begin(centre)), None
    paper = draft.papers.first()
    client.force_login(make_citizen())
    assert client.get(f"/nop/{CODE}/cac-buoc/").headers["Location"] == f"/nop/{CODE}/"
    assert client.get(f"/nop/{CODE}/tep/{paper.pk}/").status_code == 302
    dossier = actions.file_online(
        draft.key, by=officer("cong-dan"), at=NINE, based_on=draft.revision, declared=True
    )
    for part in ("", "bo-sung/", "rut/", "ai-da-xem/", f"giay-to/{dossier.filed_papers.first().pk}/"):
        assert client.get(f"/ho-so-cua-toi/{dossier.code}/{part}").status_code == 404
        assert client.post(f"/ho-so-cua-toi/{dossier.code}/{part}").status_code in (404, 405)
    assert dossier.code not in text(client.get("/ho-so-cua-toi/"))


@pytest.mark.parametrize("path", [f"/nop/{CODE}/", "/ho-so-cua-toi/"])
def test_officers_do_not_file_online(client, centre, path):
    client.force_login(officer("tiep-nhan"))
    assert client.get(path).status_code == 403


def test_a_visitor_signs_in_first(client, centre):
    assert client.get(f"/nop/{CODE}/").headers["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("step", ["noi-dung-99", "noi-dung-0", "kiem-tra-1", "xyz", "giay-to-99"])
def test_steps_that_are_not_there(citizen, step):
    citizen.post(f"/nop/{CODE}/")
    assert citizen.get(f"/nop/{CODE}/{step}/").status_code in (302, 404)


STEPS = [
    "nguoi-nop-1",
    "nguoi-nop-2",
    "nguoi-nop-3",
    "noi-dung-2",
    "noi-dung-4",
    "giay-to-1",
    "nhan-ket-qua-1",
]
NAMES = [*PERSON_ANSWERS, *(path.replace(".", "-") for path in CONTENT_ANSWERS), "khong-nop", "lam", "place"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STEPS), st.dictionaries(st.sampled_from(NAMES), st.text(max_size=400), max_size=6))
def test_nothing_that_is_posted_breaks_a_page(citizen, step, sent):
    citizen.post(f"/nop/{CODE}/")
    for address in (f"/nop/{CODE}/{step}/", f"/nop/{CODE}/kiem-tra/"):
        assert citizen.post(address, sent).status_code < 500
        assert citizen.get(address).status_code < 500
    assert citizen.get(f"/nop/{CODE}/cac-buoc/").status_code == 200
