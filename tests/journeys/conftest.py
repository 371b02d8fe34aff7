"""A real house for the browser: the launcher's own start, with database, web server and worker, clock set to a Monday."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "tests" / "output" / "screenshots"
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Monday 06/04/2026, as ux.md §7 wants
CLOCK = "2026-04-06T09:00:00+07:00"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_well(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/suc-khoe/", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the house did not start:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo of its own."""
    home = tmp_path_factory.mktemp("house")
    port = _free_port()
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
    }
    env = outside | {
        "MOTCUA_HOME": str(home / "var"),
        "PORT": str(port),
        "MOTCUA_DEMO": "1",
        "MOTCUA_CLOCK": CLOCK,
        "PYTHONPATH": str(ROOT / "src"),
    }
    log = home / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "motcua.config.cli", "serve"],
            env=env,
            cwd=ROOT,
            stdout=output,
            stderr=output,
        )
    try:
        _wait_until_well(f"http://127.0.0.1:{port}", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """One person at one browser."""

    page: Page
    house: str
    name: str

    def go(self, path: str) -> None:
        self.page.goto(self.house + path)

    def enter(self, role: str) -> None:
        """Sign in by the role's button on the login page, as a person would."""
        self.page.context.clear_cookies()
        self.go("/dang-nhap/")
        self.page.locator(f"form[action='/thu-vai/{role}/'] button").click()
        self.page.wait_for_url("**/quay/**")

    def shoot(self, name: str) -> None:
        """Keep a picture of the page as it stands."""
        OUTPUT.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=OUTPUT / f"{self.name}-{name}.png", full_page=True)

    def check_access(self) -> None:
        """axe finds nothing to complain about, by WCAG 2.0 to 2.2 A and AA and its best practices."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        wrong = [
            (violation["id"], node["target"], node["failureSummary"])
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        assert wrong == [], f"{self.page.url}: {wrong}"


@pytest.fixture
def visit(browser: Browser, house: str) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser of its own for somebody: size, scheme, with or without JavaScript."""
    contexts: list[BrowserContext] = []

    def open_for(
        name: str, *, width: int = 1366, height: int = 768, scripts: bool = True, dark: bool = False
    ) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            bypass_csp=False,
        )
        contexts.append(context)
        return Visitor(context.new_page(), house, name)

    yield open_for
    for context in contexts:
        context.close()
