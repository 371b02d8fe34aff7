"""The kiosk in the hall shows what to bring and where a dossier stands, nothing personal (I.1.a; ux.md 4.10)."""

import pytest
from tests.fixtures import make_dossier, text

pytestmark = pytest.mark.usefixtures("at_nine")


def test_the_first_screen_offers_only_what_can_be_done(client, centre):
    page = text(client.get("/kiosk/"))
    assert "Xem giấy tờ cần chuẩn bị" in page
    assert "Lấy số" not in page


def test_papers_are_found_by_field_or_by_words_without_accents(client, centre):
    assert "Hộ tịch" in text(client.get("/kiosk/giay-to/"))
    assert "Đăng ký khai sinh" in text(client.get("/kiosk/giay-to/", {"linh-vuc": "ho-tich"}))
    assert "Đăng ký khai sinh" in text(client.get("/kiosk/giay-to/", {"q": "khai sanh"}))
    assert "Gần nhất là" in text(client.get("/kiosk/giay-to/", {"q": "zzqx wvv"}))
    page = text(client.get("/kiosk/giay-to/1.001193/"))
    assert "Ai cũng cần" in page
    assert "In ra mang về" in page
    assert client.get("/kiosk/giay-to/9.999999/").status_code == 404


def test_a_code_shows_state_and_promise_and_nothing_personal(client, centre):
    dossier = make_dossier(centre, way="forward")
    page = client.get("/kiosk/tra-cuu/", {"ma": dossier.code.lower().replace("-", " ")})
    assert "Hẹn trả" in text(page)
    assert page["Cache-Control"] == "private, no-store"
    assert not [word for word in ("Hồng Nhung", "087190001234", "0912345678") if word in text(page)]
    assert "Không có hồ sơ mang mã" in text(client.get("/kiosk/tra-cuu/", {"ma": "12"}))


def test_wiping_the_screen_brings_the_usual_letters_back(client, centre):
    client.cookies["chu"] = "150"
    assert 'name="chu" value="100"' in text(client.get("/kiosk/tra-cuu/"))
    wiped = client.post("/tuy-chon/", {"ve": "/kiosk/", "chu": "100", "tuong-phan": "thuong"})
    assert wiped["Location"] == "/kiosk/"
    assert wiped.cookies["chu"].value == "100"
