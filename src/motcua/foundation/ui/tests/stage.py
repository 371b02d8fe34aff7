"""Sample pages of the kit in a real browser, under the real security policy, without server or database."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.template import engines
from django.test import Client, RequestFactory
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from motcua.foundation.ui.middleware import POLICY
from motcua.foundation.ui.tests.sample import context

HOST = "http://testserver"
PAGES = Path(__file__).parent / "pages"
STATIC = Path(__file__).parents[1] / "static"
AXE = Path(__file__).parents[5] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
    ],
}
Answer = Callable[[Request], dict | None]


def render(page: str, cookies: dict[str, str] | None = None) -> str:
    """HTML of a sample page of tests/pages, or of one of the product's own templates (`404`)."""
    request = RequestFactory().get(f"/{page}/")
    request.COOKIES.update(cookies or {})
    own = PAGES / f"{page}.html"
    engine = engines["django"]
    template = engine.from_string(own.read_text()) if own.exists() else engine.get_template(f"{page}.html")
    return template.render(context(page), request)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**CHROMIUM)
        yield opened
        opened.close()


class Stage:
    """What the browser asks for, and what it is given."""

    def __init__(self, cookies: dict[str, str], answers: dict[str, Answer]) -> None:
        self.cookies, self.answers, self.asked = cookies, answers, []

    def handle(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            return route.fulfill(path=file, content_type=TYPES[file.suffix])
        self.asked.append((route.request.method, path, fields(route.request)))
        given = self.answers.get(path, self.page)(route.request)
        return route.abort() if given is None else route.fulfill(**given)

    def page(self, request: Request) -> dict:
        """The sample page of that name, or for the choices the product's own view."""
        path = urlsplit(request.url).path
        if path.startswith("/tuy-chon/"):
            return self.choose(request)
        if not (name := path.strip("/")) or not (PAGES / f"{name}.html").exists():
            return {"status": 204}
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        return {"body": render(name, self.cookies), "headers": headers}

    def choose(self, request: Request) -> dict:
        client = Client(headers={"HX-Request": request.headers.get("hx-request", "")})
        client.cookies.load(self.cookies)
        answer = client.post(urlsplit(request.url).path, fields(request))
        self.cookies |= {name: cookie.value for name, cookie in answer.cookies.items()}
        headers = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
        return {"status": answer.status_code, "body": answer.content, "headers": headers}

    def posts(self, path: str) -> list[dict[str, str]]:
        """Fields of every POST to `path` so far."""
        return [sent for method, asked, sent in self.asked if method == "POST" and asked == path]


def fields(request: Request) -> dict[str, str]:
    """Fields of a posted form, of both encodings."""
    body = request.post_data or ""
    if "multipart" not in request.headers.get("content-type", ""):
        return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    parts = [part.partition("\r\n\r\n") for part in body.split("------")]
    return {
        head.split('name="')[1].split('"')[0]: value.rstrip("\r\n")
        for head, _gap, value in parts
        if 'name="' in head
    }


@contextmanager
def visits(browser: Browser) -> Iterator[Callable[..., tuple[Page, Stage]]]:
    contexts, complaints = [], []

    def visit(page: str, *, cookies=None, answers=None, width=1366, height=768, scripts=True, scheme="light"):
        stage = Stage(dict(cookies or {}), dict(answers or {}))
        opened = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            locale="vi-VN",
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(opened)
        opened.route("**/*", stage.handle)
        tab = opened.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on(
            "console", lambda line: complaints.append(line.text) if "Security Policy" in line.text else None
        )
        tab.goto(f"{HOST}/{page}/")
        return tab, stage

    yield visit
    for opened in contexts:
        opened.close()
    assert complaints == []


def axe(tab: Page) -> list[str]:
    """Every accessibility rule the page breaks, with the first element that breaks it."""
    session = tab.context.new_cdp_session(tab)
    # not as a script tag, which the policy blocks
    session.send("Runtime.evaluate", {"expression": AXE.read_text()})
    found = tab.evaluate(
        f"axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then((result) => result.violations)"
    )
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]
