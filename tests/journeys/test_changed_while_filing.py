"""J11: a procedure changes while somebody fills in its form."""

from playwright.sync_api import expect

from tests.journeys import citizen as filing
from tests.journeys.days import Days

CODE = "1.004873"
#: an abbreviation that nobody explains
NOTE = "Dữ liệu mẫu: đối chiếu với CSDLQGVDC."


def test_who_began_before_a_change_ends_as_it_was_and_who_begins_after_it_has_the_new_version(
    browser, tmp_path
):
    days = Days(browser, tmp_path, "doi-phien-ban")
    with days.on(6) as address:
        somebody = days.visitor(address, "cong-dan", width=360)
        somebody.go(f"/nop/{CODE}/")
        filing.begin(somebody)
        filing.open_task(somebody, "Thông tin người nộp")
        filing.answer(somebody, pages=2)
        the_fee_changes_from_may(days.visitor(address, "quan-tri"))
        what_comes_is_announced(days.visitor(address, width=360))
    with days.on(4, month=5) as address:
        somebody = days.visitor(address, "cong-dan", width=360)
        somebody.go(f"/nop/{CODE}/cac-buoc/")
        before = the_old_version_is_filed(somebody)
        somebody.go(f"/nop/{CODE}/")
        filing.begin(somebody)
        after = the_new_version_is_filed(somebody)
        each_shows_its_version(days.visitor(address, "tiep-nhan"), before, after)


def the_fee_changes_from_may(keeper):
    """The fee and one note; the linter warns of words nobody reads easily."""
    page = keeper.page
    keeper.go(f"/quan-tri/thu-tuc/{CODE}/soan/")
    page.get_by_label("Mức thu, đồng").fill("20000")
    page.get_by_label("Ghi chú").first.fill(NOTE)
    page.get_by_label("Số quyết định công bố").fill("123/QĐ-UBND")
    page.get_by_label("Ngày quyết định").fill("03/04/2026")
    with page.expect_navigation():
        page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator(".mc-messages")).to_contain_text("Đã lưu nháp")
    expect(page.locator("section[aria-labelledby=changed]")).to_contain_text("20.000")
    expect(page.locator("section[aria-labelledby=citizen]")).to_contain_text("20.000")
    expect(page.locator("section[aria-labelledby=plain]")).to_contain_text("CSDLQGVDC")
    keeper.check()
    keeper.shoot("ban-nhap")
    page.locator("#id_in_force_from").fill("01/05/2026")
    if (read := page.locator("#id_warnings_read")).count():
        read.check()
    page.get_by_role("button", name="Công bố phiên bản này").click()
    expect(page.locator(".mc-messages")).to_contain_text("Đã công bố phiên bản 2")


def what_comes_is_announced(visitor):
    visitor.go(f"/thu-tuc/{CODE}/")
    expect(visitor.page.get_by_text("Thay đổi từ 01/05/2026").first).to_be_visible()
    expect(visitor.page.locator("main")).not_to_contain_text("Lệ phí 20.000")
    visitor.check()
    visitor.shoot("sap-thay-doi")


def the_old_version_is_filed(somebody):
    filing.open_task(somebody, "Thông tin người nộp")
    filing.answer(somebody)
    for_the_rest(somebody)
    expect(somebody.page.locator("main")).not_to_contain_text("20.000")
    return filing.send(somebody)


def the_new_version_is_filed(somebody):
    filing.open_task(somebody, "Thông tin người nộp")
    filing.answer(somebody)
    for_the_rest(somebody)
    expect(somebody.page.locator("main")).to_contain_text("20.000")
    return filing.send(somebody)


def for_the_rest(somebody):
    filing.open_task(somebody, "Nội dung đề nghị")
    filing.answer(somebody)
    filing.open_task(somebody, "Giấy tờ")
    filing.settle_papers(somebody)
    filing.open_task(somebody, "Nhận kết quả")
    filing.answer(somebody)
    filing.open_task(somebody, "Kiểm tra lại và nộp")


def each_shows_its_version(officer, before, after):
    for code, said in ((before, "Theo phiên bản 1"), (after, "Theo phiên bản 2")):
        officer.go(f"/quay/ho-so/{code}/")
        expect(officer.page.locator("main")).to_contain_text(said)
