"""A changed catalogue: brought in, looked at, published; the new version stands beside the old one."""

import json

from playwright.sync_api import expect

CODE = "2.000815"
NAME = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"


def test_a_new_version_is_looked_at_before_it_is_published_and_compared_after(visit):
    keeper = visit("danh-muc")
    keeper.enter("quan-tri")
    page = keeper.page
    catalogue = page.request.get(f"{keeper.house}/quan-tri/thu-tuc/danh-muc.json").json()
    changed = next(entry for entry in catalogue["procedures"] if entry["code"] == CODE)
    assert changed["name_vi"] != NAME
    changed["name_vi"] = NAME

    keeper.go("/quan-tri/thu-tuc/nhap/")
    file = {"name": "danh-muc.json", "mimeType": "application/json", "buffer": json.dumps(catalogue).encode()}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.get_by_role("heading", name="Sẽ công bố")).to_be_visible()
    expect(page.locator("ins")).to_have_text([NAME])
    keeper.look("xem-truoc")

    page.get_by_role("button", name="Công bố 1 phiên bản").click()
    expect(page.locator(".mc-messages")).to_contain_text("1 phiên bản mới")
    keeper.go(f"/quan-tri/thu-tuc/{CODE}/phien-ban/2/?so-voi=1")
    expect(page.locator("ins")).to_have_text([NAME])
    expect(page.locator("main")).to_contain_text("07/04/2026")
    keeper.look("so-sanh")
