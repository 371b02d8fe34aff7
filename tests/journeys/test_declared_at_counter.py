"""The declaration of a birth (1.001193) typed at the counter, with and without JavaScript, and read on the dossier."""

import pytest
from playwright.sync_api import expect

from tests.journeys.counter import scan_with_keys


@pytest.mark.parametrize("scripts", [False, True])
def test_what_an_officer_types_of_the_declaration_is_read_on_the_dossier(visit, scripts):
    officer = visit("to-khai-tai-quay", height=648, scripts=scripts)
    officer.enter("tiep-nhan")
    officer.go("/quay/tiep-nhan/")
    page = officer.page
    (choose_with_keys if scripts else choose_with_buttons)(page)
    declaring = page.locator(".mc-declaring")
    expect(page.locator(".mc-papers tbody tr")).to_have_count(7)
    expect(declaring).not_to_have_attribute("open", "")
    officer.check_panes()
    declaring.locator("summary").focus()
    page.keyboard.press("Enter")
    page.locator("#id_khai-tre-ho_ten").fill("Nguyễn Bảo An")
    page.locator("input[name='khai-co_cha'][value='true']").check()
    if not scripts:
        page.get_by_role("button", name="Hiện mục phải khai thêm").click()
    expect(page.get_by_role("group", name="Người cha", exact=True)).to_be_visible()
    expect(page.locator("#id_khai-tre-ho_ten")).to_have_value("Nguyễn Bảo An")
    page.locator("#id_khai-cha-ho_ten").fill("Nguyễn Văn Tám")
    page.locator("#id_khai-tre-ngay_sinh").fill("31/02/2026")
    page.locator("#id_person_checked").check()
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    expect(declaring.locator(".mc-wrong")).to_contain_text("không có ngày “31/02/2026”")
    officer.check_width()
    officer.shoot(f"sai-{'co' if scripts else 'khong'}-js")
    page.locator("#id_khai-tre-ngay_sinh").fill("1/4/2026")
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    page.wait_for_url("**/quay/ho-so/**")
    expect(page.locator("h1")).to_contain_text("khai sinh")
    declared = page.locator("details", has_text="Tờ khai, nhập tại quầy")
    declared.locator("summary").click()
    for said in ("Nguyễn Bảo An", "01/04/2026", "Nguyễn Văn Tám"):
        expect(declared).to_contain_text(said)
    officer.check()
    officer.shoot(f"ho-so-{'co' if scripts else 'khong'}-js")


def choose_with_keys(page):
    scan_with_keys(page)
    page.keyboard.press("F4")
    page.keyboard.type("khai sanh")
    hit = page.locator(".mc-hit").first
    expect(hit).to_contain_text("1.001193")
    hit.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mc-papers tbody tr")).to_have_count(7)
    page.keyboard.press("F9")
    expect(page.locator(".mc-papers select").first).to_have_value("paper")


def choose_with_buttons(page):
    page.locator("#id_full_name").fill("Nguyễn Thị Hồng Nhung")
    page.locator("#tim").fill("1.001193")
    page.get_by_role("button", name="Tìm F4").click()
    page.locator(".mc-hit").first.click()
    page.get_by_role("button", name="Đủ giấy tờ bắt buộc").click()
