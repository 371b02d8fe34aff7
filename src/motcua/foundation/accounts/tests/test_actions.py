from datetime import UTC, datetime, timedelta

import pytest

from motcua.foundation import events
from motcua.foundation.accounts import actions
from motcua.foundation.accounts.actions import FirstAdministratorEntered
from motcua.foundation.accounts.models import OneTimeLink, User
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
LIFE = timedelta(hours=24)


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # slow ones only cost time here


def enter(token, at=NINE, **changes):
    given = {"username": "sang", "full_name": "Bùi Thanh Sang", "password": "mat-khau-rat-dai-1"}
    return actions.enter_first_administrator(token, **given | changes, at=at)


def make_link(at=NINE):
    return actions.make_first_administrator_link(at=at)


def test_the_link_makes_the_first_administrator_who_can_sign_in_and_is_journaled():
    user = enter(make_link())
    assert user.check_password("mat-khau-rat-dai-1")
    assert (user.kind, user.centre, user.is_sample) == (User.Kind.OFFICIAL, None, False)
    entry = Entry.objects.get(action="accounts.first_administrator")
    assert (entry.centre, entry.actor) == (0, user.pk)


def test_entering_is_announced(monkeypatch):
    heard = []
    monkeypatch.setitem(events._handlers, FirstAdministratorEntered, [heard.append])
    user = enter(make_link())
    assert heard == [FirstAdministratorEntered(user.pk)]


@pytest.mark.parametrize(
    ("after", "open_"),
    [(timedelta(), True), (LIFE - timedelta(seconds=1), True), (LIFE, False), (LIFE * 2, False)],
)
def test_a_link_lives_a_day(after, open_):
    token = make_link()
    assert actions.link_is_open(token, at=NINE + after) is open_
    if not open_:
        with pytest.raises(RuleBroken) as refusal:
            enter(token, at=NINE + after)
        assert refusal.value.code == "link_closed"
        assert not User.objects.exists()


def test_a_link_is_used_once():
    token = make_link()
    enter(token)
    with pytest.raises(RuleBroken):
        enter(token, username="khac")
    assert User.objects.count() == 1


def test_a_fresh_link_ends_the_one_before():
    old = make_link()
    fresh = make_link()
    assert not actions.link_is_open(old, at=NINE)
    assert actions.link_is_open(fresh, at=NINE)


def test_a_wrong_token_opens_nothing_and_only_a_hash_is_kept():
    token = make_link()
    assert not actions.link_is_open("x", at=NINE)
    assert token not in OneTimeLink.objects.get().token_sha256


def test_there_is_no_link_once_somebody_real_has_an_account():
    User.objects.create_user("mau-tiep-nhan", full_name="Mẫu", is_sample=True)
    User.objects.create_user("dan", full_name="Dân", kind=User.Kind.CITIZEN)
    assert make_link()
    User.objects.create_user("sang", full_name="Bùi Thanh Sang")
    assert make_link() is None
