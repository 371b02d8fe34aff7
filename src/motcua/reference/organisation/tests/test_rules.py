import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.reference.organisation.rules import DECIDE, VIEW, Place, Reach, allowed, covers, passed_on

RECEIVE = "dossiers.receive"


@pytest.mark.parametrize(
    ("reach", "place", "covered"),
    [
        (Reach(RECEIVE, 1), Place(1), True),
        (Reach(RECEIVE, 1), Place(2), False),
        (Reach(RECEIVE, None), Place(2), True),
        (Reach(RECEIVE, 1), Place(), True),
        (Reach(RECEIVE, 1, "ho-tich"), Place(1, "ho-tich"), True),
        (Reach(RECEIVE, 1, "ho-tich"), Place(1, "dat-dai"), False),
        (Reach(RECEIVE, 1, "ho-tich"), Place(1), False),
        (Reach(RECEIVE, 1, "ho-tich"), Place(2, "ho-tich"), False),
        (Reach(RECEIVE, 1, "", "1.001193"), Place(1, "ho-tich", "1.001193"), True),
        (Reach(RECEIVE, 1, "", "1.001193"), Place(1, "ho-tich", "1.004873"), False),
        (Reach(RECEIVE, 1, "ho-tich", "1.001193"), Place(1, "dat-dai", "1.001193"), False),
        (Reach(RECEIVE, None, "ho-tich"), Place(9, "ho-tich", "1.001193"), True),
    ],
)
def test_how_far_one_right_goes(reach, place, covered):
    assert covers(reach, RECEIVE, place) is covered


@pytest.mark.parametrize("place", [Place(), Place(1), Place(1, "ho-tich", "1.001193")])
def test_one_right_never_stands_for_another(place):
    assert not covers(Reach(RECEIVE, None), DECIDE, place)


def test_any_of_the_rights_held_is_enough_and_none_is_not():
    held = [Reach(RECEIVE, 1, "ho-tich"), Reach(RECEIVE, 1, "dat-dai")]
    assert allowed(held, RECEIVE, Place(1, "dat-dai"))
    assert not allowed(held, RECEIVE, Place(1, "xay-dung"))
    assert not allowed([], RECEIVE, Place())


@pytest.mark.parametrize(
    ("held", "field", "given"),
    [
        (Reach(DECIDE, 1), "", Reach(DECIDE, 1)),
        (Reach(DECIDE, 1), "ho-tich", Reach(DECIDE, 1, "ho-tich")),
        (Reach(DECIDE, 1, "ho-tich"), "", Reach(DECIDE, 1, "ho-tich")),
        (Reach(DECIDE, 1, "ho-tich"), "ho-tich", Reach(DECIDE, 1, "ho-tich")),
        (Reach(DECIDE, 1, "ho-tich"), "dat-dai", None),
        (Reach(DECIDE, 1, "", "1.001193"), "ho-tich", Reach(DECIDE, 1, "ho-tich", "1.001193")),
        (Reach(RECEIVE, 1), "", None),
        (Reach(VIEW, 1), "", None),
    ],
)
def test_what_a_delegation_gives_of_what_its_giver_holds(held, field, given):
    expected = set() if given is None else {given, Reach(VIEW, given.centre, given.field, given.procedure)}
    assert passed_on(held, field) == expected


fields = st.sampled_from(["", "ho-tich", "dat-dai"])
procedures = st.sampled_from(["", "1.001193", "1.004873"])
places = st.builds(Place, st.sampled_from([1, 2]), fields.filter(bool), procedures.filter(bool))


@given(st.builds(Reach, st.just(DECIDE), st.just(1), fields, procedures), fields, places)
def test_a_delegation_never_covers_what_its_giver_does_not(held, field, place):
    received = passed_on(held, field)
    if allowed(received, DECIDE, place):
        assert covers(held, DECIDE, place)
    assert allowed(received, VIEW, place) == allowed(received, DECIDE, place)
