from datetime import timedelta

import pytest
from tests.fixtures import NINE, make_dossier

from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.papers.models import IssuedPaper


@pytest.fixture(autouse=True)
def at_nine():
    with clock.fixed_at(NINE):
        yield


def text(answer):
    return answer.content.decode()


PERSONAL = ("Hồng Nhung", "087190001234", "1234", "0912345678", "Ấp An Lợi, Mỹ An Hưng B")


def test_the_code_alone_shows_state_and_promise_and_nothing_personal(client, centre):
    dossier = make_dossier(centre, way="forward")
    page = text(client.get(f"/tra-cuu/{dossier.code}/"))
    assert "Đang xử lý. Hẹn trả" in page
    assert not [word for word in PERSONAL if word in page.replace(dossier.code, "")]


def test_the_qr_opens_the_way_the_dossier_went(client, centre):
    dossier = make_dossier(centre, way="forward")
    page = text(client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": dossier.view_code}))
    assert "Đã chuyển cơ quan giải quyết" in page
    assert "087190001234" not in page


def test_a_wrong_view_code_opens_nothing(client, centre):
    dossier = make_dossier(centre)
    page = text(client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": "AAAAAA"}))
    assert "Mã xem chưa đúng" in page
    assert "Diễn tiến" not in page


def try_code(client, dossier, code):
    return client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": code})


def test_five_wrong_view_codes_lock_the_page_for_the_rest_of_the_hour(client, centre):
    dossier = make_dossier(centre)
    for n in range(5):
        assert "Mã xem chưa đúng" in text(try_code(client, dossier, f"AAAAA{n}"))
    answer = try_code(client, dossier, dossier.view_code)
    assert answer.status_code == 429
    assert "tạm khóa đến 10:00 thứ Hai 06/04/2026" in text(answer)
    assert answer["Retry-After"] == "Mon, 06 Apr 2026 03:00:00 GMT"
    assert "Diễn tiến" not in text(answer)
    with clock.fixed_at(NINE + timedelta(hours=1)):
        assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code))


def test_a_locked_page_still_shows_its_state_and_locks_no_other_dossier(client, centre):
    dossier, other = make_dossier(centre), make_dossier(centre)
    for n in range(6):
        try_code(client, dossier, f"AAAAA{n}")
    assert client.get(f"/tra-cuu/{dossier.code}/").status_code == 200
    assert "Diễn tiến" in text(try_code(client, other, other.view_code))


def test_the_right_view_code_opens_as_often_as_it_is_used(client, centre):
    dossier = make_dossier(centre)
    for _n in range(8):
        assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code))


@pytest.mark.parametrize("nothing", ["", "  "])
def test_no_view_code_is_no_wrong_one(client, centre, nothing):
    dossier = make_dossier(centre)
    for _n in range(6):
        assert "Mã xem chưa đúng" not in text(try_code(client, dossier, nothing))
    assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code))


def test_an_opening_is_in_the_journal_without_anything_personal(client, centre):
    dossier = make_dossier(centre)
    client.get(f"/tra-cuu/{dossier.code}/")
    try_code(client, dossier, "AAAAAA")
    assert not Entry.objects.filter(action="portal.opened").exists()
    try_code(client, dossier, dossier.view_code)
    entry = Entry.objects.get(action="portal.opened")
    assert (entry.subject, entry.actor, entry.data) == (f"dossiers.dossier:{dossier.pk}", None, "{}")


def test_a_typed_code_with_spaces_and_small_letters_is_understood(client, centre):
    dossier = make_dossier(centre)
    answer = client.get("/tra-cuu/", {"ma": f" {dossier.code.lower().replace('-', ' - ')} "}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/tra-cuu/{dossier.code}/"
    assert answer.status_code == 200


@pytest.mark.parametrize("typed", ["000.00.45.H20-260406-9999", "<script>", "../../etc", "a" * 300])
def test_an_unknown_code_says_what_to_do(client, centre, typed):
    answer = client.get("/tra-cuu/", {"ma": typed}, follow=True)
    assert answer.status_code == 404
    assert "<script>" not in text(answer).replace("<script type", "")


@pytest.mark.parametrize("way", ["submit", "receive", "forward", "decide", "return"])
def test_every_status_has_its_sentence(client, centre, way):
    dossier = make_dossier(centre, way=way)
    assert client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": dossier.view_code}).status_code == 200


def test_a_printed_paper_is_confirmed_without_anything_personal(client, centre):
    make_dossier(centre)
    paper = IssuedPaper.objects.get()
    page = text(client.get(f"/xac-minh/{paper.verify_code}/"))
    assert "còn hiệu lực" in page
    assert "0001/TTPVHCC" in page
    assert not [word for word in PERSONAL[:3] if word in page]


def test_an_unknown_paper_is_not_confirmed(client, centre):
    answer = client.get("/xac-minh/AAAAAAAAAA/")
    assert answer.status_code == 404
    assert "Không có giấy nào" in text(answer)


def test_home_and_sign_in_are_public(client, centre):
    assert client.get("/").status_code == client.get("/dang-nhap/").status_code == 200
