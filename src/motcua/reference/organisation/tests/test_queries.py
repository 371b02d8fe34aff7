from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.clock import VIETNAM
from motcua.reference.organisation import queries
from motcua.reference.organisation.models import (
    Centre,
    Commune,
    Delegation,
    Grant,
    Holding,
    Post,
    Province,
    Unit,
)
from motcua.reference.organisation.rules import DECIDE, VIEW, Reach

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2026, 4, 6), date(2026, 4, 17)
RECEIVE = "dossiers.receive"
#: what is asked on the days around a first and a last day
EDGES = [
    (FIRST - timedelta(days=1), False),
    (FIRST, True),
    (LAST, True),
    (LAST + timedelta(days=1), False),
]


def moment(on, at=time(9, 0)):
    return datetime.combine(on, at, VIETNAM)


@dataclass(frozen=True)
class Row:
    """Something that stands in a Centre, as a dossier does."""

    centre_id: int
    field_code: str = "ho-tich"
    procedure_code: str = "1.001193"


def make_centre(code=30178):
    province, _new = Province.objects.get_or_create(code=82, name="Đồng Tháp")
    commune = Commune.objects.create(code=code, name=f"Xã {code}", province=province)
    return Centre.objects.create(
        commune=commune, name=f"Trung tâm {code}", parent="-", agency_code=str(code), address="-", phone="0"
    )


def make_post(centre, *rights, title="Cán bộ", **grant):
    unit = Unit.objects.create(centre=centre, name=title, kind=Unit.Kind.CENTRE) if centre else None
    post = Post.objects.create(unit=unit, title=title)
    for right in rights:
        Grant.objects.create(post=post, right=right, **({"first_on": date(2025, 7, 1)} | grant))
    return post


def seat(user, post, first_on=date(2025, 7, 1), last_on=None):
    return Holding.objects.create(post=post, user=user, first_on=first_on, last_on=last_on)


