"""J4 at 360 px: a code typed with spaces, the pause of the clock, who has looked, wrong codes, a link that opens."""

import email
import email.policy
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.citizen import ANSWERS, press
from tests.journeys.counter import received_and_forwarded
from tests.journeys.days import Days
from tests.journeys.test_supplemented import filed
from tests.launcher.running import until

CARD = "087190004421||Lâm Thị Kim Phụng|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"
NAME, MOST_WRONG = "Lâm Thị Kim Phụng", 5


@pytest.mark.parametrize("scripts", [False, True], ids=["khong-js", "co-js"])
def test_a_citizen_looks_a_dossier_up(visit, scripts):
    officer = visit(f"tra-cuu-can-bo-{scripts}")
    officer.enter("tiep-nhan")
    code, receipt = received_and_forwarded(officer, CARD)
    the_clock_is_stopped(visit(f"tra-cuu-chuyen-mon-{scripts}"), code)
    citizen = visit(f"tra-cuu-{scripts}", width=360, height=740, scripts=scripts)
    the_code_shows_the_state_and_nobody(citizen, code)
    the_code_of_view_shows_the_way(citizen, receipt.view_code)
    a_wrong_code_finds_nothing(citizen)
    the_symbol_on_the_receipt_opens_the_page(citizen, receipt)
    wrong_codes_of_view_are_slowed_down(citizen, code, receipt.view_code)


def the_clock_is_stopped(specialist, code):
    """Money is to be paid: until it is, the time stands still."""
    specialist.enter("chuyen-mon")
    specialist.go(f"/quay/ho-so/{code}/nghia-vu-tai-chinh/")
    specialist.page.locator("#id_reason").fill("Lệ phí theo thông báo")
    specialist.page.locator("#id_paper").fill("Thông báo số 12/TB")
    specialist.page.locator("main form .btn-primary").click()
    expect(specialist.page.locator(".mc-title p > .mc-status")).to_have_text(
        "Yêu cầu thực hiện nghĩa vụ tài chính"
    )


def the_code_shows_the_state_and_nobody(citizen, code):
    citizen.go("/tra-cuu/")
    citizen.page.locator("main input[name=ma]").fill(f" {code.lower().replace('-', ' - ')} ")
    citizen.page.locator("main").get_by_role("button", name="Tra cứu hồ sơ").click()
    expect(citizen.page.locator(".mc-status").first).to_have_text("Yêu cầu thực hiện nghĩa vụ tài chính")
    expect(citizen.page.locator("main")).to_contain_text("Thời gian đang tạm dừng.")
    for personal in (NAME, "087190004421", "Ấp An Lợi", "Nguyễn Thị Bích"):
        expect(citizen.page.locator("main")).not_to_contain_text(personal)
    citizen.check()
    citizen.shoot("ma")


def the_code_of_view_shows_the_way(citizen, view_code):
    citizen.page.locator("#ma-xem").fill(view_code)
    citizen.page.locator("main form[method=get] button").click()
    expect(citizen.page.locator("main")).to_contain_text(NAME)
    paused = citizen.page.locator(".line .paused")
    expect(paused).to_contain_text("Cần Ông/Bà nộp tiền")
    expect(paused).to_contain_text("Thời gian giải quyết đang tạm dừng.")
    seen = citizen.page.locator("section", has=citizen.page.get_by_role("heading", name="Ai đã xem hồ sơ"))
    expect(seen.last).to_contain_text(re.compile(r"\d\d:\d\d .*06/04/2026"))
    citizen.check()
    citizen.shoot("ma-xem")


def a_wrong_code_finds_nothing(citizen):
    citizen.go("/tra-cuu/")
    citizen.page.locator("main input[name=ma]").fill("000.00.45.H20-260406-9999")
    citizen.page.locator("main").get_by_role("button", name="Tra cứu hồ sơ").click()
    expect(citizen.page.get_by_role("alert")).to_contain_text(
        "Không có hồ sơ mang mã 000.00.45.H20-260406-9999. So lại với mã trên giấy hẹn"
    )
    citizen.check()


def the_symbol_on_the_receipt_opens_the_page(citizen, receipt):
    assert citizen.go(receipt.qr_address.removeprefix(citizen.house)) == 200
    expect(citizen.page.locator("main")).to_contain_text(NAME)


def wrong_codes_of_view_are_slowed_down(citizen, code, view_code):
    """After five wrong ones the right one waits too: the page says until when, and which ways are open."""
    for _time in range(MOST_WRONG):
        assert citizen.go(f"/tra-cuu/{code}/?ma-xem=SAISAI") == 200
        expect(citizen.page.get_by_role("alert")).to_contain_text("Mã xem chưa đúng.")
    assert citizen.go(f"/tra-cuu/{code}/?ma-xem={view_code}") == 429
    shut = citizen.page.get_by_role("alert")
    for words in (
        "Mã xem đã được nhập sai nhiều lần",
        "mới nhập tiếp được",
        "in lại giấy có mã xem",
        "Hỏi trước qua số",
    ):
        expect(shut).to_contain_text(words)
    expect(citizen.page.locator(".mc-status").first).to_have_text("Yêu cầu thực hiện nghĩa vụ tài chính")
    expect(citizen.page.locator("main")).not_to_contain_text(NAME)
    citizen.check()
    citizen.shoot("khoa")
    shut.get_by_role("link", name="Hồ sơ của tôi").click()
    citizen.page.wait_for_url("**/dang-nhap/?next=/ho-so-cua-toi/")


def test_a_page_that_was_shut_opens_again_after_five_minutes(browser, tmp_path):
    days = Days(browser, tmp_path, "het-khoa")
    with days.on(6) as address:
        code, receipt = received_and_forwarded(days.visitor(address, "tiep-nhan"))
        citizen = days.visitor(address, width=360)
        for _time in range(MOST_WRONG):
            assert citizen.go(f"/tra-cuu/{code}/?ma-xem=SAISAI") == 200
        assert citizen.go(f"/tra-cuu/{code}/?ma-xem={receipt.view_code}") == 429
    with days.on(6, "09:20") as address:
        citizen = days.visitor(address, width=360)
        citizen.go(f"/tra-cuu/{code}/")
        citizen.page.locator("#ma-xem").fill(receipt.view_code)
        citizen.page.locator("main form[method=get] button").click()
        expect(citizen.page.locator("main")).to_contain_text("Nguyễn Thị Hồng Nhung")
        expect(citizen.page.get_by_role("alert")).to_have_count(0)


def test_a_page_that_was_shut_opens_by_the_link_in_a_letter(browser, tmp_path, monkeypatch):
    monkeypatch.setitem(ANSWERS, "email", "hong.nhung@thu.test")
    days = Days(browser, tmp_path, "lien-ket")
    with days.on(6) as address:
        code = filed(days.visitor(address, width=360))
        citizen = days.visitor(address, width=360)
        for _time in range(MOST_WRONG + 1):
            status = citizen.go(f"/tra-cuu/{code}/?ma-xem=SAISAI")
        assert status == 429
        press(citizen, "Gửi liên kết")
        expect(citizen.page.locator("main").get_by_role("status")).to_contain_text("đang được gửi đến đó")
        citizen.check()
        citizen.shoot("da-gui")
        [file] = until(lambda: list((tmp_path / "var" / "mail").glob("link-*.eml")), "the letter")
        letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert letter["To"] == "hong.nhung@thu.test"
        assert citizen.go(re.search(r"(/tra-cuu/\S+)", letter.get_content())[1]) == 200
        expect(citizen.page.get_by_role("heading", name="Diễn tiến")).to_be_visible()
        citizen.check()
