import pytest

from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.numbering.blocks import take_blocks

pytestmark = pytest.mark.django_db


def test_a_block_begins_after_the_last_number_and_the_next_number_follows_it():
    assert next_number(1, "dossier", "260406") == 1
    assert take_blocks("dossier", {(1, "260406"): 40}) == {(1, "260406"): 2}
    assert next_number(1, "dossier", "260406") == 42


def test_blocks_of_several_series_are_taken_at_once(django_assert_num_queries):
    wanted = {(2, "260407"): 3, (1, "260406"): 5, (1, "260407"): 1}
    with django_assert_num_queries(1):
        assert take_blocks("dossier", wanted) == dict.fromkeys(wanted, 1)
    assert take_blocks("dossier", wanted) == {(2, "260407"): 4, (1, "260406"): 6, (1, "260407"): 2}


def test_nothing_wanted_takes_nothing():
    assert take_blocks("dossier", {}) == {}
