"""What the tests of certification stand on: the sample Centre with both procedures of certification."""

import pytest
from tests.fixtures import NINE, bring_in, officer

from motcua.casework.certification.states import PROCEDURES
from motcua.foundation import clock


@pytest.fixture(autouse=True)
def at_nine():
    with clock.fixed_at(NINE):
        yield


@pytest.fixture
def certifying(centre):
    """The sample Centre with both procedures in its catalogue."""
    bring_in(*PROCEDURES.values())
    return centre


@pytest.fixture
def signer(certifying):
    """The leader who signs."""
    return officer("lanh-dao")
