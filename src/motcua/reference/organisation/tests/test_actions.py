from datetime import date

import pytest

from motcua.foundation import clock
from motcua.foundation.accounts import actions as accounts
from motcua.foundation.accounts.permissions import allows
from motcua.reference.organisation import actions
from motcua.reference.organisation.models import Grant, Holding, Post

pytestmark = pytest.mark.django_db


def test_rights_are_granted_once_however_often():
    post = Post.objects.create(unit=None, title="Quản trị")
    for first_on in (date(2026, 4, 6), date(2026, 4, 7)):
        actions.give_rights(post, ("audit.view", "calendars.view"), first_on, everywhere=True)
    assert sorted(Grant.objects.values_list("right", "first_on")) == [
        ("audit.view", date(2026, 4, 6)),
        ("calendars.view", date(2026, 4, 6)),
    ]


def test_the_first_administrator_is_seated_and_may_administer_but_read_no_dossier_and_no_task():
    at = clock.now()
    token = accounts.make_first_administrator_link(at=at)
    user = accounts.enter_first_administrator(
        token, username="sang", full_name="Bùi Thanh Sang", password="mat-khau-rat-dai-1", at=at
    )
    assert Holding.objects.get().user == user
    assert all(allows(user, right, at=clock.now()) for right in actions.ADMINISTRATION)
    assert not any(allows(user, right, at=clock.now()) for right in ("dossiers.view", *actions.TASKS))
