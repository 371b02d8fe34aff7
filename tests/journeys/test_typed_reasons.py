"""Reasons and remarks that were typed and not sent yet: offered again to who comes back."""

from playwright.sync_api import expect

from tests.journeys.counter import about_to_refuse, press_refuse, scan_and_choose

CARD = "087168001358||Nguyễn Thị Bảy|01021968|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|20052021"


def take_back(page):
    page.get_by_role("button", name="Lấy lại nội dung").click()


def test_the_grounds_of_a_refusal_are_there_after_a_look_at_the_intake(visit):
    officer = visit("ly-do")
    about_to_refuse(officer, CARD)
    page = officer.page
    for name in ("reason", "basis", "remedy"):
        page.locator(f"#id_{name}").fill(f"đã gõ {name}")
    with page.context.expect_page() as beside:
        page.locator("button[value=xem]").click()
    beside.value.close()
    page.get_by_role("link", name="Quay lại tiếp nhận").click()
    page.locator("#id_full_name").wait_for()
    press_refuse(page)
    officer.check()
    officer.shoot("con-noi-dung")
    take_back(page)
    for name in ("reason", "basis", "remedy"):
        expect(page.locator(f"#id_{name}")).to_have_value(f"đã gõ {name}")


def test_the_remark_on_a_step_is_there_after_another_page_and_gone_once_sent(visit):
    officer = visit("y-kien")
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=CARD)
    page.locator("button[value=du]").click()
    page.locator("#id_person_checked").check()
    page.locator("button[value=tiep-nhan]").click()
    page.wait_for_url("**/quay/ho-so/**")
    page.locator("form[action$='/chuyen/'] button").click()
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đang xử lý")
    code = page.url.split("/")[-2]

    officer.enter("chuyen-mon")
    officer.go(f"/quay/ho-so/{code}/")
    page.locator("#id_remark").fill("Đủ căn cứ, trình ký")
    officer.go("/quay/")
    officer.go(f"/quay/ho-so/{code}/")
    officer.check()
    officer.shoot("con-noi-dung")
    take_back(page)
    expect(page.locator("#id_remark")).to_have_value("Đủ căn cứ, trình ký")
    page.locator("form[action$='/buoc/'] .btn-primary").last.click()
    expect(page.locator("main")).to_contain_text("Đủ căn cứ, trình ký")
    officer.go(f"/quay/ho-so/{code}/")
    expect(page.get_by_role("button", name="Lấy lại nội dung")).to_have_count(0)


def test_a_phrase_of_the_centre_goes_in_at_the_cursor_and_may_be_changed(visit):
    officer = visit("mau-cau")
    about_to_refuse(officer, CARD)
    page = officer.page
    reason, offer = page.locator("#id_reason"), page.locator("[data-insert-into=id_reason]")
    reason.fill("Kiểm tra lại.")
    reason.press("Home")
    offer.locator("summary").click()
    officer.check()
    officer.shoot("mo")
    offer.get_by_role("button", name="Chèn: Nộp trùng").click()
    expect(reason).to_be_focused()
    expect(offer).not_to_have_attribute("open", "")
    page.keyboard.type(" Vui lòng")
    said = "Hồ sơ này đã nộp một lần và đang được giải quyết. Vui lòng Kiểm tra lại."
    expect(reason).to_have_value(said)
