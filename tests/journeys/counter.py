"""What a counter does again and again: a card to scan, a paper to read, papers to judge."""

import re

from playwright.sync_api import Page

from motcua.foundation.papers.tests.reading import flowing_text_of, qr_codes_of

CARD = "087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"


def scan_and_choose(page: Page, card: str = CARD, typed: str = "khai sanh", code: str = "1.001193") -> None:
    """Read a card and choose a procedure, by buttons alone: works without JavaScript."""
    page.locator("#scan").fill(card)
    page.locator("button[value=quet]").click()
    page.locator("#tim").fill(typed)
    page.locator("button[value=tim]").click()
    page.locator(".mc-hit", has_text=code).click()
    page.locator(".mc-papers").wait_for()


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