def fresh(user):
    """The person as the next request finds them."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def centre():
    return make_centre()


@pytest.fixture
def bich():
    return User.objects.create_user("bich", full_name="Nguyễn Thị Bích")


@pytest.mark.parametrize(("on", "held"), EDGES)
def test_a_right_begins_and_ends_with_the_holding_of_the_post(centre, bich, on, held):
    seat(bich, make_post(centre, RECEIVE), FIRST, LAST)
    assert allows(bich, RECEIVE, Row(centre.pk), at=moment(on)) is held


@pytest.mark.parametrize(("on", "held"), EDGES)
def test_a_right_begins_and_ends_with_its_grant(centre, bich, on, held):
    seat(bich, make_post(centre, RECEIVE, first_on=FIRST, last_on=LAST))
    assert allows(bich, RECEIVE, Row(centre.pk), at=moment(on)) is held


def test_days_are_days_of_vietnam(centre, bich):
    seat(bich, make_post(centre, RECEIVE), FIRST, LAST)
    assert allows(bich, RECEIVE, at=moment(FIRST, time(0, 0)))
    assert allows(bich, RECEIVE, at=moment(LAST, time(23, 59)))
    assert not allows(bich, RECEIVE, at=moment(FIRST, time(0, 0)) - timedelta(seconds=1))
    assert not allows(bich, RECEIVE, at=moment(LAST, time(23, 59)) + timedelta(minutes=1))


def test_a_right_stays_in_its_centre(centre, bich):
    seat(bich, make_post(centre, RECEIVE))
    other = make_centre(30001)
    assert not allows(bich, RECEIVE, Row(other.pk), at=moment(FIRST))
    with pytest.raises(PermissionDenied):
        require(bich, RECEIVE, Row(other.pk), at=moment(FIRST))


def test_a_post_above_all_centres_reaches_all_and_only_by_what_is_granted_everywhere(centre, bich):
    seat(bich, make_post(None, "audit.view", everywhere=True))
    seat(bich, make_post(None, RECEIVE, title="Khác"))
    assert allows(bich, "audit.view", Row(centre.pk), at=moment(FIRST))
    assert not allows(bich, RECEIVE, at=moment(FIRST))


def test_nobody_and_the_inactive_hold_nothing(centre, bich):
    seat(bich, make_post(centre, RECEIVE))
    User.objects.filter(pk=bich.pk).update(is_active=False)
    assert not allows(fresh(bich), RECEIVE, at=moment(FIRST))
    assert not allows(AnonymousUser(), RECEIVE, at=moment(FIRST))


def delegate(giver, receiver, field="", first_on=FIRST, last_on=LAST):
    return Delegation.objects.create(
        giver=giver, receiver=receiver, field=field, first_on=first_on, last_on=last_on, document="12/GUQ"
    )


@pytest.mark.parametrize(("on", "held"), EDGES)
def test_a_delegation_holds_from_its_first_to_its_last_day(centre, bich, on, held):
    delegate(make_post(centre, DECIDE), bich)
    assert allows(bich, DECIDE, Row(centre.pk), at=moment(on)) is held
    assert allows(bich, VIEW, Row(centre.pk), at=moment(on)) is held


@pytest.mark.parametrize(("on", "held"), EDGES)
def test_a_delegation_ends_when_its_giver_may_no_longer_decide(centre, bich, on, held):
    giver = make_post(centre, DECIDE, first_on=FIRST, last_on=LAST)
    delegate(giver, bich, first_on=date(2025, 7, 1), last_on=None)
    assert allows(bich, DECIDE, Row(centre.pk), at=moment(on)) is held
    assert allows(bich, VIEW, Row(centre.pk), at=moment(on)) is held


def held(*reaches):
    return {reach.right: {reach} for reach in reaches}


def test_a_delegate_who_holds_nothing_else_reads_and_decides_what_the_giver_may(centre, bich):
    delegate(make_post(centre, DECIDE, RECEIVE, "dossiers.process"), bich)
    assert queries.reaches(bich, moment(FIRST)) == held(Reach(DECIDE, centre.pk), Reach(VIEW, centre.pk))


def test_a_giver_who_may_not_decide_gives_nothing(centre, bich):
    delegate(make_post(centre, VIEW, "dossiers.process"), bich)
    assert queries.reaches(bich, moment(FIRST)) == {}


def test_two_delegations_and_two_grants_do_not_mix(centre, bich):
    giver = make_post(centre, DECIDE, field="ho-tich")
    Grant.objects.create(post=giver, right=DECIDE, field="dat-dai", first_on=FIRST, last_on=FIRST)
    delegate(giver, bich, field="dat-dai")
    on_first = held(Reach(DECIDE, centre.pk, "dat-dai"), Reach(VIEW, centre.pk, "dat-dai"))
    assert queries.reaches(bich, moment(FIRST)) == on_first
    assert queries.reaches(fresh(bich), moment(LAST)) == {}


def test_a_delegation_of_a_post_above_all_centres_gives_nothing(bich):
    delegate(make_post(None, DECIDE, everywhere=True), bich)
    assert queries.reaches(bich, moment(FIRST)) == {}


def test_a_delegation_from_a_centre_stays_there_though_the_giver_decides_everywhere(centre, bich):
    delegate(make_post(centre, DECIDE, everywhere=True), bich)
    other = make_centre(30001)
    assert allows(bich, DECIDE, Row(centre.pk), at=moment(FIRST))
    assert not allows(bich, DECIDE, Row(other.pk), at=moment(FIRST))


def test_all_rights_of_a_request_are_one_query(centre, bich, django_assert_num_queries):
    seat(bich, make_post(centre, RECEIVE, VIEW))
    delegate(make_post(centre, DECIDE, title="Lãnh đạo"), bich)
    with django_assert_num_queries(1):
        for right in (RECEIVE, VIEW, DECIDE, "audit.view"):
            allows(bich, right, Row(centre.pk), at=moment(FIRST))
            queries.reaches_of(bich, right, moment(FIRST))


@pytest.mark.parametrize(("on", "held"), EDGES)
def test_the_roles_in_processes_come_with_the_post(centre, bich, on, held):
    post = make_post(centre, RECEIVE)
    Post.objects.filter(pk=post.pk).update(roles=["records_clerk", "reception_officer"])
    seat(bich, post, FIRST, LAST)
    assert queries.roles_of(bich, moment(on)) == ({"records_clerk", "reception_officer"} if held else set())


def test_the_centre_of_an_officer_and_of_nobody(centre, bich):
    officer = User.objects.create_user("phuc", full_name="Lê Văn Phúc", centre=centre.pk)
    assert queries.get_centre(officer) == centre
    assert queries.centre_of(bich) is None
    with pytest.raises(PermissionDenied):
        queries.get_centre(bich)


def test_the_only_centre_is_the_only_one(centre):
    assert queries.only_centre() == centre
    make_centre(30001)
    assert queries.only_centre() is None


def test_the_database_refuses_a_last_day_before_the_first(centre, bich):
    post = make_post(centre)
    for row in (
        Holding(post=post, user=bich, first_on=LAST, last_on=FIRST),
        Grant(post=post, right=DECIDE, first_on=LAST, last_on=FIRST),
        Delegation(giver=post, receiver=bich, document="-", first_on=LAST, last_on=FIRST),
    ):
        with pytest.raises(IntegrityError, match=r"in_order|range lower bound"), transaction.atomic():
            row.save()


def test_somebody_holds_a_post_once_at_a_time_and_may_come_back(centre, bich):
    post = make_post(centre)
    seat(bich, post, FIRST, LAST)
    seat(bich, post, LAST + timedelta(days=1))
    with pytest.raises(IntegrityError, match="holding_once_at_a_time"), transaction.atomic():
        seat(bich, post, LAST, LAST)
