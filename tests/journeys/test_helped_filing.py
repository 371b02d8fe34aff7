"""A helper files for a citizen who signed the slip, on a screen turned to them; a consent is taken back."""

import pytest
from playwright.sync_api import expect

from tests.journeys.helping import begin_helping
from tests.journeys.test_filing import PERSON, choose, fill_pages, go_on, photo, type_in

CODE, WHO = "1.000656", "Trần Thị Nhập"


def about_the_dead() -> list:
    """What is typed and chosen on the pages of the declaration of a death."""
    named = [
        ("Họ, chữ đệm, tên", "Trần Văn Mẫu"),
        ("Ngày, tháng, năm sinh", "02/03/1941"),
        ("Nơi cư trú cuối cùng", "Xã Mỹ An Hưng"),
    ]
    died = [("Ngày, tháng, năm chết", "01/04/2026"), ("Nơi chết", "Tại nhà")]
    return [
        ([("Quan hệ với người đã chết", "Con")], []), (named, ["Nam"]), (died, []), ([], []), ([], ["Không"])
    ]  # fmt: skip


@pytest.mark.parametrize("scripts", [False, True], ids=["khong-js", "co-js"])
def test_a_helper_files_for_a_citizen_and_the_next_consent_is_withdrawn(visit, scripts):
    helper = visit(f"giup-nop-{scripts}", width=360, height=740, scripts=scripts)
    helper.enter("tiep-nhan")
    page = helper.page
    begin_helping(helper, WHO, CODE)
    expect(page.get_by_text(f"Hồ sơ của {WHO}")).to_be_visible()
    helper.shoot("cac-buoc")
    helper.check()
    page.get_by_role("link", name="Thông tin người nộp").click()
    who = [("Số định danh, hộ chiếu", "079185000222"), ("Ngày sinh", PERSON[2])]
    where = [("Địa chỉ", "Ấp An Lợi, xã Mỹ An Hưng"), ("Điện thoại", "0912 345 678")]
    choose(helper, "Cho chính tôi")
    go_on(helper)
    expect(page.get_by_label("Họ và tên")).to_have_value(WHO)
    helper.shoot("nguoi-nop")
    fill_pages(helper, [(who, ["Nữ"]), (where, [])])
    page.get_by_role("link", name="Nội dung đề nghị").click()
    fill_pages(helper, about_the_dead())
    page.get_by_role("link", name="Giấy tờ").click()
    page.set_input_files("#chon", photo())
    if scripts:
        expect(page.locator("[data-upload-state]")).to_contain_text("Đã tải lên")
        expect(page.locator("[data-upload-state]")).to_contain_text("bị mờ")
    else:
        go_on(helper, "Tải lên")
    helper.shoot("giay-to")
    helper.check()
    go_on(helper)
    while "/giay-to-" in page.url:
        page.locator("input[name='khong-nop']").last.focus()
        page.keyboard.press("Space")
        go_on(helper)
    page.get_by_role("link", name="Nhận kết quả").click()
    fill_pages(helper, [([], ["Tại quầy trả kết quả của Trung tâm"])])
    page.get_by_role("link", name="Kiểm tra lại và nộp").click()
    choose(
        helper, "Cam đoan các nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai."
    )
    type_in(helper, "Lần sau tự làm được", "Tra cứu hồ sơ bằng mã QR")
    helper.shoot("kiem-tra")
    helper.check()
    go_on(helper, "Nộp hồ sơ")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ đã được nộp")
    expect(page.get_by_text("Tra cứu hồ sơ bằng mã QR")).to_be_visible()
    helper.shoot("da-nop")
    helper.check()
    page.get_by_role("link", name="Kết thúc hỗ trợ").click()
    expect(page.get_by_label("Lần sau người dân tự làm được gì")).to_have_value("Tra cứu hồ sơ bằng mã QR")
    helper.check()

    begin_helping(helper, "Lê Thị Rút", CODE)
    page.get_by_role("link", name="Rút đồng ý hoặc dừng").click()
    page.get_by_role("button", name="Người dân rút đồng ý").click()
    expect(page.get_by_text("Phiên hỗ trợ đã đóng")).to_be_visible()
    expect(page.get_by_role("button", name="Điền tờ khai chữ to")).to_have_count(0)
