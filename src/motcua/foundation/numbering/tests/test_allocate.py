import pytest

from motcua.foundation.numbering.allocate import next_number, next_numbers

pytestmark = pytest.mark.django_db


def test_numbers_of_a_series_follow_each_other_from_one():
    assert [next_number(1, "form", "2026") for _n in range(3)] == [1, 2, 3]


def test_every_centre_kind_and_period_counts_for_itself():
    assert next_number(1, "form", "2026") == 1
    assert next_number(2, "form", "2026") == 1
    assert next_number(1, "dossier", "260406") == 1
    assert next_number(1, "form", "2027") == 1
    assert next_number(1, "form", "2026") == 2


def test_several_series_are_asked_at_once():
    next_number(1, "form", "2026")
    assert next_numbers(1, {"form": "2026", "dossier": "260406"}) == {"form": 2, "dossier": 1}


def test_asking_for_several_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        next_numbers(1, {"form": "2026", "dossier": "260406"})
