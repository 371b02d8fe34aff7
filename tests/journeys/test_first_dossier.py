"""One real birth registration (1.001193) from the counter to its return, in a real browser on the real house."""

import re

from playwright.sync_api import expect

from tests.journeys.counter import scan_with_keys, sign


def receive_with_keyboard(visitor):
    """Scan, choose, judge the papers, receive: keys only."""
    page = visitor.page
    visitor.go("/quay/tiep-nhan/")
    scan_with_keys(page)
    page.keyboard.press("F4")
    page.keyboard.type("khai sanh")
    hit = page.locator(".mc-hit").first
    expect(hit).to_contain_text("1.001193")
    visitor.shoot("tiep-nhan-tim")
    hit.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mc-papers tbody tr")).to_have_count(7)
    page.keyboard.press("F9")
    expect(page.locator(".mc-papers select").first).to_have_value("paper")
    page.locator("#id_person_checked").focus()
    page.keyboard.press("Space")
    expect(page.locator("#id_person_checked")).to_be_checked()
    expect(page.locator(".mc-note[data-kind='good']").last).to_contain_text("Đủ điều kiện tiếp nhận")
    expect(page.locator(".mc-promise").first).to_have_text("06/04/2026")


def test_the_whole_way(visit):
    officer = visit("canbo", height=648)
    officer.enter("tiep-nhan")
    receive_with_keyboard(officer)
    page = officer.page
    officer.check_panes()
    expect(page.locator("[data-draft-state]")).to_contain_text(re.compile("Đã lưu nháp lúc"))
    officer.check_access()
    officer.shoot("tiep-nhan")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    code = re.search(r"/ho-so/([^/?]+)", page.url)[1]
    assert re.fullmatch(r"000\.00\.45\.H20-260406-\d{4}", code)
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Được tiếp nhận")
    officer.check_access()
    officer.shoot("ho-so-moi")

    page.locator("form[action$='/chuyen/'] button").click()
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đang xử lý")
    officer.shoot("ho-so-da-chuyen")

    specialist = visit("chuyenmon")
    specialist.enter("chuyen-mon")
    specialist.check_access()
    specialist.shoot("viec-cua-toi")
    specialist.go(f"/quay/ho-so/{code}/")
    specialist.page.locator("#id_remark").fill("Đã kiểm tra giấy chứng sinh, đủ điều kiện.")
    specialist.page.locator("form[action$='/buoc/'] .btn-primary").click()

    leader = visit("lanhdao")
    leader.enter("lanh-dao")
    leader.go(f"/quay/ho-so/{code}/")
    leader.check_access()
    leader.shoot("ky")
    leader.page.locator("#id_number").fill("15/2026")
    leader.page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(leader.page.locator(".mc-title p > .mc-status")).to_have_text("Đã xử lý xong")

    desk = visit("traketqua")
    desk.enter("thu-ngan")
    desk.go("/quay/tra-ket-qua/")
    desk.page.keyboard.press("F2")
    desk.page.keyboard.type(code.replace("-", "-"))
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**/tra-ket-qua/{code}/")
    sign(desk.page)
    desk.page.get_by_label("Giấy tiếp nhận hồ sơ").check()
    for box in ("right_person", "originals_back"):
        desk.page.locator(f"#id_{box}").check()
    desk.check_access()
    desk.shoot("tra-ket-qua")
    desk.page.keyboard.press("Control+Enter")
    desk.page.wait_for_url("**/quay/ho-so/**")
    expect(desk.page.locator(".mc-title p > .mc-status")).to_have_text("Đã trả kết quả")
    desk.shoot("ho-so-da-tra")
