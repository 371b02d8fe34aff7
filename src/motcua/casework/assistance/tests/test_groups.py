"""The online share and the failures by age and hamlet, with small counts hidden."""

import uuid
from datetime import date, timedelta

import pytest
from tests.fixtures import NINE, make_dossier, officer, person

from motcua.casework.assistance import actions
from motcua.casework.assistance.actions import Supported
from motcua.casework.assistance.groups import Group, _years_before, by_age, by_hamlet
from motcua.casework.assistance.states import AgeBand, Failure, Subject
from motcua.casework.dossiers.models import Dossier, Person
from motcua.casework.dossiers.states import Channel

TIME = {"start": NINE - timedelta(days=1), "end": NINE + timedelta(days=1), "at": NINE}


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 4, 6), 30, date(1996, 4, 6)),
        (date(2028, 2, 29), 30, date(1998, 2, 28)),
        (date(2028, 2, 29), 60, date(1968, 2, 28)),
    ],
)
def test_so_many_years_before(day, years, before):
    assert _years_before(day, years) == before


def dossiers(centre, count, *, born_on, address, online=0):
    """So many dossiers of one person, some of them filed online."""
    who = person(personal_id=f"0{born_on:%d%m%Y}{len(address):03d}"[:12].ljust(12, "0"), full_name="Người Mẫu",
                 born_on=born_on, address=address)  # fmt: skip
    first = make_dossier(centre, submitter=who)
    for n in range(count - 1):
        Dossier.objects.filter(pk=make_dossier(centre, submitter=who).pk).update(
            channel=Channel.ONLINE if n < online else Channel.DIRECT
        )
    return first


def help_given(centre, count, **more):
    for _n in range(count):
        given = Supported(Subject.FILE, **more)
        actions.record_support(given, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=NINE)


def test_ages_are_told_apart_and_few_are_hidden(centre):
    dossiers(centre, 6, born_on=date(1960, 1, 1), address="Ấp An Lợi, xã Mỹ An Hưng", online=3)
    dossiers(centre, 5, born_on=date(2000, 1, 1), address="ấp an lợi, xã Mỹ An Hưng")
    help_given(centre, 5, age=AgeBand.OLD, failure=Failure.UPLOAD)
    assert by_age(officer("giam-doc"), **TIME) == [
        Group("Dưới 30", 5, 0, 0, 0), Group("Từ 60", 6, 50, 5, 5)
    ]  # fmt: skip
    Person.objects.filter(born_on=date(2000, 1, 1)).update(born_on=None)
    assert by_age(officer("giam-doc"), **TIME)[0].name == "Không ghi"


def test_a_hamlet_is_read_from_addresses_and_from_the_log_whatever_its_letters(centre):
    dossiers(centre, 5, born_on=date(1960, 1, 1), address="Ấp An Lợi, xã Mỹ An Hưng", online=1)
    dossiers(centre, 1, born_on=date(1970, 1, 1), address="Số 4 đường 30/4, xã Mỹ An Hưng")
    help_given(centre, 2, hamlet="ấp An Lợi", failure=Failure.FORM)
    assert by_hamlet(officer("giam-doc"), **TIME) == [Group("Ấp An Lợi", 5, 20, None, None)]


def test_one_small_group_takes_the_next_with_it(centre):
    dossiers(centre, 5, born_on=date(1960, 1, 1), address="Ấp An Lợi, xã Mỹ An Hưng")
    dossiers(centre, 2, born_on=date(1970, 1, 1), address="Ấp An Thạnh, xã Mỹ An Hưng")
    assert [each.filed for each in by_hamlet(officer("giam-doc"), **TIME)] == [None, None]


def test_a_foreign_centre_and_who_may_read_nothing_see_no_group(centre, other_centre):
    dossiers(centre, 5, born_on=date(1960, 1, 1), address="Ấp An Lợi, xã Mỹ An Hưng")
    assert by_hamlet(officer("cong-dan"), **TIME) == []
    Dossier.objects.update(centre=other_centre)
    assert by_age(officer("giam-doc"), **TIME) == []
    assert by_hamlet(officer("giam-doc"), **TIME) == []
