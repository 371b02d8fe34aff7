"""J4 of a filing: an old phone, with and without scripts, by the keyboard alone, from the first page to the answer."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

CODE = "1.000656"
#: what is typed on each page of the declaration of a death, in order
PERSON = ["Trần Thị Nhập", "079185000111", "5/11/1985"]


def photo(side: int = 80) -> dict:
    """A photograph of a paper as the browser sends it."""
    content = io.BytesIO()
    Image.new("RGB", (side, side), (180, 180, 170)).save(content, "JPEG")
    return {"name": "giay-bao-tu.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def tab_to(citizen: Visitor, target: Locator) -> None:
    """Go on with Tab until the control has the focus, as somebody without a mouse does."""
    for _press in range(60):
        if target.evaluate("each => each === document.activeElement"):
            return
        citizen.page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {target}")


def type_in(citizen: Visitor, label: str, words: str) -> None:
    target = citizen.page.get_by_label(label, exact=False).first
    tab_to(citizen, target)
    citizen.page.keyboard.press("Control+a")
    citizen.page.keyboard.type(words)


def choose(citizen: Visitor, label: str) -> None:
    """Choose by the keyboard; of a group the first choice takes the focus, arrows go on."""
    target = citizen.page.get_by_label(label, exact=True).first
    target.focus()
    citizen.page.keyboard.press("Space")


def go_on(citizen: Visitor, name: str = "Tiếp tục") -> None:
    button = citizen.page.get_by_role("button", name=name)
    tab_to(citizen, button)
    with citizen.page.expect_navigation():
        citizen.page.keyboard.press("Enter")


def fill_pages(citizen: Visitor, pages: list) -> None:
    """Page after page: type what is asked, choose, go on."""
    for typed, chosen in pages:
        for label, words in typed:
            type_in(citizen, label, words)
        for label in chosen:
            choose(citizen, label)
        citizen.check()
        go_on(citizen)


@pytest.mark.parametrize("scripts", [False, True], ids=["khong-js", "co-js"])
def test_a_citizen_files_from_an_old_phone_and_sends_what_is_asked_for(visit, scripts):
    citizen = visit(f"nop-{scripts}", width=360, height=740, scripts=scripts)
    citizen.enter("cong-dan")
    citizen.go(f"/nop/{CODE}/")
    citizen.check()
    again = citizen.page.get_by_role("button", name="Làm hồ sơ mới")
    go_on(citizen, "Làm hồ sơ mới" if again.count() else "Bắt đầu")
    citizen.shoot("cac-buoc")
    citizen.check()
    page = citizen.page
    page.get_by_role("link", name="Thông tin người nộp").click()
    fill_pages(
        citizen,
        [
            ([], ["Cho chính tôi"]),
            (
                [("Họ và tên", PERSON[0]), ("Số định danh, hộ chiếu", PERSON[1]), ("Ngày sinh", PERSON[2])],
                ["Nữ"],
            ),
            ([("Địa chỉ", "Ấp An Lợi, xã Mỹ An Hưng"), ("Điện thoại", "0912 345 678")], []),
        ],
    )
    expect(page.get_by_role("listitem").filter(has_text="Thông tin người nộp")).to_contain_text("Đã xong")
    page.get_by_role("link", name="Nội dung đề nghị").click()
    go_on(citizen)
    expect(page.get_by_role("alert")).to_contain_text("Chưa nhập “Quan hệ với người đã chết”")
    citizen.shoot("loi")
    citizen.check()
    fill_pages(
        citizen,
        [
            ([("Quan hệ với người đã chết", "Con")], []),
            (
                [
                    ("Họ, chữ đệm, tên", "Trần Văn Mẫu"),
                    ("Ngày, tháng, năm sinh", "02/03/1941"),
                    ("Nơi cư trú cuối cùng", "Xã Mỹ An Hưng"),
                ],
                ["Nam"],
            ),
            ([("Ngày, tháng, năm chết", "01/04/2026"), ("Nơi chết", "Tại nhà")], []),
            ([], []),
            ([], ["Không"]),
        ],
    )
    page.get_by_role("link", name="Giấy tờ").click()
    page.set_input_files("#chon", photo())
    if scripts:
        expect(page.locator("[data-upload-state]")).to_contain_text("Đã tải lên")
    else:
        go_on(citizen, "Tải lên")
    expect(page.locator("#cac-tep")).to_contain_text("giay-bao-tu.jpg")
    citizen.shoot("giay-to")
    citizen.check()
    go_on(citizen)
    while "/giay-to-" in page.url:
        page.locator("input[name='khong-nop']").last.focus()
        page.keyboard.press("Space")
        go_on(citizen)
    page.get_by_role("link", name="Nhận kết quả").click()
    fill_pages(citizen, [([], ["Tại quầy trả kết quả của Trung tâm"])])
    page.get_by_role("link", name="Kiểm tra lại và nộp").click()
    expect(page.get_by_text("Trần Văn Mẫu")).to_be_visible()
    citizen.shoot("kiem-tra")
    citizen.check()
    page.get_by_role("link", name="Sửa nơi chết").click()
    type_in(citizen, "Nơi chết", "Trạm y tế xã")
    go_on(citizen)
    expect(page.get_by_text("Trạm y tế xã")).to_be_visible()
    choose(
        citizen, "Cam đoan các nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai."
    )
    go_on(citizen, "Nộp hồ sơ")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ đã được nộp")
    citizen.shoot("da-nop")
    citizen.check()
    page.get_by_role("link", name="Xem hồ sơ").click()
    citizen.shoot("ho-so")
    citizen.check()
    code = page.url.split("/")[-2]

    officer = visit(f"can-bo-{scripts}")
    officer.enter("tiep-nhan")
    officer.go(f"/quay/ho-so/{code}/")
    expect(officer.page.get_by_text("Trạm y tế xã")).to_be_visible()
    officer.shoot("ho-so")
    officer.check()
    officer.go(f"/quay/ho-so/{code}/to-khai/")
    officer.shoot("to-khai")
    officer.check()
    officer.go(f"/quay/ho-so/{code}/kiem-tra/")
    officer.shoot("kiem-tra")

    page.get_by_role("link", name="Ai đã xem hồ sơ").click()
    expect(page.get_by_role("cell").first).not_to_be_empty()
    citizen.shoot("ai-da-xem")
    citizen.check()
    page.go_back()
    page.get_by_role("link", name="Rút hồ sơ").click()
    type_in(citizen, "Lý do rút hồ sơ", "Nộp nhầm nơi")
    citizen.check()
    go_on(citizen, "Đề nghị rút hồ sơ")
    expect(page.get_by_text("Ông/Bà đã đề nghị rút hồ sơ")).to_have_count(2)
