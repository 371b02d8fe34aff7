"""J12: the register of duties. What is done at the counter shows on the wall; the report lists 34 duties."""

import pypdfium2
from playwright.sync_api import expect

from tests.journeys.counter import code_in, scan_and_choose
from tests.journeys.visitor import OUTPUT

CARD = "087168001358|331357247|Nguyễn Thị Bảy|01021968|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|20052021"
FIGURE = "/nhiem-vu/ii-1-h/so-lieu/1/?thang=2026-04"


def test_the_wall_shows_what_the_counter_does_and_the_report_lists_every_duty(visit):
    director = visit("nhiem-vu-giamdoc")
    director.enter("giam-doc")
    director.go("/nhiem-vu/")
    expect(director.page.locator(".mc-tile")).to_have_count(34)
    director.look("tuong")
    arrows_move_on_the_wall_and_enter_opens(director)
    before = rows_of(director)
    officer = visit("nhiem-vu-quay")
    officer.enter("tiep-nhan")
    code = received(officer)
    assert rows_of(director) == before + 1
    expect(director.page.locator("tbody th a", has_text=code)).to_have_count(1)
    a_duty_without_tools_takes_evidence_by_hand(director)
    the_report_of_april_lists_34_duties(director)
    the_wall_is_printed_whole(director)
    nothing_is_wrong_in_high_contrast(director)
    the_province_sees_figures_and_no_person(visit("nhiem-vu-tinh"), before + 1)


def arrows_move_on_the_wall_and_enter_opens(director):
    """An empty tile says what would count and leads to its form; the wall is walked without a mouse."""
    page = director.page
    empty = page.locator(".mc-tile", has_text="II.2.a")
    expect(empty).to_contain_text("Cần: Chương trình, kế hoạch")
    expect(empty.get_by_role("link", name="Ghi minh chứng II.2.a")).to_be_visible()
    expect(page.locator(".mc-tile", has_text="II.1.h")).to_contain_text("Minh chứng gần nhất:")
    for key, code in [
        ("ArrowRight", "I.1.a"),
        ("ArrowRight", "I.1.b"),
        ("ArrowLeft", "I.1.a"),
        ("End", "II.4"),
        ("ArrowUp", "II.3.g"),
        ("Home", "I.1.a"),
    ]:
        page.keyboard.press(key)
        expect(page.locator(".mc-tile-open:focus .mc-num")).to_have_text(code)
    page.keyboard.press("ArrowDown")
    below = page.locator(".mc-tile-open:focus .mc-num").inner_text()
    assert below not in ("", "I.1.a")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nhiem-vu/i-1-a/**")
    director.go("/nhiem-vu/")
    page.locator(".mc-tile", has_text="II.2.a").get_by_role("link", name="Ghi minh chứng II.2.a").click()
    expect(page.locator("#mc_what")).to_be_visible()


def rows_of(director):
    """How many dossiers were received in April, as the page behind the figure says."""
    director.go(FIGURE)
    return int(director.page.locator("#list").inner_text().split()[0].replace(".", ""))


def received(officer):
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=CARD, typed="giay doc than", code="1.004873")
    page.keyboard.press("F9")
    page.locator("#id_person_checked").check()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    return code_in(page.url)


def a_duty_without_tools_takes_evidence_by_hand(director):
    page = director.page
    director.go("/nhiem-vu/i-1-dd/")
    expect(page.locator("main")).to_contain_text("Phần mềm chưa có công cụ riêng cho nhiệm vụ này")
    page.locator("summary", has_text="Ghi minh chứng").click()
    page.locator("#mc_what").fill("Trả lời phản ánh về giờ làm việc")
    page.locator("#mc_document").fill("12/TTPVHCC")
    page.get_by_role("button", name="Lưu minh chứng").click()
    expect(page.locator(".mc-messages")).to_contain_text("Đã lưu")
    expect(page.locator("main")).to_contain_text("Trả lời phản ánh về giờ làm việc")
    expect(page.locator(".mc-standing b")).to_have_text("Đạt")
    director.look("da-nhap")


def the_report_of_april_lists_34_duties(director):
    page = director.page
    director.go("/nhiem-vu/bao-cao/")
    form = page.locator("form", has=page.locator("#id_first"))
    token = form.locator("[name=csrfmiddlewaretoken]").get_attribute("value")
    given = {"first": "01/04/2026", "last": "30/04/2026", "csrfmiddlewaretoken": token}
    answer = page.context.request.post(page.url, form=given, headers={"Referer": page.url})
    assert answer.headers["content-type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(answer.body())
    text = " ".join(" ".join(each.get_textpage().get_text_range() for each in pages).split())
    assert "34 nhiệm vụ đang áp dụng" in text
    assert text.count("Trạng thái:") == 34
    director.go("/nhiem-vu/bao-cao/")
    expect(page.locator("main")).to_contain_text("01/04/2026 – 30/04/2026")


def the_wall_is_printed_whole(director):
    """34 tiles on paper, nothing to press among them."""
    director.go("/nhiem-vu/")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    path = OUTPUT / "nhiem-vu-tuong.pdf"
    director.page.pdf(path=path, format="A4")
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert "II.3.đ" in text
    assert "Minh chứng gần nhất" in " ".join(text.split())
    for unprinted in ("Xuất Word", "Ghi minh chứng", "Phím mũi tên"):
        assert unprinted not in text


def nothing_is_wrong_in_high_contrast(director):
    """By the visitor's own setting, light and dark."""
    page = director.page
    for theme in ("sang", "toi"):
        choices = {"tuong-phan": "cao", "giao-dien": theme}
        page.context.add_cookies(
            [{"name": name, "value": value, "url": director.house} for name, value in choices.items()]
        )
        for path in ("", "ii-1-h/", "ii-2-a/", "thong-ke/", "van-ban/", "yeu-cau/", "bao-cao/", "so-sanh/"):
            director.go(f"/nhiem-vu/{path}")
            director.check()


def the_province_sees_figures_and_no_person(province, rows):
    province.enter("tinh")
    assert rows_of(province) == rows
    expect(province.page.locator("main")).to_contain_text("Không có quyền xem các dòng này")
    expect(province.page.locator("main")).not_to_contain_text("Nguyễn Thị Bảy")
    province.check()
