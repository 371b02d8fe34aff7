"""The whole way on a phone without JavaScript: plain forms and links are enough for everybody."""

import re

from playwright.sync_api import expect

from tests.journeys.counter import Printed, code_in, scan_and_choose

CARD = (
    "087085000456|331234567|Trần Quốc Việt|12081985|Nam|Ấp An Thái, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|15032023"
)
STATUS = ".mc-title p > .mc-status"


def test_the_whole_way_without_javascript(visit):
    def plain(name):
        return visit(f"khong-js-{name}", width=360, height=740, scripts=False)

    officer = plain("canbo")
    officer.enter("tiep-nhan")
    code = receive(officer)
    receipt = Printed(officer.page, "Giấy tiếp nhận")
    citizen = plain("congdan")
    the_receipt_leads_to_the_dossier(citizen, receipt, code)
    anybody_checks_the_receipt(citizen, receipt)

    officer.page.locator("form[action$='/chuyen/'] button").click()
    expect(officer.page.locator(STATUS)).to_have_text("Đang xử lý")
    officer.check()

    specialist = plain("chuyenmon")
    specialist.enter("chuyen-mon")
    specialist.page.locator(f".mc-list a[href='/quay/ho-so/{code}/']").first.click()
    specialist.page.locator("#id_remark").fill("Đủ giấy tờ, đúng thẩm quyền.")
    specialist.page.locator("form[action$='/buoc/'] .btn-primary").click()
    expect(specialist.page.locator(".mc-messages")).to_contain_text("Đã xong bước")
    specialist.check()

    leader = plain("lanhdao")
    leader.enter("lanh-dao")
    leader.page.locator(f".mc-list a[href='/quay/ho-so/{code}/']").first.click()
    decide(leader)

    desk = plain("traketqua")
    desk.enter("thu-ngan")
    hand_over(desk, code)
    expect(desk.page.locator(STATUS)).to_have_text("Đã trả kết quả")
    desk.check()
    the_typed_code_shows_the_end_and_nobody(citizen, code)


def receive(officer):
    """Scan, choose, judge the papers, tick, receive: buttons only. The dossier's code."""
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=CARD)
    expect(page.locator("#id_full_name")).to_have_value("Trần Quốc Việt")
    expect(page.locator("#id_born_on")).to_have_value("12/08/1985")
    expect(page.locator("#scan")).to_have_value("")
    page.locator("button[value=du]").click()
    expect(page.locator(".mc-papers select").first).to_have_value("paper")
    page.locator("#id_person_checked").check()
    officer.check()
    page.locator("button[value=tiep-nhan]").click()
    expect(page.locator(STATUS)).to_have_text("Được tiếp nhận")
    officer.check()
    officer.shoot("ho-so-moi")
    return code_in(page.url)


def the_receipt_leads_to_the_dossier(citizen, receipt, code):
    """The QR carries code and `Mã xem`: the way so far opens at once."""
    assert receipt.qr_address == f"{citizen.house}/tra-cuu/{code}/?ma-xem={receipt.view_code}"
    assert citizen.go(receipt.qr_address.removeprefix(citizen.house)) == 200
    expect(citizen.page.locator("h1")).to_contain_text("Hẹn trả 16:30 thứ Hai 06/04/2026")
    expect(citizen.page.locator("main")).to_contain_text("Trần Quốc Việt")
    expect(citizen.page.locator(".line")).to_contain_text("Được tiếp nhận")
    citizen.check()
    citizen.shoot("tra-cuu-qr")


def anybody_checks_the_receipt(citizen, receipt):
    """The code at the foot of the paper says what the paper is, and nothing of whom it is about."""
    assert citizen.go(f"/xac-minh/{receipt.verify_code}/") == 200
    expect(citizen.page.locator("h1")).to_contain_text("còn hiệu lực")
    expect(citizen.page.locator("main")).to_contain_text("Giấy tiếp nhận hồ sơ")
    expect(citizen.page.locator("main")).not_to_contain_text("Việt")
    citizen.check()


def decide(leader):
    """To decline without a reason is refused with everything kept; then the result is signed."""
    page = leader.page
    page.locator("#id_number").fill("16/2026")
    page.get_by_label("Không đủ điều kiện").first.check()
    page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(page.locator(".mc-errors")).to_contain_text("lý do")
    expect(page.locator(STATUS)).to_have_text("Đang xử lý")
    expect(page.locator("#id_number")).to_have_value("16/2026")
    expect(page.get_by_label("Không đủ điều kiện").first).to_be_checked()
    leader.check()
    leader.shoot("tu-choi-thieu-ly-do")
    page.get_by_label("Đồng ý giải quyết").check()
    page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(page.locator(STATUS)).to_have_text("Đã xử lý xong")
    leader.check()


def hand_over(desk, code):
    """The receipt's code typed with spaces, what was shown, three checks, signed on paper."""
    page = desk.page
    desk.go("/quay/tra-ket-qua/")
    page.locator("main input[name=q]").fill(code.lower().replace("-", " - "))
    page.get_by_role("button", name=re.compile("Tìm")).click()
    expect(page.locator("#hand")).to_have_text("Trần Quốc Việt")
    expect(page.locator("canvas")).not_to_be_visible()
    page.get_by_label("Giấy tờ tùy thân").check()
    for box in ("right_person", "originals_back", "signed_on_paper"):
        page.locator(f"#id_{box}").check()
    desk.check()
    desk.shoot("tra-ket-qua")
    page.locator("button[form=tra]").click()
    page.wait_for_url("**/quay/ho-so/**")


def the_typed_code_shows_the_end_and_nobody(citizen, code):
    """The code alone, typed at home, shows where the dossier stands and nothing personal."""
    citizen.go("/")
    citizen.page.locator("#ma").fill(code.lower())
    citizen.page.get_by_role("button", name="Tra cứu hồ sơ").click()
    expect(citizen.page.locator("h1")).to_have_text("Đã trả kết quả.")
    expect(citizen.page.locator("main")).not_to_contain_text("Việt")
    citizen.check()
