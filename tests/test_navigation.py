"""The menu: each key leads to one place."""

from motcua.config.navigation import OFFICER


def test_no_two_entries_have_the_same_key():
    keys = [item.key for item in OFFICER if item.key]
    assert len(set(keys)) == len(keys)
