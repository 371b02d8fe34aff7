"""J3, steps 1 to 6: found, begun, left, gone on with, a picture too heavy, put right and sent, at 360 px.

The fee is paid at the Centre's cash desk once the dossier is received: the page says so before it is sent.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.citizen import (
    answer,
    begin,
    choose_file,
    fill_in,
    open_task,
    press,
    send,
)

HEAVY = {
    "name": "anh-nang.jpg",
    "mimeType": "image/jpeg",
    "buffer": b"\xff\xd8\xff" + bytes(34 * 1024**2 - 3),
}


@pytest.mark.parametrize("scripts", [False, True], ids=["khong-js", "co-js"])
def test_a_citizen_files_from_the_first_page(visit, scripts):
    citizen = visit(f"tu-trang-chu-{scripts}", width=360, height=740, scripts=scripts)
    finds_the_procedure(citizen)
    signs_in_on_the_way(citizen)
    begin(citizen)
    leaves_and_comes_back(citizen)
    is_told_what_is_too_heavy(citizen)
    fill_in(citizen)
    puts_an_answer_right_from_the_last_page(citizen)
    has_filed(citizen, send(citizen))


def finds_the_procedure(citizen):
    citizen.go("/")
    search = citizen.page.get_by_label("Quý công dân cần làm thủ tục gì?")
    if citizen.scripts:
        search.press_sequentially("doc than")
    else:
        search.fill("doc than")
        citizen.page.get_by_role("button", name="Tìm").click()
    citizen.page.locator(".hits a", has_text="Cấp Giấy xác nhận tình trạng hôn nhân").click()
    expect(citizen.page.locator("h1")).to_have_text("Cấp Giấy xác nhận tình trạng hôn nhân")
    citizen.check()


def signs_in_on_the_way(citizen):
    """`Nộp trực tuyến` asks who it is, then goes on to where it led."""
    citizen.page.get_by_role("link", name="Nộp trực tuyến").first.click()
    citizen.page.wait_for_url("**/dang-nhap/**")
    citizen.page.locator("form[action='/thu-vai/cong-dan/'] button").click()
    citizen.page.wait_for_url("**/nop/1.004873/")
    citizen.check()


def leaves_and_comes_back(citizen):
    """What was answered is there, and nothing is asked twice."""
    open_task(citizen, "Thông tin người nộp")
    answer(citizen, pages=2)
    citizen.go("/")
    citizen.go("/nop/1.004873/")
    expect(citizen.page.locator("main")).to_contain_text("Có bản nháp chưa nộp")
    citizen.check()
    citizen.shoot("ban-nhap-cu")
    citizen.page.get_by_role("link", name="Mở bản nháp cũ").click()
    row = citizen.page.locator(".tasks li", has_text="Thông tin người nộp")
    expect(row).to_contain_text("Đang làm")
    citizen.check()


def is_told_what_is_too_heavy(citizen):
    """String 12, with what is safe; the page takes a good picture afterwards."""
    open_task(citizen, "Giấy tờ")
    choose_file(citizen, HEAVY)
    expect(citizen.page.locator("main")).to_contain_text("Tệp “anh-nang.jpg” nặng 34 MB, quá mức 20 MB")
    expect(citizen.page.locator("main")).to_contain_text("Các tệp khác vẫn còn.")
    citizen.check()
    citizen.shoot("qua-nang")
    citizen.go("/nop/1.004873/cac-buoc/")


def puts_an_answer_right_from_the_last_page(citizen):
    citizen.page.get_by_role("link", name="Kiểm tra lại và nộp").click()
    expect(citizen.page.locator("h1")).to_have_text("Kiểm tra lại trước khi nộp")
    expect(citizen.page.locator("main")).to_contain_text(
        "nộp tại quầy thu của Trung tâm sau khi hồ sơ được tiếp nhận"
    )
    expect(citizen.page.locator("main")).to_contain_text("••••••••")
    citizen.check()
    citizen.page.locator(".answers > div", has_text="Vay vốn ngân hàng").get_by_role("link").click()
    citizen.page.locator("[name=viec_khac]").fill("Mua nhà")
    press(citizen, "Tiếp tục")
    expect(citizen.page.locator("h1")).to_have_text("Kiểm tra lại trước khi nộp")
    expect(citizen.page.locator("main")).to_contain_text("Mua nhà")


def has_filed(citizen, code):
    """String 6, and the dossier among the own ones."""
    words = citizen.page.locator(".sent")
    expect(words).to_contain_text(re.compile(r"Hồ sơ đã được nộp lúc \d\d:\d\d thứ Hai 06/04/2026"))
    expect(words).to_contain_text(f"Mã hồ sơ: {code}")
    expect(words).to_contain_text("Trung tâm báo kết quả kiểm tra trước")
    expect(words).to_contain_text("Không cần nộp lại.")
    citizen.check()
    citizen.shoot("da-nop")
    citizen.go("/ho-so-cua-toi/")
    expect(citizen.page.locator("main")).to_contain_text(code)
