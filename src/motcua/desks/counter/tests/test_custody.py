"""The pages of hand-over lists: gathered by scanning, handed over, received line by line."""

import re

import pytest
from django.urls import reverse
from tests.fixtures import make_dossier, officer, text

from motcua.casework.dossiers.custody import ListStatus
from motcua.casework.dossiers.models import HandOverList
from motcua.foundation.papers.models import IssuedPaper

LISTS = "/quay/ban-giao/"
SHELL_QUERIES = 30


def hidden(page, name="key"):
    return re.findall(rf'name="{name}" value="([^"]+)"', page.content.decode())[0]


@pytest.fixture
def begun(counter, centre):
    """The address of a list just begun, to the first unit that is offered."""
    page = counter.get(LISTS)
    way = re.search(r'<option value="(\d+-\d+)">Phòng Văn hóa', page.content.decode())[1]
    return counter.post(f"{LISTS}lap/", {"ben": way, "key": hidden(page)})["Location"]


def post(client, address, **typed):
    return client.post(address, {"key": hidden(client.get(address))} | typed)


def test_the_empty_list_says_what_to_do(counter):
    page = text(counter.get(LISTS))
    assert "Chưa có danh sách bàn giao nào" in page
    assert "Lập danh sách mới, giao cho" in page


def test_a_list_goes_from_scan_to_signature(counter, begun, centre, client):
    one, two = make_dossier(centre), make_dossier(centre)
    answer = post(counter, begun, q=f"https://motcua.vn/tra-cuu/{one.code}/?ma-xem=AB12CD")
    assert answer["Location"] == begun
    assert post(counter, begun, **{"ho-so": [two.pk]}).status_code == 302
    shown = HandOverList.objects.get()
    first, second = shown.items.all()
    typed = {f"sheets_{first.pk}": "7", f"note_{first.pk}": "kèm ảnh", f"sheets_{second.pk}": ""}
    assert post(counter, begun, lam="giao", **typed).status_code == 302
    page = text(counter.get(begun))
    assert "Chờ người của Phòng Văn hóa – Xã hội" in page
    paper = IssuedPaper.objects.get(code="ban-giao-ho-so")
    assert counter.get(f"{begun}in/{paper.pk}/")["Content-Type"] == "application/pdf"

    client.force_login(officer("chuyen-mon"))
    assert "1 danh sách chờ đơn vị bạn ký nhận" in text(client.get(LISTS))
    page = text(client.get(begun))
    assert "7 tờ" in page
    answer = post(client, begun, lam="nhan", signed_on_paper="on", **{f"there_{first.pk}": "on"})
    assert answer.status_code == 422
    assert "chưa đánh dấu “Đủ” mà chưa ghi thiếu gì" in text(answer)
    assert re.search(rf'name="there_{first.pk}"[^>]*checked', text(answer))
    lack = {f"there_{first.pk}": "on", f"lack_{second.pk}": "thiếu tờ khai"}
    assert post(client, begun, lam="nhan", signed_on_paper="on", **lack).status_code == 302
    shown.refresh_from_db()
    assert shown.status == ListStatus.RECEIVED
    assert "thiếu tờ khai" in text(client.get(begun))
    assert "thiếu 1" in text(client.get(LISTS))
    assert "Phòng Văn hóa – Xã hội" in text(client.get(f"/quay/ho-so/{one.code}/"))


def test_all_there_is_one_button(counter, begun, centre, client):
    post(counter, begun, q=make_dossier(centre).code)
    post(counter, begun, lam="giao")
    client.force_login(officer("chuyen-mon"))
    assert post(client, begun, lam="nhan-du").status_code == 422
    assert post(client, begun, lam="nhan-du", signed_on_paper="on").status_code == 302
    assert HandOverList.objects.get().items.get().is_there


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"q": "000.00.45.H20-260406-9999"}, "Không có hồ sơ mang mã"),
        ({"lam": "giao"}, "chưa có hồ sơ nào"),
        ({"lam": "huy", "reason": ""}, "Chưa ghi lý do hủy danh sách"),
    ],
)
def test_what_is_in_the_way_is_said(counter, begun, typed, words):
    answer = post(counter, begun, **typed)
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_dossier_is_taken_off_and_the_count_must_be_a_number(counter, begun, centre):
    post(counter, begun, q=make_dossier(centre).code)
    item = HandOverList.objects.get().items.get()
    answer = post(counter, begun, lam="giao", **{f"sheets_{item.pk}": "nhiều"})
    assert "Số tờ chưa đúng" in text(answer)
    assert 'value="nhiều"' in text(answer)
    post(counter, begun, bo=item.pk)
    assert not HandOverList.objects.get().items.exists()


def test_a_cancelled_list_is_found_by_its_state(counter, begun, centre):
    post(counter, begun, lam="huy", reason="Giao nhầm")
    assert "Giao nhầm" in text(counter.get(begun))
    assert "Chưa có số" in text(counter.get(f"{LISTS}?trang-thai=cancelled"))
    assert "Không có danh sách nào như vậy" in text(counter.get(f"{LISTS}?trang-thai=handed"))


def test_the_number_of_queries_does_not_grow_with_the_list(
    counter, begun, centre, django_assert_max_num_queries
):
    for _n in range(4):
        post(counter, begun, q=make_dossier(centre).code)
    with django_assert_max_num_queries(SHELL_QUERIES):
        counter.get(begun)
    with django_assert_max_num_queries(SHELL_QUERIES):
        counter.get(LISTS)


def test_who_may_read_no_dossier_sees_no_list(client, centre):
    client.force_login(officer("cntt"))
    assert client.get(LISTS).status_code == 403
    assert client.get(reverse("counter:hand_over_list", args=[1])).status_code == 403
