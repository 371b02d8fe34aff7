"""A paper is missing: the person goes home with Mẫu 02 or with a checklist, and comes back."""

from playwright.sync_api import expect

from tests.journeys.counter import scan_and_choose

CARD = "087190006543||Lý Thị Cẩm Hường|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"


def test_papers_are_asked_for_at_once_and_the_dossier_is_received_on_return(visit):
    officer = visit("bo-sung", height=648)
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, CARD)
    expect(page.locator("button[value=tiep-nhan]")).to_be_visible()
    page.locator(".mc-papers select").first.select_option("missing")
    expect(page.locator("button[value=bo-sung].btn-primary")).to_be_visible()
    expect(page.locator("button[value=tiep-nhan]")).to_have_count(0)
    officer.check_panes()
    page.keyboard.press("F8")
    page.wait_for_url("**/bo-sung/")
    for found in page.locator("select[name^=lack_]").all():
        if not found.input_value():
            found.select_option("ok")
    page.locator("input[name^=words_]").first.fill("Ghi đủ nơi sinh")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Yêu cầu bổ sung giấy tờ")
    expect(page.locator(".is-detours")).to_contain_text("Ghi đủ nơi sinh")
    officer.check_access()

    page.locator("a[data-key=c]").click()
    page.wait_for_url("**/tiep-nhan/**")
    page.locator(".mc-papers select").first.select_option("paper")
    page.locator("#id_person_checked").check()
    expect(page.locator("#con-lai .mc-note[data-kind='good']")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Được tiếp nhận")


def test_who_is_guided_and_goes_home_comes_back_to_what_was_typed(visit):
    officer = visit("huong-dan")
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, CARD.replace("6543", "6544"))
    page.locator("#id_content").fill("xin 2 bản")
    page.locator("#id_content").blur()
    page.locator("button[value=huong-dan]").click()
    page.wait_for_url("**/quay/huong-dan/**")
    expect(page.locator("main")).to_contain_text("Lý Thị Cẩm Hường")
    page.locator("form[action$='/tiep-nhan/'] button").click()
    page.wait_for_url("**/quay/tiep-nhan/**")
    expect(page.locator("#id_personal_id")).to_have_value("087190006544")
    expect(page.locator("#id_content")).to_have_value("xin 2 bản")


def test_filing_for_another_keeps_the_intake_on_one_screen(visit):
    officer = visit("nop-thay", height=648)
    officer.enter("tiep-nhan")
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, CARD.replace("6543", "6545"))
    page.locator("#id_behalf").check()
    officer.check_panes()
    page.get_by_role("button", name="Căn cứ").click()
    page.locator("#id_ground").select_option("authorised")
    page.locator("#id_ground_document").fill("Giấy ủy quyền số 12")
    page.locator("#can-cu button").click()
    page.locator("#id_owner_name").fill("Trần Bảo An")
    page.locator("#id_person_checked").check()
    page.keyboard.press("F9")
    expect(page.locator("#con-lai .mc-note[data-kind='good']")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    expect(page.locator(".is-info")).to_contain_text("Được ủy quyền: Giấy ủy quyền số 12")
