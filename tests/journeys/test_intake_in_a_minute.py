"""J2: a marital status certificate (1.004873) received by keys alone, in less than a minute."""

import time

from playwright.sync_api import expect

from tests.journeys.counter import Printed, scan_with_keys


def test_an_intake_takes_less_than_a_minute_and_does_not_scroll(visit):
    officer = visit("mot-phut", height=648)
    officer.enter("tiep-nhan")
    officer.go("/quay/tiep-nhan/")
    page, begun = officer.page, time.monotonic()
    scan_with_keys(page)
    the_procedure_is_found_by_how_people_say_it(page)
    the_papers_come_in_different_ways(page)
    page.locator("#id_person_checked").focus()
    page.keyboard.press("Space")
    expect(page.locator(".mc-note[data-kind='good']").last).to_contain_text("Đủ điều kiện tiếp nhận")
    expect(page.locator(".mc-promise").first).to_have_text("09/04/2026")
    officer.shoot("du-dieu-kien")
    officer.check_panes()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    assert time.monotonic() - begun < 60, "the journey's own promise: sixty seconds"
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Được tiếp nhận")
    expect(page.locator(".mc-messages")).to_contain_text("Đã tiếp nhận hồ sơ")
    expect(page.get_by_role("link", name="Tiếp nhận thêm cho người này")).to_be_visible()
    officer.check()
    officer.shoot("da-tiep-nhan")
    receipt = Printed(page, "Giấy tiếp nhận hồ sơ")
    assert "09 tháng 4 năm 2026" in receipt.text or "09/04/2026" in receipt.text, receipt.text
    assert "/tra-cuu/" in receipt.qr_address


def the_procedure_is_found_by_how_people_say_it(page):
    page.keyboard.press("F4")
    page.keyboard.type("giay doc than")
    hit = page.locator(".mc-hit").first
    expect(hit).to_contain_text("1.004873")
    hit.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mc-papers tbody tr")).to_have_count(5)


def the_papers_come_in_different_ways(page):
    """All required at once, then one of them only shown."""
    page.keyboard.press("F9")
    chosen = page.locator(".mc-papers select")
    expect(chosen.first).to_have_value("paper")
    expect(chosen.nth(2)).to_have_value("shown")
    expect(chosen.nth(4)).to_have_value("not_needed")
