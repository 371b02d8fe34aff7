"""A dossier with many scans as one PDF: asked for once, made by the worker, opened from a page that waits for it."""

import io

from PIL import Image
from playwright.sync_api import expect

from motcua.casework.dossiers.whole import AT_ONCE_SCANS


def test_many_scans_become_one_file_while_the_page_tells_how_far_it_is(visit):
    officer = visit("tron-bo", scripts=False)
    officer.enter("tiep-nhan")
    receive_with_every_paper(officer)
    page = officer.page
    for n in range(AT_ONCE_SCANS + 1):
        upload(page, n)
    officer.check()
    dossier = page.url.split("?")[0]
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Trọn bộ hồ sơ, một tệp PDF").click()
    page = opened.value
    page.wait_for_url("**/tron-bo/")
    officer.page = page
    officer.shoot("dang-gop")
    officer.check()
    link = page.get_by_role("link", name="Mở tệp để in")
    expect(link).to_be_visible(timeout=30_000)
    expect(page.locator("main")).to_contain_text(f"Đã gộp {AT_ONCE_SCANS + 2} giấy tờ")
    officer.shoot("da-gop")
    officer.check()
    answer = page.request.get(f"{dossier}tron-bo/tep/")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")


def receive_with_every_paper(officer):
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    page.locator("#id_full_name").fill("Nguyễn Thị Hồng Nhung")
    page.locator("#tim").fill("1.001193")
    page.get_by_role("button", name="Tìm F4").click()
    page.locator(".mc-hit").first.click()
    expect(page.locator(".mc-papers tbody tr")).to_have_count(7)
    for chosen in page.locator(".mc-papers select").all():
        chosen.select_option("paper")
    page.locator("#id_person_checked").check()
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()
    page.wait_for_url("**/quay/ho-so/**")


def upload(page, n):
    """A photograph of its own for the paper of that place in the list."""
    picture = io.BytesIO()
    Image.new("RGB", (600, 800), (200, 200, 20 * n)).save(picture, "JPEG")
    scan = page.locator(".mc-upload").nth(n)
    scan.locator("summary").click()
    file = {"name": "anh.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    scan.locator("input[type=file]").set_input_files(file)
    scan.get_by_role("button", name="Tải lên").click()
    expect(page.get_by_role("link", name="Xem bản quét")).to_have_count(n + 1)
