"""A visit that certifies, by the keyboard: the card, two papers, the fee as one types, the numbers (feature F22)."""

import pytest
from playwright.sync_api import expect

from tests.journeys.counter import CARD


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_two_papers_are_certified_in_one_visit(visit, scripts):
    officer = visit("chung-thuc-mot-luot", scripts=scripts)
    officer.enter("tiep-nhan")
    officer.go("/quay/chung-thuc/")
    page = officer.page
    page.locator("#scan").fill(CARD)
    page.locator("button[value=quet]").click()
    expect(page.locator("#id_full_name")).to_have_value("Nguyễn Thị Hồng Nhung")
    for line, (name, pages, copies) in enumerate(
        [("Bằng tốt nghiệp", "2", "3"), ("Giấy khai sinh", "1", "")]
    ):
        page.locator(f"#id_name_{line}").fill(name)
        page.locator(f"#id_pages_{line}").fill(pages)
        page.locator(f"#id_copies_{line}").fill(copies)
    if scripts:
        page.locator("#id_used_for").fill("đăng ký khai sinh")
        page.locator("#id_used_for").press("Tab")
        expect(page.locator("#phi")).to_contain_text("14.000")
        expect(page.locator("#phi")).to_contain_text("không cần bản sao chứng thực")
    page.locator("#id_person_checked").check()
    page.locator("#id_handed_over").check()
    if scripts:
        page.keyboard.press("Control+Enter")
    else:
        page.locator("button[value=ghi]").click()
    expect(page.locator("h1")).to_have_text("Đã chứng thực")
    expect(page.locator("tbody tr")).to_have_count(2)
    officer.look("xong")
