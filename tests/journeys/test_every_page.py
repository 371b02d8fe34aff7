"""Every page, at the office and on a phone, light and dark, with and without JavaScript: nothing is wrong with any."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.counter import Printed, scan_and_choose
from tests.journeys.helping import begin_helping
from tests.journeys.pages import EVERY_PAGE, FILING, PUBLIC, Place
from tests.journeys.visitor import Look, Visitor, open_context

LIGHT, DARK, PLAIN = Look(), Look(dark=True), Look(360, 740, scripts=False)
OWN_TEMPLATE = [place for place in EVERY_PAGE if not place.like]
SEEN = Callable[[str | None, Look], Visitor]


@pytest.fixture(scope="module")
def seen_by(browser: Browser, house: str) -> Iterator[SEEN]:
    """A visitor of that role and look; each role signs in once, each look keeps its profile."""
    contexts: list[BrowserContext] = []
    cookies: dict[str | None, list] = {None: []}
    known: dict[tuple[str | None, Look], Visitor] = {}

    def visitor(look: Look) -> Visitor:
        contexts.append(open_context(browser, look))
        return Visitor(contexts[-1].new_page(), house, "", scripts=look.scripts)

    def seen(role: str | None, look: Look) -> Visitor:
        if role not in cookies:
            first = visitor(LIGHT)
            first.enter(role)
            cookies[role] = contexts[-1].cookies()
        if (role, look) not in known:
            known[role, look] = visitor(look)
            theme = {"name": "giao-dien", "value": "toi" if look.dark else "sang", "url": house}
            contexts[-1].add_cookies([*cookies[role], theme])
        return known[role, look]

    yield seen
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def values(seen_by: SEEN) -> dict[str, str]:
    """What addresses are filled with: sample codes by name, an intake in the making, the codes of a receipt."""
    officer = seen_by("tiep-nhan", PLAIN)
    officer.go("/quay/ho-so/")
    found = {
        row.locator(".is-who").inner_text(): row.locator("a").first.get_attribute("href").split("/")[-2]
        for row in officer.page.locator(".mc-list tbody tr").all()
    }
    ask_police(seen_by("chuyen-mon", PLAIN), found["Trần Văn Đởm"])
    officer.go(f"/quay/ho-so/{found['Trần Văn Đởm']}/")
    receipt = Printed(officer.page, "Giấy tiếp nhận")
    officer.go("/quay/huong-dan/")
    told = officer.page.locator(".mc-told a").first.get_attribute("href").split("/")[-2]
    officer.go("/quay/huong-dan/ghi/?tim=khai+sanh")
    version = officer.page.locator(".mc-hit").first.get_attribute("href").partition("=")[2]
    found |= {"guidance": told, "version": version}
    officer.go("/quay/ho-tro-nop/")
    found["assisted"] = officer.page.locator(".mc-told a").first.get_attribute("href").split("/")[-2]
    begin_helping(officer, "Dương Thị Hạnh", "1.004873")
    found["helped"] = officer.page.url.split("/")[-4]
    officer.go("/quay/giup-do/")
    found["help_request"] = officer.page.locator(".mc-told a").first.get_attribute("href").split("/")[-2]
    for name, place in (("question", "/quay/hoi-dap/"), ("faq", "/quay/hoi-dap/cong-khai/")):
        officer.go(place)
        found[name] = officer.page.locator(".mc-told a").first.get_attribute("href").split("/")[-2]
    for name, place in (
        ("doing", "?ai=tat-ca&trang-thai=doing"),
        ("reported", "?ai=tat-ca&trang-thai=reported"),
        ("recurrence", "dinh-ky/"),
    ):
        officer.go(f"/ke-hoach/{place}")
        found[name] = officer.page.locator(".mc-told a").first.get_attribute("href").split("/")[-2]
    officer.go("/quay/mau-cau/")
    found["phrase"] = officer.page.locator(".mc-told a").first.get_attribute("href").split("/")[-2]
    officer.go("/quay/ban-giao/")
    links = officer.page.locator(".mc-told tbody a").all()
    gathered, handed = (link.get_attribute("href").split("/")[-2] for link in links)
    officer.go("/quay/tiep-nhan/")
    scan_and_choose(officer.page)
    draft = officer.page.url.split("/")[-2]
    province = seen_by("tinh", PLAIN)
    province.go("/nhiem-vu/van-ban/")
    circular = province.page.locator(".mc-told a", has_text="03/2025/TT-VPCP")
    found["instrument"] = circular.first.get_attribute("href").split("/")[-2]
    citizen = seen_by("cong-dan", PLAIN)
    citizen.go("/nop/1.004873/")
    if (start := citizen.page.get_by_role("button", name="Bắt đầu")).count():  # no draft is there yet
        start.click()
    citizen.go("/thu-tuc/1.004873/")
    citizen.page.get_by_role("button", name="Lưu mã chuẩn bị").click()
    found["preparation"] = citizen.page.url.split("/")[-2]
    codes = {"view_code": receipt.view_code, "verify_code": receipt.verify_code, "draft": draft}
    return found | codes | {"gathered": gathered, "handed": handed}


def ask_police(specialist: Visitor, code: str) -> None:
    """A question to another agency, which waits for its answer."""
    specialist.go(f"/quay/ho-so/{code}/phoi-hop/")
    specialist.page.get_by_label("Cơ quan được hỏi").fill("Công an xã Mỹ An Hưng")
    specialist.page.get_by_label("Nội dung xin ý kiến").fill("Xác minh nơi cư trú trước đây")
    specialist.page.get_by_label("Đề nghị trả lời").fill("08/04/2026")
    specialist.page.get_by_role("button", name="Gửi xin ý kiến").click()


@pytest.mark.parametrize("place", OWN_TEMPLATE, ids=lambda place: place.name)
def test_nothing_is_wrong_with_a_page(seen_by: SEEN, values, place: Place):
    opened(seen_by(place.role, LIGHT), place, values).look("sang")


@pytest.mark.parametrize("place", EVERY_PAGE, ids=lambda place: place.name)
def test_nothing_is_wrong_in_the_dark_with_everything_unfolded(seen_by: SEEN, values, place: Place):
    visitor = opened(seen_by(place.role, DARK), place, values)
    visitor.open_details()
    visitor.look("toi")


@pytest.mark.parametrize("place", OWN_TEMPLATE, ids=lambda place: place.name)
def test_without_javascript_a_page_shows_all_its_words(seen_by: SEEN, values, place: Place):
    visitor = opened(seen_by(place.role, PLAIN), place, values, width=360)
    visitor.shoot("khong-js")
    visitor.check()
    assert visitor.page.locator("[hidden]:visible").count() == 0
    assert visitor.page.locator("h1").count() == 1


def opened(visitor: Visitor, place: Place, values: dict[str, str], width: int = 1366) -> Visitor:
    """The visitor before that page."""
    visitor.name = place.name
    visitor.complaints.clear()
    visitor.page.set_viewport_size({"width": width, "height": 740})
    assert visitor.go(place.path.format_map(values)) == place.status
    return visitor


@pytest.mark.parametrize("contrast", ["thuong", "cao"])
def test_large_letters_and_high_contrast_break_no_public_page(visit, values, contrast):
    citizen = visit("", width=360, height=740)
    choices = {"chu": "150", "tuong-phan": contrast}
    citizen.page.context.add_cookies(
        [{"name": name, "value": value, "url": citizen.house} for name, value in choices.items()]
    )
    for place in OWN_TEMPLATE:
        if place.role is None:
            opened(citizen, place, values, width=360).shoot(f"chu-to-{contrast}")
            citizen.check()


@pytest.mark.parametrize("look", [Look(360, 740), Look(360, 740, dark=True)], ids=["sang", "toi"])
@pytest.mark.parametrize("asked", ["cai-dat", "thiet-bi"])
def test_high_contrast_breaks_no_page_of_a_citizen(browser, house, values, look, asked):
    """By our own setting, and by what the device asks for, in both schemes."""
    context = open_context(browser, look._replace(more_contrast=asked == "thiet-bi"))
    citizen = Visitor(context.new_page(), house, "")
    for role, places in ((None, PUBLIC), ("cong-dan", FILING)):
        if role:
            citizen.enter(role)
        if asked == "cai-dat":
            context.add_cookies([{"name": "tuong-phan", "value": "cao", "url": house}])
        for place in places:
            if not place.like:
                opened(citizen, place, values, width=360).check()
    context.close()
