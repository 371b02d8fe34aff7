"""One person with several dossiers in one go: by keys alone on an office monitor, and without JavaScript on a phone."""

import re

from playwright.sync_api import expect

from tests.journeys.counter import code_in, scan_and_choose

CARD = "087092000789||Huỳnh Văn Lợi|20021992|Nam|Ấp An Lạc, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|10052022"
PHONE_CARD = "087301000987||Võ Thị Cẩm Tú|03092001|Nữ|Ấp An Thạnh, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|11062022"


def receive(page):
    """Every paper is there, the person is compared, the dossier is received: keys only. Its code."""
    page.keyboard.press("F9")
    expect(page.locator(".mc-papers select").first).to_have_value("paper")
    page.locator("#id_person_checked").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    return code_in(page.url)


def test_the_next_dossier_of_the_same_person_by_keys(visit):
    officer = visit("nhieu-ho-so", height=648)
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=CARD)
    first = receive(page)
    page.keyboard.press("m")
    page.wait_for_url("**/quay/tiep-nhan/?them=*")
    expect(page.locator("#id_full_name")).to_have_value("Huỳnh Văn Lợi")
    expect(page.locator(".mc-papers tbody tr")).to_have_count(7)
    expect(page.locator("#con-lai")).to_contain_text("Đang có 1 hồ sơ thủ tục này của cùng người")
    officer.check_panes()
    page.locator("[popovertarget=trung]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#trung")).to_contain_text(first.partition("-")[2])
    officer.shoot("so-sanh")
    page.keyboard.press("Escape")
    expect(page.locator("#trung")).not_to_be_visible()
    second = receive(page)
    page.get_by_role("link", name="Hồ sơ cùng lượt").click()
    expect(page.locator("main table tbody tr")).to_have_count(2)
    for code in (first, second):
        expect(page.locator("main table")).to_contain_text(code.partition("-")[2])
    officer.check_access()


def test_the_next_dossier_of_the_same_person_without_javascript(visit):
    officer = visit("nhieu-ho-so-khong-js", width=360, height=740, scripts=False)
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=PHONE_CARD)
    for _dossier in range(2):
        page.locator("button[value=du]").click()
        page.locator("#id_person_checked").check()
        page.locator("button[value=tiep-nhan]").click()
        officer.check()
        page.get_by_role("link", name=re.compile("Thêm, cùng thủ tục")).click()
    expect(page.locator("#id_full_name")).to_have_value("Võ Thị Cẩm Tú")
    expect(page.locator("#con-lai")).to_contain_text("Đang có 2 hồ sơ thủ tục này của cùng người")
    page.locator("[popovertarget=trung]").click()
    expect(page.locator("#trung")).to_be_visible()
    officer.check()
    officer.shoot("so-sanh")
