"""Every page, at the office and on a phone, light and dark, with and without JavaScript: nothing is wrong with any."""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.counter import Printed, scan_and_choose
from tests.journeys.pages import EVERY_PAGE, Place
from tests.journeys.visitor import Look, Visitor, open_context

LOOKS = {
    "1366": Look(),
    "1366-toi": Look(dark=True),
    "360": Look(360, 740),
    "360-toi": Look(360, 740, dark=True),
    "khong-js": Look(360, 740, scripts=False),
}


@pytest.fixture(scope="module")
def signed_in(browser: Browser, house: str) -> Callable[[str | None, Look], Visitor]:
    """A visitor of that role and look; each role signs in once, each look keeps its profile."""
    cookies: dict[str, list] = {}
    contexts: list[BrowserContext] = []
    known: dict[tuple[str | None, Look], Visitor] = {}

    def sign_in(role: str) -> list:
        contexts.append(open_context(browser, Look()))
        visitor = Visitor(contexts[-1].new_page(), house, role)
        visitor.enter(role)
        return contexts[-1].cookies()

    def visitor(role: str | None, look: Look) -> Visitor:
        if (role, look) not in known:
            contexts.append(open_context(browser, look))
            if role:
                cookies.setdefault(role, []) or cookies[role].extend(sign_in(role))
                contexts[-1].add_cookies(cookies[role])
            if look.dark:
                contexts[-1].add_cookies([{"name": "giao-dien", "value": "toi", "url": house}])
            known[role, look] = Visitor(contexts[-1].new_page(), house, "", scripts=look.scripts)
        return known[role, look]

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def values(signed_in: Callable[..., Visitor]) -> dict[str, str]:
    """What addresses are filled with: codes of the sample dossiers by name, an intake in the making, codes of a receipt."""
    officer = signed_in("tiep-nhan", Look(scripts=False))
    officer.go("/quay/ho-so/")
    rows = officer.page.locator(".mc-list tbody tr").all()
    found = {
        row.locator(".is-who").inner_text(): row.locator(".is-code a").get_attribute("href").split("/")[-2]
        for row in rows
    }
    officer.go(f"/quay/ho-so/{found['Trần Văn Đởm']}/")
    receipt = Printed(officer.page, "Giấy tiếp nhận")
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(officer.page)
    draft = officer.page.url.split("/")[-2]
    return found | {"view_code": receipt.view_code, "verify_code": receipt.verify_code, "draft": draft}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("place", EVERY_PAGE, ids=lambda place: place.name)
def test_nothing_is_wrong_with_a_page(signed_in, values, place: Place, look: str):
    visitor = signed_in(place.role, LOOKS[look])
    visitor.complaints.clear()
    assert visitor.go(place.path.format_map(values)) == place.status
    visitor.name = place.name
    visitor.shoot(look)
    visitor.check()
