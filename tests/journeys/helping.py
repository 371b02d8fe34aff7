"""How an officer comes to help somebody to file: the slip is signed, scanned, and the large form is open."""

import io

from PIL import Image

from tests.journeys.visitor import Visitor


def signed_slip() -> dict:
    content = io.BytesIO()
    Image.new("RGB", (60, 80), (250, 250, 250)).save(content, "PNG")
    return {"name": "phieu.png", "mimeType": "image/png", "buffer": content.getvalue()}


def begin_helping(officer: Visitor, name: str, code: str) -> None:
    """The officer, signed in, has the consent of somebody of that name, and the list of tasks before them."""
    page = officer.page
    officer.go("/quay/ho-tro-nop/")
    page.get_by_label("Họ và tên người dân").fill(name)
    page.get_by_label("Mã thủ tục").fill(code)
    page.get_by_label("Phiếu đồng ý ký tay").check()
    page.get_by_role("button", name="Xin đồng ý").click()
    page.set_input_files("#id_slip", signed_slip())
    page.get_by_role("button", name="Lưu phiếu, bắt đầu hỗ trợ").click()
    page.get_by_role("button", name="Điền tờ khai chữ to").click()
    page.wait_for_url("**/nop/cac-buoc/")
