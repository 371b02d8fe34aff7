"""Prepared at home on a phone, with and without JavaScript, and opened at the counter by the code."""

import pytest
from playwright.sync_api import expect

ANSWERS = {"issued": "no", "lived": "no", "authorised": "yes", "residence": "unsure"}


def prepare(person):
    """Answer the questions, tick the declaration, save: the code."""
    page = person.page
    person.go("/thu-tuc/1.004873/")
    page.get_by_role("link", name="Trả lời vài câu hỏi").click()
    page.get_by_role("button", name="Xem kết quả").click()
    expect(page.get_by_role("alert")).to_contain_text("Sửa 4 chỗ")
    person.check()
    for key, value in ANSWERS.items():
        page.locator(f"input[name='hoi-{key}'][value='{value}']").check()
    page.get_by_role("button", name="Xem kết quả").click()
    expect(page.get_by_role("heading", name="Được làm thủ tục này")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Giấy xác nhận đã cấp trước đó")
    person.check()
    page.locator(".papers input").first.check()
    page.get_by_role("button", name="Lưu mã chuẩn bị").click()
    expect(page.locator("h1")).to_contain_text("Mã chuẩn bị")
    return page.url.rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize("scripts", [False, True])
def test_what_was_ticked_at_home_is_there_at_the_counter(visit, scripts):
    citizen = visit("chuan-bi", width=360, height=740, scripts=scripts)
    code = prepare(citizen)
    citizen.shoot(f"ma-{'co' if scripts else 'khong'}-js")
    citizen.page.locator(".papers input").nth(1).check()
    citizen.page.get_by_role("button", name="Lưu giấy đã có").click()
    expect(citizen.page.locator(".papers input:checked")).to_have_count(2)
    citizen.check()
    citizen.page.get_by_role("link", name="Bản in chữ to").click()
    expect(citizen.page.locator("main")).to_contain_text(code)

    officer = visit("chuan-bi-quay", scripts=scripts)
    officer.enter("tiep-nhan")
    officer.go("/quay/tiep-nhan/")
    officer.page.locator("#scan").fill(f"{citizen.house}/chuan-bi/{code}/")
    officer.page.get_by_role("button", name="Đọc").click()
    expect(officer.page.locator("#viec")).to_contain_text(f"Mã chuẩn bị {code}: báo đã có 2 giấy")
    expect(officer.page.locator("#viec select[name^='source_']").first).to_have_value("")
    officer.shoot(f"tai-quay-{'co' if scripts else 'khong'}-js")
    officer.check()
    address = officer.page.url

    officer.go(f"/quay/ho-so/?q={code.lower()}")
    expect(officer.page.locator("h1")).to_have_text(f"Mã chuẩn bị {code}")
    officer.page.get_by_role("button", name="Mở tiếp nhận").click()
    expect(officer.page.locator("#viec")).to_contain_text(f"Mã chuẩn bị {code}")
    assert officer.page.url == address


def test_a_scanner_that_types_opens_the_code(visit):
    code = prepare(visit("chuan-bi", width=360, height=740))
    officer = visit("chuan-bi-quay")
    officer.enter("tiep-nhan")
    officer.go("/quay/tiep-nhan/")
    officer.page.keyboard.press("F2")
    officer.page.keyboard.type(code)
    officer.page.keyboard.press("Enter")
    expect(officer.page.locator("#viec")).to_contain_text(f"Mã chuẩn bị {code}")
    officer.page.get_by_role("button", name="Hỏi nhanh").click()
    popover = officer.page.locator("#hoi-nhanh")
    expect(popover.locator("input[name='hoi-authorised'][value='yes']")).to_be_checked()
    popover.locator("input[name='hoi-issued'][value='yes']").check()
    popover.get_by_role("button", name="Đặt giấy cần theo trả lời").click()
    row = officer.page.locator("#viec tr", has_text="Giấy xác nhận đã cấp trước đó")
    expect(row.locator("select")).to_have_value("")
    officer.check()
    officer.page.set_viewport_size({"width": 1366, "height": 648})
    officer.check_panes()
