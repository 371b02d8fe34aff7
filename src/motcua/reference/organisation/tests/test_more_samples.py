import pytest

from motcua.foundation.accounts.models import User
from motcua.reference.organisation import sample
from motcua.reference.organisation.models import Centre, Commune, Province
from motcua.reference.organisation.more_samples import make_more

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> Centre:
    for code, name in ((1, "Hà Nội"), (82, "Đồng Tháp")):
        Province.objects.create(code=code, name=name)
    for code, name, province in (
        (4, "Phường Ba Đình", 1),
        (sample.COMMUNE, "Xã Mỹ An Hưng", 82),
        (30000, "Phường Mỹ Tho", 82),
    ):
        Commune.objects.create(code=code, name=name, province_id=province)
    return sample.make()


def test_more_centres_stand_in_real_communes_of_the_same_province_first(first):
    second = make_more(2)[1]
    assert second.commune.name == "Phường Mỹ Tho"
    assert second.name == "Trung tâm Phục vụ hành chính công phường Mỹ Tho"
    assert second.is_sample
    assert second.agency_code == "003.00.00.H00"


def test_enough_there_makes_none_and_no_more_than_there_are_communes(first):
    assert make_more(1) == [first]
    assert make_more(3) == make_more(3) == make_more(9)
    assert Centre.objects.count() == 3


def test_each_has_an_officer_in_every_role_whom_no_password_lets_in(first):
    centre = make_more(2)[1]
    officers = User.objects.filter(centre=centre.pk)
    assert officers.count() == len(sample.OFFICERS)
    assert not any(officer.has_usable_password() for officer in officers)
    assert all(officer.is_sample for officer in officers)


def test_a_centre_costs_few_queries(first, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        make_more(2)
