"""What a counter does again and again: a card to scan, papers to judge, a paper to read, a name to sign."""

import re

from playwright.sync_api import Page, expect

from motcua.foundation.papers.tests.reading import flowing_text_of, qr_codes_of
from tests.journeys.visitor import Visitor

CARD = "087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"
#: of somebody whose old number stands on the card too
OLDER_CARD = (
    "087168001357|331357246|Nguyễn Thị Sáu|01021968|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|20052021"
)


def scan_and_choose(page: Page, card: str = CARD, typed: str = "khai sanh", code: str = "1.001193") -> None:
    """Read a card and choose a procedure, by buttons alone: works without JavaScript."""
    page.locator("#scan").fill(card)
    page.locator("button[value=quet]").click()
    page.locator("#tim").fill(typed)
    page.locator("button[value=tim]").click()
    page.locator(".mc-hit", has_text=code).click()
    page.locator(".mc-papers").wait_for()
    expect(page.locator(".htmx-request")).to_have_count(0)  # what is still on its way would move the buttons


def scan_with_keys(page: Page) -> None:
    """`CARD` read by keys alone, and what stands on it in its fields."""
    page.keyboard.press("F2")
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")
    expect(page.locator("#id_full_name")).to_have_value("Nguyễn Thị Hồng Nhung")
    expect(page.locator("#id_born_on")).to_have_value("05/11/1990")
    expect(page.locator("#id_sex")).to_have_value("Nữ")
    expect(page.locator("#id_address")).to_have_value("Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp")


def received_and_forwarded(officer: Visitor, card: str = CARD) -> tuple[str, "Printed"]:
    """The code of a marital status certificate (1.004873) sent on, its fee not paid yet, and its receipt."""
    page = officer.page
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(page, card=card, typed="giay doc than", code="1.004873")
    page.keyboard.press("F9")
    page.locator("#id_person_checked").check()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/quay/ho-so/**")
    receipt = Printed(page, "Giấy tiếp nhận hồ sơ")
    page.locator("form[action$='/chuyen/'] button").click()
    expect(page.locator(".mc-title p > .mc-status")).to_have_text("Đang xử lý")
    return code_in(page.url), receipt


def about_to_refuse(officer: Visitor, card: str) -> None:
    """A birth registration at the counter, and the form of its refusal open."""
    officer.enter("tiep-nhan")
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(officer.page, card=card)
    press_refuse(officer.page)


def press_refuse(page: Page) -> None:
    page.get_by_role("button", name="Từ chối tiếp nhận").click()
    page.wait_for_url("**/tu-choi/")


def sign(page: Page) -> None:
    """Draw something on the signature pad."""
    box = page.locator("canvas[data-ink]").bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 30 + step * 18, box["y"] + 40 + (-1) ** step * 18)
    page.mouse.up()


def code_in(address: str) -> str:
    """The dossier's code in the address of its page."""
    found = re.search(r"/(?:ho-so|tra-ket-qua)/([^/?]+)", address)
    assert found, address
    return found[1]


class Printed:
    """A paper of a dossier, read with other people's readers."""

    def __init__(self, page: Page, title: str) -> None:
        """The paper of that title, linked from the dossier's page that is open."""
        link = page.locator(".is-info a", has_text=title).first
        answer = page.request.get(page.url.split("/quay/")[0] + (link.get_attribute("href") or ""))
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
        self.pdf = answer.body()
        self.text = flowing_text_of(self.pdf)

    @property
    def view_code(self) -> str:
        """`Mã xem`, by which the citizen sees more than the state."""
        return self._after(r"Mã xem: (\w{6})\b")

    @property
    def verify_code(self) -> str:
        """The code by which anybody checks the paper."""
        return self._after(r"xac-minh/(\w{10})\b")

    @property
    def qr_address(self) -> str:
        """Where the QR code leads."""
        return qr_codes_of(self.pdf)[0][0]

    def _after(self, pattern: str) -> str:
        found = re.search(pattern, self.text)
        assert found, self.text
        return found[1]
