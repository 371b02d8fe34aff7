"""A dossier found with what stands beside it: the same rows as Django reads by itself, and nobody's whom it is hidden
from."""

import pytest
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Lack

SEVERAL = ("components", "runs", *(name for name in queries._SIDES if name not in queries._SINGLE))


def found(dossier, role="tiep-nhan"):
    whole = queries.find(officer(role), dossier.code, NINE)
    queries.read_sides(whole)
    return whole


@pytest.fixture(params=["receive", "work", "return", "supplement"])
def dossier(request, centre):
    """At several places of its road: with hardly anything beside it, with a result, with papers asked for."""
    if request.param != "supplement":
        return make_dossier(centre, way=request.param)
    asked = make_dossier(centre, way="forward")
    lacking = actions.Lacking(asked.version.components.first().pk, Lack.WRONG)
    actions.ask_supplement(asked.pk, act(asked, "chuyen-mon"), actions.Request((lacking,), "Luật"))
    return asked


def test_what_stands_beside_it_is_what_there_is_and_nothing_more_is_asked(dossier, django_assert_num_queries):
    plain, whole = Dossier.objects.get(pk=dossier.pk), found(dossier)
    there = {name: set(getattr(plain, name).all()) for name in SEVERAL}
    single = {name: getattr(plain, name, None) for name in queries._SINGLE}
    with django_assert_num_queries(0):
        assert {name: set(getattr(whole, name).all()) for name in SEVERAL} == there
        assert {name: getattr(whole, name, None) for name in queries._SINGLE} == single
        assert all(row.dossier is whole for name in SEVERAL for row in getattr(whole, name).all())


@pytest.mark.parametrize("name", SEVERAL)
def test_what_was_read_can_be_narrowed_as_any_rows(dossier, name):
    """Acts and sheets go on asking of the dossier a page has read: it is rows of that kind, of that dossier alone."""
    rows, plain = getattr(found(dossier), name), getattr(Dossier.objects.get(pk=dossier.pk), name)
    assert rows.all().model is plain.model
    assert set(rows.filter(dossier__isnull=False)) == set(plain.filter(dossier__isnull=False))
    assert rows.filter(dossier=dossier.pk + 1).exists() is False


def test_who_may_not_see_it_finds_nothing(centre, other_centre):
    mine, theirs = make_dossier(centre), make_dossier(centre)
    Dossier.objects.filter(pk=theirs.pk).update(centre=other_centre)
    assert queries.find(officer("tiep-nhan"), mine.code, NINE) == mine
    assert queries.find(officer("cntt"), mine.code, NINE) is None
    assert queries.find(officer("tiep-nhan"), theirs.code, NINE) is None
    assert queries.find(officer("tiep-nhan"), "khong-co", NINE) is None
