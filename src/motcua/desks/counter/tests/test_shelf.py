"""The shelf of results, and the pages on which a result goes by post or as a file."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.fixtures import NINE, make_dossier, officer, text

from motcua.casework.dossiers.models import DossierEvent, ResultFile
from motcua.casework.dossiers.states import ReturnPlace, Status
from motcua.foundation import clock
from motcua.foundation.papers.sheets.samples import STROKES

SHELF = "/quay/tra-ket-qua/chua-nhan/"
QUERIES = 20


@pytest.fixture
def desk(client, centre):
    client.force_login(officer("thu-ngan"))
    return client


def hidden(page):
    return dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', text(page)))


def post(desk, address, **typed):
    return desk.post(address, hidden(desk.get(address)) | typed)


def resolved(centre, place=ReturnPlace.CENTRE):
    return make_dossier(centre, way="decide", return_place=place)


def test_an_empty_shelf_says_so(desk):
    assert "Không còn kết quả nào chờ công dân đến nhận" in text(desk.get(SHELF))
    assert "Bỏ bớt bộ lọc" in text(desk.get(f"{SHELF}?tu-ngay=7"))


def test_the_slot_stays_for_the_next_scan_and_shows_when_the_slip_is_scanned(desk, centre):
    dossier = resolved(centre)
    scanned = f"https://motcua.vn/tra-cuu/{dossier.code}/?ma-xem=AB12CD"
    answer = post(desk, SHELF, lam="xep", slot="Kệ 2", code=scanned)
    assert answer["Location"] == f"{SHELF}?xep=K%E1%BB%87+2"
    page = text(desk.get(answer["Location"]))
    assert '<span class="mc-shelf">Kệ 2</span>' in page
    assert 'name="slot" value="Kệ 2"' in page
    opened = desk.get("/quay/tra-ket-qua/", {"q": scanned}, follow=True)
    assert '<span class="mc-shelf is-big">Kệ 2</span>' in text(opened)
    moved = desk.post(f"/quay/tra-ket-qua/{dossier.code}/ngan/", {"slot": "A1"}, follow=True)
    assert '<span class="mc-shelf is-big">A1</span>' in text(moved)


def test_an_unknown_code_is_said_and_what_was_typed_stays(desk):
    answer = post(desk, SHELF, lam="xep", slot="A1", code="000.00.45.H20-260406-9999")
    assert answer.status_code == 422
    assert "Không có kết quả chờ trả mang mã" in text(answer)
    assert 'name="slot" value="A1"' in text(answer)


def test_owners_are_reminded_from_the_list(desk, centre):
    dossier = resolved(centre)
    assert "Chưa chọn kết quả nào" in text(post(desk, SHELF, lam="nhac"))
    answer = desk.post(SHELF, {"lam": "nhac", "ho-so": [dossier.pk, "x", 9**20]}, follow=True)
    assert "Đã nhắc 1 kết quả" in text(answer)
    assert "1 lần, gần nhất" in text(answer)
    again = desk.post(SHELF, {"lam": "nhac-het", "trang": [dossier.pk]}, follow=True)
    assert "đã được nhắc trong hôm nay" in text(again)


def test_the_list_is_taken_out_as_a_table(desk, centre):
    dossier = resolved(centre)
    lines = b"".join(desk.get(f"{SHELF}bang/").streaming_content).decode().splitlines()
    assert lines[0].startswith("\ufeff")
    assert [dossier.code in line for line in lines] == [False, True]


def test_a_longer_shelf_costs_no_more_queries(desk, centre, django_assert_max_num_queries):
    for _n in range(3):
        resolved(centre)
    with django_assert_max_num_queries(QUERIES):
        desk.get(SHELF)


def test_the_shelf_is_for_who_returns_results(client, centre):
    client.force_login(officer("chuyen-mon"))
    assert client.get(SHELF).status_code == 403
    assert client.get(f"{SHELF}bang/").status_code == 403


PARCEL = {"carrier": "Bưu điện mẫu", "tracking_number": "EM1", "originals_back": "on", "fee_settled": "on"}


def test_a_result_goes_by_post_comes_back_and_goes_again(desk, centre):
    dossier = resolved(centre, ReturnPlace.POST)
    row = text(desk.get("/quay/tra-ket-qua/?noi=post"))
    address = reverse("counter:post_result", args=[dossier.code])
    assert address in row
    assert "Gửi đến: Nguyễn Thị Hồng Nhung, Ấp An Lợi" in text(desk.get(address))
    wrong = post(desk, address, **PARCEL | {"sent_on": "06/04/2026", "originals_back": ""})
    assert wrong.status_code == 422
    assert "Chưa xác nhận gửi kèm bản gốc" in text(wrong)
    assert post(desk, address, sent_on="06/04/2026", **PARCEL).status_code == 302
    page = text(desk.get(f"/quay/ho-so/{dossier.code}/"))
    assert "vận đơn <b>EM1</b>" in page
    assert "Đang gửi bưu chính" in text(desk.get("/quay/tra-ket-qua/?noi=post"))
    assert desk.get(f"/quay/tra-ket-qua/{dossier.code}/").status_code in (200, 302)

    back = reverse("counter:note_came_back", args=[dossier.code])
    assert post(desk, back, on="06/04/2026", reason="Không có người nhận").status_code == 302
    assert "Bưu chính chưa phát được" in text(desk.get(f"/tra-cuu/{dossier.code}/"))
    assert 'value="Bưu điện mẫu"' in text(desk.get(address))  # the carrier used last
    post(desk, address, sent_on="06/04/2026", **PARCEL | {"tracking_number": "EM2"})
    assert "Số vận đơn EM2 của Bưu điện mẫu" in text(desk.get(f"/tra-cuu/{dossier.code}/"))
    delivered = reverse("counter:note_delivered", args=[dossier.code])
    assert post(desk, delivered, on="06/04/2026", receiver="Nguyễn Thị Hồng Nhung").status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED
    assert "Bưu chính đã phát kết quả ngày 06/04/2026" in text(desk.get(f"/tra-cuu/{dossier.code}/"))


def published(desk, centre):
    dossier = resolved(centre, ReturnPlace.ONLINE)
    address = reverse("counter:publish_result", args=[dossier.code])
    empty = post(desk, address, is_right="on", fee_settled="on")
    assert "Chưa chọn tệp kết quả" in text(empty)
    file = SimpleUploadedFile("ket-qua.png", STROKES)
    answer = post(desk, address, file=file, is_right="on", fee_settled="on")
    assert answer.status_code == 302
    dossier.refresh_from_db()
    return dossier


def test_an_electronic_result_is_opened_with_the_view_code_alone(desk, centre, client):
    dossier = published(desk, centre)
    assert dossier.status == Status.RETURNED
    client.logout()
    own = f"/tra-cuu/{dossier.code}/"
    assert "Đã trả kết quả điện tử" in text(client.get(own))
    assert "Mở kết quả" not in text(client.get(own))
    page = text(client.get(own, {"ma-xem": dossier.view_code}))
    assert "Mở kết quả" in page
    answer = client.get(f"{own}ket-qua/", {"ma-xem": dossier.view_code})
    assert (answer.content, answer["Content-Type"]) == (STROKES, "image/png")
    assert client.get(f"{own}ket-qua/", {"ma-xem": "AAAAAA"}).status_code == 302
    assert client.get(f"{own}ket-qua/").status_code == 302
    code = ResultFile.objects.get(dossier=dossier).verify_code
    check = text(client.get(f"/xac-minh/{code}/"))
    assert "Kết quả điện tử này do Trung tâm trả và còn hiệu lực" in check
    assert "Nhung" not in check


def test_of_a_dossier_without_electronic_result_nothing_is_given_out(client, centre):
    dossier = resolved(centre)
    with clock.fixed_at(NINE):
        address = f"/tra-cuu/{dossier.code}/ket-qua/"
        assert client.get(address, {"ma-xem": dossier.view_code}).status_code == 404


def test_a_reading_of_the_list_moves_no_dossier(desk, centre):
    resolved(centre)
    before = DossierEvent.objects.count()
    desk.get(SHELF)
    assert DossierEvent.objects.count() == before
