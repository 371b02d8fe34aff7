from datetime import UTC, datetime

import pytest
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from motcua.foundation.accounts.backends import PasswordBackend
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import Asked, allows, require

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
ROW = object()


class Grants(BaseBackend):
    """Grants one right, and remembers what it was asked about."""

    asked: list = []

    def has_perm(self, user_obj, perm, obj=None):
        self.asked.append(obj)
        return perm == "dossiers.view"


@pytest.fixture(autouse=True)
def backend(settings):
    Grants.asked = []
    settings.AUTHENTICATION_BACKENDS = [
        "motcua.foundation.accounts.backends.PasswordBackend",
        f"{__name__}.Grants",
    ]


def test_a_backend_is_told_the_row_and_the_moment():
    assert allows(User(username="a"), "dossiers.view", ROW, at=NINE)
    require(User(username="a"), "dossiers.view", at=NINE)
    assert Grants.asked == [Asked(ROW, NINE), Asked(None, NINE)]


def test_what_no_backend_grants_is_refused_by_its_name():
    assert not allows(User(username="a"), "dossiers.decide", ROW, at=NINE)
    with pytest.raises(PermissionDenied, match=r"dossiers\.decide"):
        require(User(username="a"), "dossiers.decide", ROW, at=NINE)


@pytest.mark.parametrize("user", [AnonymousUser(), User(username="a", is_active=False)])
def test_nobody_and_the_inactive_are_not_even_asked_about(user):
    assert not allows(user, "dossiers.view", at=NINE)
    assert Grants.asked == []


def test_a_password_grants_no_right():
    assert not PasswordBackend().has_perm(User(username="a"), "dossiers.view")
