import pytest

from motcua.reference.calendars.seed import seed
from motcua.reference.calendars.tests.factories import make_user
from motcua.reference.calendars.tests.samples import at


@pytest.fixture
def granting(settings):
    """Rights by user name, so that this app is tested without the organisation above it."""
    settings.AUTHENTICATION_BACKENDS = ["motcua.reference.calendars.tests.factories.Granting"]


@pytest.fixture
def seeded(db):
    """The first rows, brought in on 01/03/2026."""
    seed(at=at("01/03/2026 08:00"))


@pytest.fixture
def administrator(db, granting):
    return make_user("everywhere")


@pytest.fixture
def officer(db, granting):
    return make_user("officer")


@pytest.fixture
def reader(db, granting):
    return make_user("reader")
