"""J7: from the specialist's first row to the result in the owner's hand, the fee paid at the last door."""

from playwright.sync_api import expect

from tests.journeys.counter import Printed, code_in, scan_and_choose
from tests.journeys.test_first_dossier import sign

CARD = "087168001357|331357246|Nguyễn Thị Sáu|01021968|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|20052021"


def test_from_the_first_row_to_the_owners_hand(visit):
    officer = visit("tra-tien")
    officer.enter("tiep-nhan")
    code, receipt = received_and_forwarded(officer)
    specialist = visit("tra-tien-chuyenmon")
    specialist.enter("chuyen-mon")
    specialist.go(f"/quay/ho-so/{code}/")
    expect(specialist.page.locator("#id_remark")).to_be_visible()
    specialist.page.keyboard.press("c")
    expect(specialist.page.locator(".mc-messages")).to_contain_text("Đã xong bước")
    leader = visit("tra-tien-lanhdao")
    leader.enter("lanh-dao")
    the_leader_hears_of_it_and_signs(leader, code)
    desk = visit("tra-tien-quay")
    desk.enter("thu-ngan")
    nothing_unpaid_is_handed_over(desk, code, receipt)
    paid_signed_and_gone(desk)
    citizen = visit("tra-tien-congdan", width=360, height=740)
    citizen.go(f"/tra-cuu/{code}/")
    expect(citizen.page.locator(".mc-status")).to_have_text("Đã trả kết quả")
    citizen.check()


def received_and_forwarded(officer):
    """The code, and the address in the QR of the receipt; the fee is not paid yet."""
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=CARD, typed="giay doc than", code="1.004873")
    page.keyboard.press("F9")
    page.locator("#id_person_checked").check()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    receipt = Printed(page, "Giấy tiếp nhận hồ sơ").qr_address
    page.locator("form[action$='/chuyen/'] button").click()
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đang xử lý")
    return code_in(page.url), receipt


def the_leader_hears_of_it_and_signs(leader, code):
    page = leader.page
    leader.go("/quay/thong-bao/")
    expect(page.locator("main")).to_contain_text(code)
    leader.go(f"/quay/ho-so/{code}/")
    page.locator("form[action$='/buoc/'] .btn-primary").click()
    page.locator("#id_number").fill("27/GXN")
    page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đã xử lý xong")


def nothing_unpaid_is_handed_over(desk, code, receipt):
    """The QR of the receipt opens the hand-over, which waits for the money."""
    page = desk.page
    desk.go("/quay/tra-ket-qua/")
    page.keyboard.press("F2")
    page.keyboard.type(receipt)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/tra-ket-qua/{code}/")
    expect(page.locator("main")).to_contain_text("Mức thu chưa nhập trong danh mục")
    for box in ("right_person", "originals_back", "signed_on_paper"):
        page.locator(f"#id_{box}").check()
    page.get_by_label("Giấy tiếp nhận hồ sơ").check()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".mc-errors")).to_contain_text("phí")
    desk.check()
    desk.shoot("chua-nop-tien")


def paid_signed_and_gone(desk):
    page = desk.page
    page.locator("#id_fee_settled").check()
    page.locator("#id_signed_on_paper").uncheck()
    sign(page)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đã trả kết quả")
    desk.check()
    desk.shoot("da-tra")
