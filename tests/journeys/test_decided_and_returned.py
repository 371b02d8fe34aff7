"""J7: from the specialist's first row to the result in the owner's hand, the fee paid at the last door."""

from playwright.sync_api import expect

from tests.journeys.counter import OLDER_CARD, received_and_forwarded, sign


def test_from_the_first_row_to_the_owners_hand(visit):
    officer = visit("tra-tien")
    officer.enter("tiep-nhan")
    code, receipt = received_and_forwarded(officer, OLDER_CARD)
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
    nothing_unpaid_is_handed_over(desk, code, receipt.qr_address)
    paid_signed_and_gone(desk)
    citizen = visit("tra-tien-congdan", width=360, height=740)
    citizen.go(f"/tra-cuu/{code}/")
    expect(citizen.page.locator(".mc-status")).to_have_text("Đã trả kết quả")
    citizen.check()


def the_leader_hears_of_it_and_signs(leader, code):
    page = leader.page
    leader.go("/quay/thong-bao/")
    expect(page.locator("main")).to_contain_text(code)
    leader.go(f"/quay/ho-so/{code}/")
    page.locator("form[action$='/buoc/'] .btn-primary").click()
    page.locator("#id_number").fill("27/GXN")
    page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đã xử lý xong")


def nothing_unpaid_is_handed_over(desk, code, address):
    """The QR of the receipt opens the hand-over, which waits for the money."""
    page = desk.page
    desk.go("/quay/tra-ket-qua/")
    page.keyboard.press("F2")
    page.keyboard.type(address)
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
