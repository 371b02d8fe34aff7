from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Grant, Holding, Post
from motcua.reference.procedures.tests.samples import NOON, bring_in


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The seed, published at 09:00 on Monday 6 April 2026: written once a module, taken away after it."""
    with django_db_blocker.unblock():
        bring_in()
    yield
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, reset_sequences=False, verbosity=0)


@pytest.fixture
def catalogue(seeded: None, db: None) -> None:
    """The seed as every test of the module finds it. Modules that ask for it ask for it in every test."""


def officer(username: str, *rights: str) -> User:
    """Somebody whose post has these rights everywhere."""
    user = User.objects.create_user(username, full_name="Trần Văn Danh Mục")
    post = Post.objects.create(title="Quản trị danh mục")
    Holding.objects.create(post=post, user=user, first_on=date(2025, 7, 1))
    for right in rights:
        Grant.objects.create(post=post, right=right, everywhere=True, first_on=date(2025, 7, 1))
    return user


@pytest.fixture
def publisher(db: None) -> User:
    """May view and publish the catalogue."""
    return officer("cong-bo", "procedures.view", "procedures.publish")


@pytest.fixture
def viewer(db: None) -> User:
    """May only view the catalogue."""
    return officer("xem", "procedures.view")


@pytest.fixture
def stranger(db: None) -> User:
    """Has no right over the catalogue."""
    return officer("nguoi-ngoai")


@pytest.fixture
def at_noon() -> Iterator[None]:
    """The clock of the pages stands still."""
    with clock.fixed_at(NOON):
        yield


@pytest.fixture
def desk(client: Client, publisher: User, at_noon: None) -> Client:
    """A browser in which the publisher is signed in."""
    client.force_login(publisher)
    return client
