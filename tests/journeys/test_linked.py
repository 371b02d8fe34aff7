"""A linked procedure: sent to its agencies in one go, each answers, the citizen follows every part (F87)."""

from playwright.sync_api import expect

from tests.journeys.counter import CARD, Printed, code_in, scan_and_choose

REASON = "Chỗ ở chưa đủ điều kiện đăng ký"


def test_agencies_answer_one_by_one_and_the_citizen_reads_each(visit):
    officer = visit("lien-thong")
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=CARD, typed="2.000986", code="2.000986")
    page.keyboard.press("F9")
    page.locator("#id_person_checked").check()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    code, view_code = code_in(page.url), Printed(page, "Giấy tiếp nhận hồ sơ").view_code
    page.get_by_role("link", name="Chuyển liên thông").click()
    page.get_by_text("tất cả cơ quan cùng lúc").click()
    officer.look("gui")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#parts")).to_contain_text("0 trên 3 cơ quan đã xong")
    expect(page.locator("iframe.mc-sheetview")).to_be_visible()
    note(page, "Công an cấp xã", "Không đủ điều kiện", REASON)
    expect(page.locator("#parts")).to_contain_text("1 trên 3 cơ quan đã xong")
    officer.look("mot-co-quan-xong")
    the_citizen_reads_every_part(visit("lien-thong-cong-dan", width=360), code, view_code)
    note(page, "Ủy ban nhân dân cấp xã")
    note(page, "Cơ quan bảo hiểm xã hội")
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đã xử lý xong")
    expect(page.locator("main")).to_contain_text(REASON)


def note(page, agency, outcome="Đã giải quyết", remark=""):
    page.get_by_role("link", name="Ghi kết quả của cơ quan").first.click()
    page.get_by_label(agency).check()
    page.get_by_label(outcome, exact=True).check()
    page.locator("#id_remark").fill(remark)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/*/")


def the_citizen_reads_every_part(citizen, code, view_code):
    citizen.go(f"/tra-cuu/{code}/")
    parts = citizen.page.locator("section[aria-labelledby='lien-thong'] li")
    assert [part.inner_text().count(REASON) for part in parts.all()] == [0, 0, 0]
    citizen.go(f"/tra-cuu/{code}/?ma-xem={view_code}")
    assert [part.inner_text().count(REASON) for part in parts.all()] == [0, 1, 0]
    citizen.look("cac-co-quan")
