"""The sample pages as people see them: nothing blocked, nothing too wide, no rule broken."""

import pytest

from motcua.foundation.ui.tests import stage

OFFICER = ["work_list", "intake", "dossier", "returns", "officer_form", "desk"]
PUBLIC = ["tracking", "public_form"]
#: width of the screen and the attribute of <html> that a choice sets; large letters are for the public
LOOKS = {
    "office": (1366, {}),
    "phone": (360, {}),
    "dark": (1366, {"data-bs-theme": "dark"}),
    "contrast": (1366, {"data-contrast": "high"}),
}
LARGE = {"large": (360, {"data-text": "150"})}


@pytest.mark.parametrize("page", [*OFFICER, *PUBLIC])
def test_a_page_breaks_no_accessibility_rule_and_never_scrolls_sideways(open_page, page):
    tab, _ = open_page(page)
    for look, (width, attributes) in (LOOKS | (LARGE if page in PUBLIC else {})).items():
        tab.set_viewport_size({"width": width, "height": 768})
        for name, value in attributes.items():
            tab.evaluate(
                "([name, value]) => document.documentElement.setAttribute(name, value)", [name, value]
            )
        assert (look, stage.axe(tab)) == (look, [])
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        for name in attributes:
            tab.evaluate("(name) => document.documentElement.removeAttribute(name)", name)


@pytest.mark.parametrize("page", PUBLIC)
def test_a_public_page_follows_a_dark_device_and_stays_readable(open_page, page):
    tab, _ = open_page(page, width=1280, scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 27, 34)"
    assert stage.axe(tab) == []


@pytest.mark.parametrize("page", ["intake", "returns"])
def test_a_page_that_fills_the_screen_never_scrolls_itself(open_page, page):
    tab, _ = open_page(page, height=648)
    assert tab.evaluate("document.documentElement.scrollHeight") == 648
    panes = tab.evaluate(
        "[...document.querySelectorAll('main > *')].map((pane) => pane.scrollHeight - pane.clientHeight)"
    )
    assert max(panes) == 0


def test_on_a_small_office_screen_only_the_panes_scroll(open_page):
    tab, _ = open_page("intake", width=1093, height=520)
    assert tab.evaluate("document.documentElement.scrollHeight") == 520


@pytest.mark.parametrize("page", [*OFFICER, *PUBLIC])
def test_without_scripts_a_page_shows_all_its_words(open_page, page):
    tab, _ = open_page(page, scripts=False)
    assert tab.locator("main h1").first.is_visible() or page in {"intake"}
    assert tab.locator("[hidden]:visible").count() == 0


def test_the_font_the_icons_and_the_style_come_from_our_own_files(open_page):
    tab, _ = open_page("work_list")
    assert tab.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('600 16px \"Be Vietnam Pro\"', 'Ấữ'))"
    )
    assert tab.evaluate(
        "performance.getEntriesByType('resource').every(({name}) => name.startsWith(location.origin))"
    )


def test_a_first_public_page_and_the_next_are_light(open_page):
    """At most 200 KB over the wire, then 40 KB (ux.md 1.14); as a browser that takes Brotli gets it."""
    sizes = {
        path: path.stat().st_size
        for path in stage.STATIC.rglob("assets/*")
        if path.suffix not in {".gz", ".br"}
    }
    wire = sum(min(size, compressed(path)) for path, size in sizes.items())
    page = len(stage.render("tracking").encode()) / 3  # text of this kind shrinks to a third or less
    assert wire + page < 200_000
    assert page < 40_000


def compressed(path):
    brotli = path.with_name(f"{path.name}.br")
    return brotli.stat().st_size if brotli.exists() else path.stat().st_size
