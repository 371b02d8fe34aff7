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


@pytest.fixture
def as_role(client, centre):
    """Whoever signs in by a role, at one browser."""

    def enter(role):
        client.force_login(officer(role))
        return client

    return enter


@pytest.fixture
def ask_for(client, centre):
    """The answer of an address to a role, to what it sends if it sends something."""

    def ask(role="giam-doc", data=None, *, path, at=NINE):
        client.force_login(officer(role))
        with clock.fixed_at(at):
            return client.get(path) if data is None else client.post(path, data)

    return ask
