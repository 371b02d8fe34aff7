from datetime import date

import pytest
from tests.fixtures import person

from motcua.casework.dossiers import identity

KNOWN = person()


@pytest.mark.parametrize(
    ("changes", "is_other"),
    [
        ({}, False),
        ({"full_name": "NGUYEN THI HONG NHUNG"}, False),
        ({"full_name": "Nguyễn Thị Hồng"}, True),
        ({"born_on": None}, False),
        ({"born_on": date(1990, 11, 6)}, True),
        ({"address": "nơi khác", "phone": ""}, False),
    ],
    ids=[
        "the same",
        "without accents",
        "another name",
        "no birthday given",
        "another birthday",
        "another address",
    ],
)
def test_a_contradiction_is_another_name_or_birthday(changes, is_other):
    assert identity.is_other(KNOWN, person(**changes)) is is_other


def test_a_birthday_that_was_not_known_contradicts_nothing():
    assert not identity.is_other(person(born_on=None), KNOWN)


@pytest.mark.parametrize(
    ("name", "shown"), [("Nguyễn Thị Hồng Nhung", "Nguyễn T. H. N."), ("Đởm", "Đởm"), ("", "")]
)
def test_a_known_name_is_shown_by_its_first_word_and_initials(name, shown):
    assert identity.masked(name) == shown


def test_the_message_shows_no_whole_name_and_no_whole_birthday():
    said = identity.contradiction(KNOWN, "owner")
    assert said.code == "other_owner"
    assert "chủ hồ sơ" in said.messages[0]
    assert "Nguyễn T. H. N., năm sinh 1990," in said.messages[0]
    assert "Nhung" not in said.messages[0]
