"""A dossier that cannot be received: grounds, preview, Mẫu 03, and what the citizen reads."""

from playwright.sync_api import expect

from tests.journeys.counter import OLDER_CARD, Printed, about_to_refuse, code_in, scan_and_choose

#: of nobody who files elsewhere in the journeys: a known person's telephone would stand in the field already
CARD = "087190004455||Đặng Thị Kim Ngân|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"

GROUNDS = {
    "reason": "Trẻ sinh và cư trú ở tỉnh khác, chưa có giấy chứng sinh",
    "basis": "thành phần hồ sơ của thủ tục 1.001193",
    "remedy": "nộp kèm giấy chứng sinh hoặc văn bản của người làm chứng",
}


def test_a_refusal_gives_reason_rule_and_the_way_on(visit):
    officer = visit("tu-choi")
    about_to_refuse(officer, OLDER_CARD)
    page = officer.page
    nothing_is_issued_without_grounds(officer)
    for name, text in GROUNDS.items():
        page.locator(f"#id_{name}").fill(text)
    the_preview_is_a_pdf(page)
    page.locator("button[value=lap]").click()
    page.wait_for_url("**/quay/ho-so/**")
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Không được tiếp nhận")
    expect(page.locator("main")).to_contain_text("Hồ sơ đã kết thúc")
    officer.check()
    officer.shoot("ho-so")
    paper = Printed(page, "Phiếu từ chối")
    the_paper_says_all_three(paper)
    citizen = visit("tu-choi-congdan", width=360, height=740)
    the_citizen_reads_what_to_do(citizen, code_in(page.url), paper.view_code)


def nothing_is_issued_without_grounds(officer):
    officer.page.locator("button[value=lap]").click()
    expect(officer.page.locator(".mc-errors li")).to_have_count(3)
    officer.check()
    officer.shoot("thieu-can-cu")


def the_preview_is_a_pdf(page):
    """Mẫu 03 opens beside the form, which stays as it is."""
    sent = ("tu-choi", "POST")
    with (
        page.context.expect_page() as beside,
        page.context.expect_event(
            "response", lambda r: (r.url.split("/")[-2], r.request.method) == sent
        ) as answer,
    ):
        page.locator("button[value=xem]").click()
    assert (answer.value.status, answer.value.headers["content-type"]) == (200, "application/pdf")
    beside.value.close()
    expect(page.locator("#id_reason")).to_have_value(GROUNDS["reason"])


def the_paper_says_all_three(paper):
    assert "Nguyễn Thị Sáu" in paper.text
    for text in GROUNDS.values():
        assert text.casefold() in paper.text.casefold()


def the_citizen_reads_what_to_do(citizen, code, view_code):
    """Without the code of the paper only where the reason stands; with it the reason and the way on."""
    citizen.go(f"/tra-cuu/{code}/")
    main = citizen.page.locator("main")
    expect(citizen.page.locator(".mc-status")).to_have_text("Không được tiếp nhận")
    expect(main).to_contain_text("Lý do và cách làm tiếp ghi trên phiếu từ chối đã trao")
    expect(main).not_to_contain_text("Sáu")
    citizen.check()
    citizen.shoot("tra-cuu")
    citizen.page.locator("#ma-xem").fill(view_code)
    citizen.page.locator("main form[method=get] button").click()
    for text in GROUNDS.values():
        expect(main).to_contain_text(text)
    citizen.check()
    citizen.shoot("tra-cuu-mo")


def test_a_press_that_lasts_over_a_save_is_not_lost(visit):
    """Pressing ends the field that was typed in, which saves; a slow hand lets go when the answer is there."""
    officer = visit("bam-lau")
    officer.enter("tiep-nhan")
    officer.go("/quay/tiep-nhan/")
    page = officer.page
    scan_and_choose(page, card=CARD)
    expect(page.locator("#id_phone")).to_have_value("")
    page.locator("#id_phone").click()
    page.keyboard.type("0912345678")
    page.get_by_role("button", name="Từ chối tiếp nhận").hover()
    with page.expect_response(lambda answer: "hx-request" in answer.request.headers):
        page.mouse.down()
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.mouse.up()
    page.wait_for_url("**/tu-choi/")
