"""Who somebody is. What they may do is another backend's question."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.statements import Given, kept


@kept
def _account() -> QuerySet[User]:
    return User.objects.filter(pk=Given("pk"))


class PasswordBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in by user name and password, and grants nothing: rights come from posts alone."""

    def get_user(self, user_id: int) -> User | None:
        found = _account().given(pk=user_id).rows()
        return found[0] if found and self.user_can_authenticate(found[0]) else None

    def has_perm(self, *args: Any, **kwargs: Any) -> bool:
        return False
