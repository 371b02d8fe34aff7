import pytest

from motcua.foundation.ui.tests import stage


@pytest.fixture(autouse=True)
def _only_our_own_addresses(settings):
    """The kit is tested without the desks: with its own addresses and nothing else in the context."""
    settings.ROOT_URLCONF = "motcua.foundation.ui.tests.urls"
    settings.TEMPLATES = [_without_the_house_around(engine) for engine in settings.TEMPLATES]
    settings.STATIC_ROOT = stage.STATIC


@pytest.fixture(scope="module")
def browser():
    """A Chromium for one module; closed at its end, since its event loop would disturb database tests."""
    with stage.chromium() as opened:
        yield opened


@pytest.fixture
def open_page(browser):
    """Opens a sample page: `open_page("intake", cookies={"chu": "150"}, width=360)`; fails on errors."""
    with stage.visits(browser) as visit:
        yield visit


def _without_the_house_around(engine):
    """The template engine less what the house tells every page."""
    processors = engine["OPTIONS"]["context_processors"]
    kept = [name for name in processors if not name.startswith("motcua.config")]
    return engine | {"OPTIONS": engine["OPTIONS"] | {"context_processors": kept}}
