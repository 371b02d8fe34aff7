"""One person at one browser, and what may not be wrong with any page they see."""

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "tests" / "output" / "screenshots"
#: an office monitor and an old phone
WIDTHS = [(1366, 768), (360, 740)]
AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text()


class Look(NamedTuple):
    """What a page is looked at through."""

    width: int = 1366
    height: int = 768
    dark: bool = False
    scripts: bool = True
    #: what the device asks for, apart from our own setting
    more_contrast: bool = False


def open_context(browser: Browser, look: Look) -> BrowserContext:
    """A fresh profile in Vietnam, seen through `look`."""
    return browser.new_context(
        viewport={"width": look.width, "height": look.height},
        java_script_enabled=look.scripts,
        color_scheme="dark" if look.dark else "light",
        contrast="more" if look.more_contrast else "no-preference",
        reduced_motion="reduce",
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )


class Visitor:
    """One person at one browser."""

    def __init__(self, page: Page, house: str, name: str, *, scripts: bool = True) -> None:
        self.page, self.house, self.name, self.scripts = page, house, name, scripts
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, line: ConsoleMessage) -> None:
        """Keep what the browser complains about; the status of a page is judged by itself."""
        own = line.location["url"].startswith(self.house)  # Chromium's PDF viewer has words of its own
        if line.type == "error" and own and "Failed to load resource" not in line.text:
            self.complaints.append(line.text)

    def go(self, path: str) -> int:
        """Open an address of the house; its HTTP status."""
        answer = self.page.goto(self.house + path)
        return answer.status if answer else 0

    def enter(self, role: str) -> None:
        """Sign in by the role's button on the login page, as a person would."""
        self.page.context.clear_cookies()
        self.go("/dang-nhap/")
        self.page.locator(f"form[action='/thu-vai/{role}/'] button").click()
        self.page.wait_for_url(lambda address: "/dang-nhap/" not in address)

    def shoot(self, name: str) -> None:
        """Keep a picture of the page as it stands."""
        OUTPUT.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=OUTPUT / f"{self.name}-{name}.png", full_page=True)

    def look(self, name: str) -> None:
        """The page as it stands is looked at and checked at the office and on a phone."""
        for width, height in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": height})
            self.shoot(f"{name}-{width}")
            self.check()

    def open_details(self) -> None:
        """Unfold everything that the page folds away."""
        self.page.evaluate("document.querySelectorAll('main details').forEach((part) => (part.open = true))")

    def check(self) -> None:
        """Nothing is wrong with the page: rules of accessibility (where scripts run at all), width, console."""
        if self.scripts:
            self.check_access()
        self.check_width()
        assert self.complaints == [], self.page.url

    def check_access(self) -> None:
        """axe finds nothing to complain about, by WCAG 2.0 to 2.2 A and AA and its best practices."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        # a paper in its frame is the browser's own viewer
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")
        wrong = [
            (violation["id"], node["target"], node["failureSummary"])
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        assert wrong == [], f"{self.page.url}: {wrong}"

    def check_panes(self) -> None:
        """A page that fills the screen shows all of every pane: nothing scrolls."""
        hidden = "[document.documentElement, ...document.querySelectorAll('main > *')]"
        beyond = self.page.evaluate(
            f"Math.max(...{hidden}.map((box) => box.scrollHeight - box.clientHeight))"
        )
        assert beyond == 0, f"{self.page.url}: {beyond} px are out of sight"

    def check_width(self) -> None:
        """The page never scrolls sideways."""
        self.page.wait_for_load_state()  # a page on its way has no width yet
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.page.viewport_size["width"], f"{self.page.url} is {wide} px wide"
