"""The list of work by keyboard: tick and take, open a row, go on to the next one, with the keys switched off too."""

from playwright.sync_api import expect


def test_the_next_dossier_of_the_list_is_one_key_away(visit):
    phuc = visit("ho-so-ke-tiep")
    phuc.enter("chuyen-mon")
    page = phuc.page
    rows = [link.get_attribute("href") for link in page.locator(".mc-list .is-code a").all()]
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{rows[0]}")
    expect(page.locator("[data-place]")).to_have_text(f"1/{len(rows)}")
    expect(page.locator("[data-before]")).to_be_hidden()
    page.keyboard.press("]")
    page.wait_for_url(f"**{rows[1]}")
    phuc.look("hai-ben")
    page.keyboard.press("[")
    page.wait_for_url(f"**{rows[0]}")
    page.context.add_cookies([{"name": "phim", "value": "tat", "url": phuc.house}])
    page.reload()
    page.keyboard.press("]")
    page.wait_for_timeout(200)
    assert page.url.endswith(rows[0])


def test_tasks_are_ticked_taken_and_given_back_without_the_mouse(visit):
    phuc = visit("nhan-viec")
    phuc.enter("chuyen-mon")
    page = phuc.page
    ticks = page.locator("input[name=viec]").count()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.get_by_role("button", name="Nhận việc đã chọn").press("Enter")
    expect(page.get_by_role("heading", name="Vừa nhận 1 việc")).to_be_visible()
    assert page.locator("input[name=viec]").count() == ticks - 1
    phuc.look("vua-nhan")
    page.get_by_role("button", name="Trả lại việc vừa nhận").press("Enter")
    expect(page.get_by_text("Đã trả lại 1 việc.")).to_be_visible()
    assert page.locator("input[name=viec]").count() == ticks


def test_tasks_are_taken_and_filters_kept_without_javascript(visit):
    phuc = visit("nhan-viec-khong-js", width=360, height=740, scripts=False)
    phuc.enter("chuyen-mon")
    page = phuc.page
    page.locator("input[name=viec]").first.check()
    page.get_by_role("button", name="Nhận việc đã chọn").click()
    assert page.get_by_role("heading", name="Vừa nhận 1 việc").is_visible()
    page.get_by_role("button", name="Trả lại việc vừa nhận").click()
    phuc.go("/quay/?giu=chua-ai")
    page.get_by_text("Lưu bộ lọc này").click()
    page.get_by_label("Tên bộ lọc").fill("Chưa ai nhận")
    page.get_by_role("button", name="Lưu", exact=True).click()
    assert page.locator(".mc-chips [aria-current]").inner_text() == "Chưa ai nhận"
    phuc.go("/quay/bo-loc/")
    phuc.shoot("bo-loc")
    phuc.check()
    page.get_by_role("button", name="Bỏ Chưa ai nhận").click()
    page.get_by_role("button", name="Hoàn tác").click()
    assert page.get_by_role("link", name="Chưa ai nhận").is_visible()
    page.get_by_role("button", name="Bỏ Chưa ai nhận").click()
