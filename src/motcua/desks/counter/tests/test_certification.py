"""The screen that certifies, the visit, the book (NĐ 118/2025 Đ17.4; features F22; B9, B10)."""

import re
import uuid

import pytest
from django.urls import reverse
from tests.fixtures import NINE, bring_in, officer, text

from motcua.casework.certification.models import Certified, Wording
from motcua.casework.certification.tests.factories import certified
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.audit.models import Entry
from motcua.foundation.papers.models import IssuedPaper

CERTIFY, BOOK = "/quay/chung-thuc/", "/quay/chung-thuc/so/"
CARD = "087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B|12042022"


@pytest.fixture
def desk(counter, centre):
    bring_in("2.000815", "2.000884")
    return counter


@pytest.fixture
def signer(desk):
    return officer("lanh-dao")


def typed(**changes):
    """What a complete visit posts."""
    given = {
        "lam": "ghi",
        "key": str(uuid.uuid4()),
        "begun": str(int(NINE.timestamp()) - 75),
        "kind": "copy",
        "lines": "4",
        "full_name": "Nguyễn Thị Hồng Nhung",
        "personal_id": "087 190 001 234",
        "person_checked": "on",
        "name_0": "Bằng tốt nghiệp",
        "pages_0": "2",
        "copies_0": "3",
        "name_2": "Giấy khai sinh",
        "pages_2": "1",
        "signer": str(officer("lanh-dao").pk),
        "handed_over": "on",
    }
    return given | changes


def test_a_visit_is_entered_and_shows_its_numbers(desk):
    answer = desk.post(CERTIFY, typed(), follow=True)
    page = text(answer)
    assert answer.redirect_chain[0][0] == reverse("counter:certified", args=[Dossier.objects.get().code])
    assert re.findall(r"\b(\d/2026)\b", page)[:2] == ["1/2026", "2/2026"]
    assert [(r.name, r.copies, r.fee_vnd) for r in Certified.objects.order_by("number")] == [
        ("Bằng tốt nghiệp", 3, 12_000),
        ("Giấy khai sinh", 1, 2_000),
    ]
    assert Dossier.objects.get().intake_seconds == 75
    assert "In lời chứng" in page


def test_the_second_click_shows_the_first_visit(desk):
    sent = typed()
    first, second = desk.post(CERTIFY, sent), desk.post(CERTIFY, sent)
    assert first.url == second.url
    assert Certified.objects.count() == 2


def test_the_fee_is_counted_while_one_types(desk):
    page = text(desk.post(CERTIFY, typed(lam="tinh", pages_2="500"), headers={"HX-Request": "true"}))
    assert "212.000" in page  # 12.000 and the ceiling of 200.000 for one copy
    assert "Bằng tốt nghiệp, 2 trang, 3 bản" in page
    assert "Số tiếp theo trong sổ" in page
    assert "1/2026" in page
    assert not Certified.objects.exists()


def test_a_card_fills_the_person_and_what_was_typed_stays(desk):
    page = text(desk.post(CERTIFY, typed(lam="quet", scan=CARD, full_name="", personal_id="")))
    assert 'value="Nguyễn Thị Hồng Nhung"' in page
    assert 'value="Bằng tốt nghiệp"' in page
    assert CARD not in page
    wrong = desk.post(CERTIFY, typed(lam="quet", scan="abc"))
    assert wrong.status_code == 422
    assert 'value="Bằng tốt nghiệp"' in text(wrong)


