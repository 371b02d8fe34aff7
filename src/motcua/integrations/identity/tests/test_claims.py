"""What is made of the claims of a provider: missing ones refuse, odd ones are kept as oddities (domain/09 §2)."""

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.integrations.identity.claims import Names, assurance_of, born_year, vouched_of

NAMES = Names(number="so", name="ten", born="sinh", level="acr")
LEVELS = {"muc-2": 2, "muc-1": 1}
WHOLE = {"so": "087190001234", "ten": "Nguyễn Thị Út", "sinh": "1990-11-05", "acr": "muc-2"}


def read(**changes):
    return vouched_of(WHOLE | changes, NAMES, LEVELS, "cong-dan")


@pytest.mark.parametrize(
    ("changes", "oddities"),
    [
        ({}, ()),
        ({"so": "087 190 001 234"}, ()),
        ({"so": "B1234567"}, ("number_form",)),
        ({"so": "08719000123"}, ("number_form",)),
        ({"sinh": "1991-01-01"}, ("number_year",)),
        ({"so": "087390001234", "sinh": "2090-11-05"}, ()),
        ({"sinh": "05/11/1990"}, ("birth_day",)),
        ({"sinh": None}, ()),
    ],
)
def test_what_is_odd_refuses_nobody(changes, oddities):
    assert read(**changes).oddities == oddities


@pytest.mark.parametrize(
    "changes", [{"so": ""}, {"so": None}, {"ten": "  "}, {"so": "1" * 21}, {"ten": "A" * 121}]
)
def test_who_cannot_be_told_apart_is_refused(changes):
    with pytest.raises(RuleBroken) as refused:
        read(**changes)
    assert refused.value.code == "claims_missing"


@pytest.mark.parametrize(("claimed", "level"), [("muc-1", 1), ("muc-2", 2), ("muc-9", 0), (None, 0), (2, 0)])
def test_a_level_the_settings_do_not_name_is_not_known(claimed, level):
    assert read(acr=claimed).level == level


@pytest.mark.parametrize(("number", "year"), [("087190001234", 1990), ("087204", 2004), ("087085", 1985)])
def test_the_year_of_birth_in_a_number(number, year):
    assert born_year(number) == year


@pytest.mark.parametrize(("amr", "methods"), [(["face", "otp"], ("face", "otp")), ("face", ()), (None, ())])
def test_a_session_remembers_how_its_person_was_recognised(amr, methods):
    assert assurance_of(WHOLE | {"amr": amr}, NAMES, LEVELS, "cong-dan").methods == methods
