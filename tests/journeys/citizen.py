"""What a citizen at an old phone does again and again: find a procedure, answer what is asked, choose files, send."""

import io

from PIL import Image
from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

#: by the name of the control: what a certificate of marital status asks for (1.004873)
ANSWERS = {
    "whose": "self",
    "full_name": "Nguyễn Thị Hồng Nhung",
    "personal_id": "087190001234",
    "born_on": "05/11/1990",
    "sex": "Nữ",
    "address": "Ấp An Lợi, xã Mỹ An Hưng",
    "phone": "0912 345 678",
    "quan_he": "Bản thân",
    "nguoi-ho_ten": "Nguyễn Thị Hồng Nhung",
    "nguoi-ngay_sinh": "05/11/1990",
    "nguoi-gioi_tinh": "nu",
    "nguoi-noi_cu_tru": "Xã Mỹ An Hưng",
    "tinh_trang": "chua",
    "muc_dich": "khac",
    "viec_khac": "Vay vốn ngân hàng",
    "place": "centre",
}
DECLARATION = "input[name=cam-doan]"


def photo(name: str = "to-khai.jpg") -> dict:
    """A photograph of a paper as the browser sends it."""
    content = io.BytesIO()
    Image.new("RGB", (80, 80), (180, 180, 170)).save(content, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": content.getvalue()}


def press(citizen: Visitor, name: str) -> None:
    """Press the button and wait for where it leads."""
    with citizen.page.expect_navigation():
        citizen.page.get_by_role("button", name=name, exact=True).first.click()


def begin(citizen: Visitor) -> None:
    """From the first page of a filing to its tasks, whatever was left there before."""
    again = citizen.page.get_by_role("button", name="Làm hồ sơ mới").count()
    press(citizen, "Làm hồ sơ mới" if again else "Bắt đầu")


def answer(citizen: Visitor, *, pages: int = 99) -> None:
    """Answer every question of this page and the next ones of its task, as far as the list of tasks."""
    for _page in range(pages):
        if "/cac-buoc/" in citizen.page.url:
            return
        for name, words in ANSWERS.items():
            fill(citizen.page.locator(f"main [name='{name}']"), words)
        citizen.check()
        press(citizen, "Tiếp tục")


def fill(controls: Locator, words: str) -> None:
    """Type or choose, when the page asks that at all."""
    if not controls.count():
        return
    if controls.first.get_attribute("type") == "radio":
        controls.and_(controls.page.locator(f"[value='{words}']")).check()
    elif controls.first.evaluate("each => each.tagName") == "SELECT":
        controls.first.select_option(words)
    else:
        controls.first.fill(words)


def open_task(citizen: Visitor, name: str) -> None:
    citizen.page.get_by_role("link", name=name).first.click()
    citizen.page.wait_for_load_state()


def choose_file(citizen: Visitor, file: dict) -> None:
    """Choose one file; without scripts the button sends it."""
    citizen.page.set_input_files("#chon", file)
    if citizen.scripts:
        expect(citizen.page.locator("[data-upload-state] > *, [data-upload-state]").first).not_to_be_empty()
    else:
        press(citizen, "Tải lên")


def settle_papers(citizen: Visitor) -> None:
    """A photograph of the first paper; of every other one that it is shown, or is not needed."""
    choose_file(citizen, photo())
    expect(citizen.page.locator("#cac-tep")).to_contain_text("to-khai.jpg")
    press(citizen, "Tiếp tục")
    while "/giay-to-" in citizen.page.url:
        without = citizen.page.locator("input[name='khong-nop']")
        if without.count():
            without.last.check()
        else:
            choose_file(citizen, photo("giay-khac.jpg"))
            expect(citizen.page.locator("#cac-tep")).to_contain_text("giay-khac.jpg")
        press(citizen, "Tiếp tục")


def fill_in(citizen: Visitor) -> None:
    """All four tasks that ask, from their list."""
    for task in ("Thông tin người nộp", "Nội dung đề nghị"):
        open_task(citizen, task)
        answer(citizen)
    open_task(citizen, "Giấy tờ")
    settle_papers(citizen)
    open_task(citizen, "Nhận kết quả")
    answer(citizen)


def send(citizen: Visitor) -> str:
    """Declare and send from the page before; the code of the dossier."""
    citizen.page.locator(DECLARATION).check()
    press(citizen, "Nộp hồ sơ")
    expect(citizen.page.get_by_role("heading", level=1)).to_have_text("Hồ sơ đã được nộp")
    return citizen.page.locator(".sent b.num").inner_text()
