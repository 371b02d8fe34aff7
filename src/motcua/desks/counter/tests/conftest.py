"""What every test of the counter stands on: Monday at nine, and a reception officer's browser."""

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation import clock


@pytest.fixture(autouse=True)
def at_nine():
    with clock.fixed_at(NINE):
        yield


@pytest.fixture
def counter(client, centre):
    """A reception officer's browser."""
    client.force_login(officer("tiep-nhan"))
    return client
