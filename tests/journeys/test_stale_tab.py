"""Two tabs on one dossier: the second is told who changed what, keeps what was typed, and can go on from there."""

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor


def test_the_second_tab_is_told_who_changed_what(visit):
    first = visit("hai-the")
    first.enter("chuyen-mon")
    first.go("/quay/ho-so/?q=bui+thanh+tuan")
    first.page.locator(".mc-list .is-code a").click()
    second = Visitor(first.page.context.new_page(), first.house, "hai-the")
    second.page.goto(first.page.url)
    first.page.locator("form[action$='/buoc/'] .btn-primary").click()
    expect(first.page.locator(".mc-messages")).to_contain_text("Đã xong bước")

    second.page.locator("#id_remark").fill("Ý kiến gõ ở thẻ thứ hai")
    second.page.locator("form[action$='/buoc/'] .btn-primary").click()
    told = second.page.locator(".mc-errors")
    expect(told).to_contain_text("Lê Văn Phúc đã thực hiện “Chuyển bước” với hồ sơ này lúc 09:")
    expect(told).to_contain_text("Thao tác vừa rồi chưa được ghi. Xem thay đổi rồi quyết định lại.")
    expect(second.page.locator("[aria-labelledby=unsaved]")).to_contain_text("Ý kiến gõ ở thẻ thứ hai")
    expect(second.page.locator(".mc-told").first.locator("tbody tr")).to_have_count(4)
    second.check()
    second.shoot("bi-tu-choi")


def test_a_leader_whose_tab_is_stale_decides_on_what_stands_now(visit):
    first = visit("hai-the-lanhdao")
    first.enter("lanh-dao")
    first.go("/quay/ho-so/?q=bui+thanh+tuan")
    first.page.locator(".mc-list .is-code a").click()
    second = Visitor(first.page.context.new_page(), first.house, "hai-the-lanhdao")
    second.page.goto(first.page.url)
    first.page.locator("form[action$='/buoc/'] .btn-primary").click()
    expect(first.page.locator(".mc-messages")).to_contain_text("Đã xong bước")

    second.page.locator("form[action$='/buoc/'] .btn-primary").click()
    expect(second.page.locator(".mc-errors")).to_contain_text("Trần Minh Hải đã thực hiện")
    second.check()
    second.shoot("ky-lai")
    second.page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(second.page.locator(".mc-title p > .mc-status")).to_have_text("Đã xử lý xong")
