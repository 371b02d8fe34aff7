"""J8: a dossier that will be late."""

from playwright.sync_api import expect

from tests.journeys.counter import received_and_forwarded
from tests.journeys.days import Days

REASON = "Nơi cư trú trước đây chưa trả lời xác minh"


def test_an_apology_in_time_a_new_date_once_and_the_result_whenever_it_comes(browser, tmp_path):
    days = Days(browser, tmp_path, "qua-han")
    with days.on(6) as address:
        code, receipt = received_and_forwarded(days.visitor(address, "tiep-nhan"))
    with days.on(7) as address:
        the_apology_is_drafted_and_nothing_is_sent(days.visitor(address, "lanh-dao"), code)
    with days.on(8) as address:
        the_holder_is_urged_once(days, address, code)
        the_head_puts_the_draft_right_and_signs(days.visitor(address, "lanh-dao"), code)
        the_citizen_reads_the_new_date(days.visitor(address, width=360), code, receipt.view_code)
    with days.on(20) as address:
        it_is_late_and_can_still_be_returned(days, address, code)


def the_apology_is_drafted_and_nothing_is_sent(leader, code):
    """Two working days before the promise of Thursday the 9th."""
    page = leader.page
    leader.go("/quay/?viec=xin-loi")
    row = page.locator(".mc-list tr", has_text=code)
    expect(row).to_contain_text("Nguyễn Thị Hồng Nhung")
    leader.check()
    leader.shoot("co-the-phai-xin-loi")
    row.locator("th a").click()
    leader.page.locator("a[href='gia-han/']").evaluate("link => link.click()")
    expect(page.locator("#id_reason")).to_have_value(
        "Hồ sơ còn ở bước “Thẩm định hồ sơ”, chưa kịp có kết quả."
    )
    expect(page.locator("#id_new_day")).to_have_value("10/04/2026")
    leader.check()
    leader.shoot("du-thao")


def the_holder_is_urged_once(days, address, code):
    head = days.visitor(address, "giam-doc")
    head.go("/quay/?viec=sap-qua-han")
    expect(head.page.locator(".mc-list tbody tr", has_text=code)).to_contain_text("1 ngày")
    head.shoot("sap-qua-han")
    head.go(f"/quay/ho-so/{code}/")
    head.page.keyboard.press("d")
    head.page.wait_for_url("**/don-doc/")
    head.page.locator("#id_remark").fill("Công dân cần giấy để đăng ký kết hôn")
    head.check()
    head.page.keyboard.press("Control+Enter")
    expect(head.page.locator(".mc-messages")).to_contain_text("Đôn đốc")
    specialist = days.visitor(address, "chuyen-mon")
    specialist.go("/quay/thong-bao/")
    expect(specialist.page.locator("main")).to_contain_text(f"Hồ sơ {code} được đôn đốc")
    specialist.check()


def the_head_puts_the_draft_right_and_signs(leader, code):
    page = leader.page
    leader.go(f"/quay/ho-so/{code}/gia-han/")
    page.locator("#id_reason").fill(REASON)
    page.locator("#id_new_day").fill("15/04/2026")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**?giay=moi")
    expect(page.locator("main")).to_contain_text("Đã xin lỗi và hẹn lại")
    leader.check()
    leader.shoot("da-hen-lai")
    leader.go(f"/quay/ho-so/{code}/gia-han/")
    page.locator("#id_reason").fill("Vẫn chờ")
    page.locator("#id_new_day").fill("17/04/2026")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".mc-errors")).to_contain_text("hẹn lại")
    leader.check()
    leader.shoot("khong-hen-lan-hai")


def the_citizen_reads_the_new_date(citizen, code, view_code):
    main = citizen.page.locator("main")
    citizen.go(f"/tra-cuu/{code}/")
    citizen.page.locator("#ma-xem").fill(view_code)
    citizen.page.locator("main form[method=get] button").click()
    expect(main).to_contain_text("15/04/2026")
    expect(main).to_contain_text("Đã xin lỗi và hẹn lại ngày trả")
    expect(main).to_contain_text("Trung tâm đã đôn đốc nơi đang giải quyết")
    citizen.check()
    citizen.shoot("ngay-hen-moi")


def it_is_late_and_can_still_be_returned(days, address, code):
    """Being late never stands in the way of the result (domain 01 §10)."""
    specialist = days.visitor(address, "chuyen-mon")
    specialist.go(f"/quay/ho-so/{code}/")
    expect(specialist.page.locator(".mc-title")).to_contain_text("Quá hạn")
    specialist.check()
    specialist.shoot("qua-han")
    specialist.page.locator("form[action$='/buoc/'] .btn-primary").click()
    leader = days.visitor(address, "lanh-dao")
    leader.go(f"/quay/ho-so/{code}/")
    leader.page.locator("form[action$='/buoc/'] .btn-primary").click()
    leader.page.locator("#id_number").fill("31/GXN")
    leader.page.locator("form[action$='/trinh-ky/'] .btn-primary").click()
    expect(leader.page.locator(".mc-title p > .mc-status")).to_have_text("Đã xử lý xong")
    desk = days.visitor(address, "thu-ngan")
    desk.go(f"/quay/tra-ket-qua/{code}/")
    for box in ("right_person", "originals_back", "fee_settled", "signed_on_paper"):
        desk.page.locator(f"#id_{box}").check()
    desk.page.get_by_label("Giấy tiếp nhận hồ sơ").check()
    desk.page.keyboard.press("Control+Enter")
    desk.page.wait_for_url("**/quay/ho-so/**")
    expect(desk.page.locator(".mc-title p > .mc-status")).to_have_text("Đã trả kết quả")
