"""Prepared at home on a phone, with and without JavaScript, and opened at the counter by the code."""

import pytest
from playwright.sync_api import expect

from tests.journeys.citizen import begin, fill_in, press
from tests.journeys.counter import code_in
from tests.journeys.days import Days

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


def test_a_declaration_received_at_the_counter_is_not_offered_again_and_its_code_is_used(browser, tmp_path):
    days = Days(browser, tmp_path, "ma-da-dung")
    with days.on(6) as address:
        the_declaration_ends_with_a_code(days.visitor(address, "quan-tri"))
        citizen = days.visitor(address, "cong-dan", width=360)
        citizen.go("/nop/1.004873/")
        begin(citizen)
        fill_in(citizen)
        citizen.page.get_by_role("link", name="Kiểm tra lại").click()
        press(citizen, "Lưu mã chuẩn bị")
        code = citizen.page.url.rstrip("/").rpartition("/")[2]
        officer = days.visitor(address, "tiep-nhan")
        dossier = received_by_code(officer, code)
        the_counter_hears_that_it_was_used(officer, code, dossier)
        citizen.go("/ho-so-cua-toi/")
        expect(citizen.page.locator("main a[href*='/nop/1.004873/']")).to_have_count(0)
        citizen.go(f"/chuan-bi/{code}/")
        expect(citizen.page.locator("main")).to_contain_text("Mã đã dùng.")
        citizen.check()
        citizen.shoot("trang-ma")


def the_declaration_ends_with_a_code(office):
    """An office where what was declared online is finished at the counter."""
    office.go("/quan-tri/thu-tuc/1.004873/chuan-bi/")
    office.page.locator("input[name=button][value=code]").check()
    press(office, "Đổi nút cuối")


def read(officer, code):
    """The code typed into the box of the scanner."""
    officer.go("/quay/tiep-nhan/")
    officer.page.locator("#scan").fill(code)
    officer.page.get_by_role("button", name="Đọc").click()


def received_by_code(officer, code):
    """Everything that must be there is there, the person is checked: the code of the dossier."""
    page = officer.page
    read(officer, code)
    expect(page.locator("#viec")).to_contain_text(f"Mã chuẩn bị {code}")
    page.keyboard.press("F9")
    for choice in page.locator(".mc-papers select").all():
        if choice.input_value() in ("", "missing"):
            choice.select_option("paper")
    page.locator("#id_person_checked").check()
    expect(page.locator("#con-lai .mc-note[data-kind='good']")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    return code_in(page.url)


def the_counter_hears_that_it_was_used(officer, code, dossier):
    read(officer, code)
    told = officer.page.locator(".mc-note", has_text="Mã này đã dùng")
    expect(told.get_by_role("link")).to_have_text(f"hồ sơ {dossier}")
    expect(officer.page.get_by_role("button", name="Mở tiếp nhận")).to_have_count(0)
    officer.look("quet-lai")
