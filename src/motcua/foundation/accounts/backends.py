"""Who somebody is. What they may do is another backend's question."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class PasswordBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in by user name and password, and grants nothing: rights come from posts alone."""

    def has_perm(self, *args: Any, **kwargs: Any) -> bool:
        return False
