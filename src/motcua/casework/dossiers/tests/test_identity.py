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


def line(known, brought, name):
    """On record, brought, and whether they differ; None when there is no such line."""
    found = {each.name: each for each in identity.side_by_side(known, brought)}.get(name)
    return found and (found.on_record, found.brought, found.differs)


@pytest.mark.parametrize(
    ("changes", "name", "shown"),
    [
        ({"address": "Ấp 1, Xã Khác"}, "address", (KNOWN.address, "Ấp 1, Xã Khác", True)),
        ({"phone": "0987654321"}, "phone", ("0912345678", "0987654321", True)),
        ({"phone": ""}, "phone", ("0912345678", "", False)),
        (
            {"full_name": "Nguyen Thi Hong Nhung"},
            "full_name",
            (KNOWN.full_name, "Nguyen Thi Hong Nhung", True),
        ),
        ({}, "born_on", ("05/11/1990", "05/11/1990", False)),
    ],
)
def test_of_the_same_person_the_record_is_shown_as_it_is(changes, name, shown):
    assert line(KNOWN, person(**changes), name) == shown


@pytest.mark.parametrize(
    ("changes", "name", "shown"),
    [
        ({}, "full_name", ("Nguyễn T. H. N.", "Lê Thị Khác", True)),
        ({"born_on": date(1980, 1, 2)}, "born_on", ("1990", "02/01/1980", True)),
        ({"phone": "0987654321"}, "phone", ("•••••• 5678", "0987654321", True)),
        ({"address": "Ấp 1"}, "address", ("…, Lấp Vò, Đồng Tháp", "Ấp 1", True)),
        ({}, "address", (KNOWN.address, KNOWN.address, False)),
        ({}, "personal_id", ("087190001234", "087190001234", False)),
    ],
)
def test_of_a_possible_stranger_what_differs_is_shown_in_part(changes, name, shown):
    assert line(KNOWN, person(full_name="Lê Thị Khác", **changes), name) == shown


def test_a_look_alike_without_a_number_sees_the_last_four_only():
    assert line(KNOWN, person(personal_id=""), "personal_id") == ("••••••••1234", "", False)


def test_what_neither_side_says_is_no_line():
    assert line(KNOWN, person(), "card_issued_on") is None
