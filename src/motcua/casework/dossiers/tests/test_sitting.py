"""What one person brought in one go."""

from datetime import timedelta

from tests.fixtures import NINE, make_dossier, officer, person

from motcua.casework.dossiers import sitting
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Status

NOBODYS_NUMBER = person(personal_id="")


def together(dossier, role="tiep-nhan"):
    return sitting.brought_together(dossier, by=officer(role), at=NINE)


def test_one_sitting_is_one_person_one_day_one_way(centre):
    first = make_dossier(centre)
    second = make_dossier(centre, code="1.004873", at=NINE + timedelta(minutes=5))
    make_dossier(centre, submitter=person(full_name="Trần Bảo An", personal_id="087190005678"))
    make_dossier(centre, at=NINE + timedelta(days=1))
    make_dossier(centre, way="submit", channel=Channel.POSTAL)
    assert together(first) == together(second) == [first, second]
    assert together(first, role="cntt") == []


def test_what_was_refused_is_not_among_what_was_taken_in(centre):
    first, second = make_dossier(centre), make_dossier(centre)
    Dossier.objects.filter(pk=second.pk).update(status=Status.REFUSED)
    assert together(first) == [first]


def test_somebody_without_a_number_is_known_by_name_and_birthday(centre):
    first, second = (make_dossier(centre, submitter=NOBODYS_NUMBER) for _n in range(2))
    make_dossier(centre)
    assert first.submitter_id != second.submitter_id
    assert together(first) == [first, second]


def test_a_sitting_ends_with_the_day(centre):
    dossier = make_dossier(centre)
    assert sitting.same_sitting(dossier, NINE + timedelta(hours=8))
    assert not sitting.same_sitting(dossier, NINE + timedelta(hours=15))
