"""A citizen finds a procedure: as one types, without JavaScript, on a phone, and for few bytes."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.pages import PUBLIC
from tests.journeys.visitor import Look, Visitor, open_context

FIRST_KB, NEXT_KB = 200, 40


@pytest.fixture
def visitor(browser: Browser, house: str):
    contexts = []

    def open_one(look: Look) -> Visitor:
        contexts.append(open_context(browser, look))
        return Visitor(contexts[-1].new_page(), house, "portal", scripts=look.scripts)

    yield open_one
    for context in contexts:
        context.close()


def test_hits_come_as_one_types_and_lead_to_the_procedure(visitor):
    person = visitor(Look(360, 740))
    person.go("/")
    person.page.get_by_label("Quý công dân cần làm thủ tục gì?").press_sequentially("doc than")
    first = person.page.locator(".hits a").first
    expect(first).to_have_text("Cấp Giấy xác nhận tình trạng hôn nhân")
    person.check()
    first.click()
    expect(person.page.locator("h1")).to_have_text("Cấp Giấy xác nhận tình trạng hôn nhân")
    expect(person.page.get_by_role("heading", name="Cần chuẩn bị")).to_be_visible()


def test_without_scripts_the_search_is_a_page(visitor):
    person = visitor(Look(360, 740, scripts=False))
    person.go("/")
    person.page.get_by_label("Quý công dân cần làm thủ tục gì?").fill("khai sanh")
    person.page.get_by_role("button", name="Tìm").click()
    expect(person.page.locator(".hits a").first).to_have_text("Đăng ký khai sinh")
    person.check()


def test_pages_weigh_little_over_the_wire(visitor):
    """Everything counted that comes: page, style, scripts, fonts, icons (ux.md §1.14)."""
    person = visitor(Look())
    wire = person.page.context.new_cdp_session(person.page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    for place in PUBLIC:
        if "{" not in place.path:
            most = FIRST_KB if place is PUBLIC[0] else NEXT_KB
            sizes.clear()
            person.go(place.path)
            person.page.wait_for_load_state("networkidle")
            assert sum(sizes) <= most * 1000, f"{place.path}: {sum(sizes):.0f} bytes in {len(sizes)} files"
