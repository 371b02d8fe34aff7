"""A form sent empty or wrong comes back with the reason on top, in words, at the office and on a phone."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect


class Form(NamedTuple):
    """A form that is sent as it stands, by whom, what it is sent with, and what the page then says."""

    path: str
    role: str | None
    send: Callable[[Page], object]
    words: str


def press(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).click()


def sign_in_wrongly(page: Page) -> None:
    page.locator("#id_login").fill("khong-co-ai")
    page.locator("#id_password").fill("sai-mat-khau")
    page.locator("form .submit").click()


def scan_without_accents(page: Page) -> None:
    page.locator("#scan").fill(
        "087190001234||Nguyen Thi Hong Nhung|05111990|Nu|Ap An Loi, Lap Vo, Dong Thap|12042022"
    )
    page.locator("button[value=quet]").click()


FORMS = {
    "tiep-nhan": Form(
        "/quay/tiep-nhan/", "tiep-nhan", press("button[value=tiep-nhan]"), "Chưa có họ tên người nộp"
    ),
    "quet-mat-dau": Form("/quay/tiep-nhan/", "tiep-nhan", scan_without_accents, "Tắt bộ gõ rồi quét lại"),
    "ngay-nghi": Form("/quan-tri/ngay-nghi/them/", "quan-tri", press("main .btn-primary"), "Chưa ghi được"),
    "nhap-danh-muc": Form("/quan-tri/thu-tuc/nhap/", "quan-tri", press("main .btn-primary"), "Chưa chọn tệp"),
    "dang-nhap": Form("/dang-nhap/", None, sign_in_wrongly, "mật khẩu chưa đúng"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_refused_form_says_why_and_stays_usable(visit, name):
    form, visitor = FORMS[name], visit(f"loi-{name}")
    if form.role:
        visitor.enter(form.role)
    visitor.go(form.path)
    form.send(visitor.page)
    expect(visitor.page.locator("[role=alert]").first).to_contain_text(form.words)
    visitor.look("sang")


def test_the_officers_menu_and_the_list_of_keys_open(visit):
    officer = visit("muc-luc")
    officer.enter("tiep-nhan")
    officer.page.locator(".mc-bar-end details.mc-menu:not(.is-narrow) summary").click()
    expect(officer.page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    officer.check()
    officer.page.keyboard.press("Escape")
    officer.page.keyboard.press("?")
    expect(officer.page.locator("dialog")).to_contain_text("Tiếp nhận")
    officer.check()
    officer.shoot("phim")
    officer.page.keyboard.press("Escape")
    officer.page.set_viewport_size({"width": 360, "height": 740})
    officer.page.locator("details.is-narrow summary").click()
    expect(officer.page.get_by_role("button", name="Giao diện tối")).to_be_visible()
    officer.check()
    officer.shoot("hep")
