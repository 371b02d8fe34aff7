"""A real house for the browser: the launcher's own start, with database, web and worker, clock set to a Monday."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journeys.visitor import Look, Visitor, open_context

ROOT = Path(__file__).parents[2]
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


def free_port() -> int:
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


@contextmanager
def served(home: Path, clock: str = CLOCK, port: int = 0, **settings: str) -> Iterator[str]:
    """The address of a running demo whose files are in `home`, with its clock set to that moment at its start."""
    port = port or free_port()
    outside = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
    }
    env = outside | {
        "MOTCUA_HOME": str(home / "var"),
        "PORT": str(port),
        "MOTCUA_DEMO": "1",
        "MOTCUA_DEMO_WEEKS": "0",  # the few that journeys name
        "MOTCUA_CLOCK": clock,
        "PYTHONPATH": str(ROOT / "src"),
        **settings,
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


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo of its own."""
    with served(tmp_path_factory.mktemp("house")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys; everybody gets a profile of their own in it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, house: str) -> Iterator[Callable[..., Visitor]]:
    """Opens a profile of its own for somebody: size, scheme, with or without JavaScript."""
    contexts: list[BrowserContext] = []

    def open_for(
        name: str, *, width: int = 1366, height: int = 768, scripts: bool = True, dark: bool = False
    ) -> Visitor:
        contexts.append(open_context(browser, Look(width, height, dark, scripts)))
        return Visitor(contexts[-1].new_page(), house, name, scripts=scripts)

    yield open_for
    for context in contexts:
        context.close()
