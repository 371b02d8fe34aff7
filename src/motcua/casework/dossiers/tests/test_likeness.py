"""What may be the same as what is on record."""

from datetime import date

import pytest
from tests.fixtures import NINE, make_dossier, officer, person

from motcua.casework.dossiers import likeness
from motcua.casework.dossiers.models import Dossier

BORN = date(1990, 11, 5)
NOBODYS_NUMBER = person(personal_id="")


@pytest.fixture(autouse=True)
def rows(centre):
    """Every test here stands before the sample Centre."""


def alike(centre, name="NGUYEN THI HONG NHUNG", born_on=BORN, **besides):
    return [found.full_name for found in likeness.people_like(centre.pk, name, born_on, **besides)]


def test_a_person_is_like_one_of_the_same_name_without_accents_and_birthday(centre):
    make_dossier(centre)
    assert alike(centre) == ["Nguyễn Thị Hồng Nhung"]
    assert alike(centre, born_on=date(1990, 11, 6)) == []
    assert alike(centre, name="Nguyễn Thị Hồng") == []


def test_nobody_of_another_centre_is_alike(centre, other_centre):
    make_dossier(centre)
    assert alike(other_centre) == []


def test_the_filing_under_check_is_not_like_itself(centre):
    filing = make_dossier(centre, way="submit", submitter=NOBODYS_NUMBER)
    assert alike(centre, besides=(filing.submitter_id,)) == []


def still_open(dossier, code="1.001193", role="tiep-nhan", **more):
    return likeness.still_open([dossier.owner], code, by=officer(role), at=NINE, **more)


@pytest.mark.parametrize("way", ["submit", "receive", "work", "decide"])
def test_the_same_procedure_of_the_same_person_is_open_until_it_is_over(centre, way):
    dossier = make_dossier(centre, way=way)
    assert still_open(dossier) == [dossier]
    assert still_open(dossier, besides=dossier) == []
    assert still_open(dossier, code="1.004873") == []


@pytest.mark.parametrize("status", likeness.OVER)
def test_what_is_over_is_no_double(centre, status):
    dossier = make_dossier(centre)
    Dossier.objects.filter(pk=dossier.pk).update(status=status, finished_at=NINE)
    assert still_open(dossier) == []


def test_the_person_is_the_owner_and_not_who_brings_the_papers(centre):
    owner = person(full_name="Trần Bảo An", personal_id="087190005678")
    dossier = make_dossier(centre, owner=owner)
    assert still_open(dossier) == [dossier]
    assert likeness.still_open([dossier.submitter], "1.001193", by=officer("tiep-nhan"), at=NINE) == []


def test_what_the_officer_may_not_read_is_not_told(centre):
    assert still_open(make_dossier(centre), role="cntt") == []