def test_more_lines_are_added_and_everything_typed_stays(desk):
    page = text(desk.post(CERTIFY, typed(lam="them")))
    assert 'name="name_7"' in page
    assert 'value="Giấy khai sinh"' in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name_0": "", "pages_0": "", "copies_0": "", "name_2": "", "pages_2": ""}, "Chưa ghi giấy tờ nào"),
        ({"name_0": ""}, "chưa có tên giấy tờ"),
        ({"pages_0": ""}, "chưa có số trang"),
        ({"pages_0": "0"}, "từ 1 đến 999"),
        ({"copies_0": "hai"}, "từ 1 đến 99"),
        ({"person_checked": ""}, "Đã đối chiếu thẻ và người"),
        ({"handed_over": ""}, "Còn phải xác nhận"),
        ({"signer": "0"}, "không có quyền ký"),
        ({"full_name": ""}, "Chưa có họ tên"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_entered(desk, changes, words):
    answer = desk.post(CERTIFY, typed(**changes))
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Certified.objects.exists()


def test_a_number_known_as_somebody_elses_is_settled_by_a_tick(desk):
    desk.post(CERTIFY, typed())
    again = typed(full_name="Trần Văn Khác")
    refused = desk.post(CERTIFY, again)
    assert refused.status_code == 422
    assert 'name="person_same" value="087190001234"' in text(refused)
    assert desk.post(CERTIFY, again | {"person_same": "087190001234"}).status_code == 302


def test_the_copy_that_is_not_needed_is_told(desk):
    page = text(desk.post(CERTIFY, typed(lam="tinh", used_for="đăng ký khai sinh")))
    assert "không cần bản sao chứng thực" in page
    assert "không cần bản sao chứng thực" not in text(desk.post(CERTIFY, typed(lam="tinh")))


def test_without_the_procedure_in_the_catalogue_the_screen_says_so(counter, centre):
    page = text(counter.get(CERTIFY))
    assert "Danh mục chưa có thủ tục" in page
    assert counter.post(CERTIFY, typed(signer="")).status_code == 422


def test_the_next_visit_of_the_same_person_begins_with_them(desk, centre, signer):
    dossier = certified(centre, signer)
    page = text(desk.get(f"{CERTIFY}?them={dossier.code}"))
    assert 'value="Nguyễn Thị Hồng Nhung"' in page
    assert "Bằng tốt nghiệp" not in page


def test_a_receipt_is_given_when_it_is_asked_for(desk, centre, signer):
    dossier = certified(centre, signer)
    address = reverse("counter:certified_receipt", args=[dossier.code])
    assert desk.get(address).status_code == 302
    assert not IssuedPaper.objects.filter(code="mau-01").exists()
    answer = desk.post(address, follow=True)
    assert answer["Content-Type"] == "application/pdf"
    assert desk.post(address).url == answer.redirect_chain[0][0]


def test_a_number_is_voided_with_a_reason_and_stays_visible(desk, centre, signer):
    dossier = certified(centre, signer)
    address = reverse("counter:certified_void", args=[dossier.code])
    wrong = dossier.certified.get(number=1)
    empty = desk.post(address, {"key": str(uuid.uuid4()), "rows": [wrong.pk], "reason": " "})
    assert empty.status_code == 422
    desk.post(address, {"key": str(uuid.uuid4()), "rows": [wrong.pk], "reason": "Ghi nhầm tên"})
    page = text(desk.get(reverse("counter:certified", args=[dossier.code])))
    assert "Đã hủy: Ghi nhầm tên" in page
    again = desk.post(address, {"key": str(uuid.uuid4()), "rows": [wrong.pk], "reason": "Ghi nhầm tên"})
    assert again.status_code == 422


def test_the_book_is_filtered_searched_printed_and_taken_out(desk, centre, signer):
    certified(centre, signer)
    assert "Bằng tốt nghiệp" in text(desk.get(BOOK))
    assert "Bằng tốt nghiệp" not in text(desk.get(f"{BOOK}?q=khai+sinh"))
    assert "Không có số chứng thực nào" in text(desk.get(f"{BOOK}?loai=signature"))
    assert "Không có số nào khớp" in text(desk.get(f"{BOOK}?q=khong+co+ai"))
    printed = desk.post(f"{BOOK}in/?tu=06/04/2026", follow=True)
    assert printed["Content-Type"] == "application/pdf"
    table = b"".join(desk.get(f"{BOOK}bang/").streaming_content).decode()
    assert "Giấy khai sinh" in table
    assert Entry.objects.filter(action="certification.exported").exists()


def test_the_book_is_paged(desk, centre, signer, monkeypatch):
    monkeypatch.setattr("motcua.desks.counter.views.certification.book.PAGE", 1)
    certified(centre, signer)
    first = desk.get(BOOK)
    assert [row.number for row in first.context["rows"]] == [2]
    second = desk.get(BOOK + first.context["next_url"])
    assert [row.number for row in second.context["rows"]] == [1]
    assert second.context["next_url"] == ""


def test_a_page_of_the_book_asks_few_questions(desk, centre, signer, django_assert_max_num_queries):
    for _visit in range(3):
        certified(centre, signer)
    with django_assert_max_num_queries(14):
        desk.get(BOOK)


def test_the_months_sum_up_copies_and_what_they_were_for(desk, centre, signer):
    certified(centre, signer, used_for="Xin việc")
    page = text(desk.get(f"{BOOK}thang/"))
    assert "4/2026" in page
    assert "Xin việc" in page
    assert "chưa chứng thực" in text(desk.get(f"{BOOK}thang/?nam=2025"))
    assert desk.get(f"{BOOK}thang/?nam=abc").status_code == 200


def test_who_signs_enters_the_words_of_the_statement(client, desk, signer):
    address = "/quay/chung-thuc/loi-chung/"
    assert desk.get(address).status_code == 403
    client.force_login(signer)
    sent = {"key": str(uuid.uuid4()), "text": "Số {số}, {sai}", "basis": "Văn bản thử"}
    assert "{sai}" in text(client.post(address, sent))
    assert client.post(address, sent | {"text": "Số {số}"}).status_code == 302
    assert Wording.objects.get().text == "Số {số}"
    assert "Số {số}" in text(client.get(address))
    assert "Chưa nhập lời chứng" in text(client.get(f"{address}?loai=signature"))


@pytest.mark.parametrize("role", ["chuyen-mon", "thu-ngan", "kiem-soat", "quan-tri"])
def test_only_who_receives_certifies(client, desk, role):
    client.force_login(officer(role))
    assert client.get(CERTIFY).status_code == 403
    assert client.post(CERTIFY, typed()).status_code == 403
