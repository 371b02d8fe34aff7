"""What a session remembers of how its citizen was recognised."""

from typing import Any

from allauth.account import signals
from django.conf import settings
from django.http import HttpRequest

from motcua.foundation.accounts import assurance
from motcua.integrations.identity.adapter import names
from motcua.integrations.identity.claims import assurance_of


def connect() -> None:
    """From now on a session begun at a provider knows its level."""
    signals.user_logged_in.connect(_recognised, dispatch_uid="identity")


def _recognised(request: HttpRequest, **kwargs: Any) -> None:
    login = kwargs.get("sociallogin")
    if login is not None:
        assurance.keep(
            request, assurance_of(login.claims, names(), settings.IDENTITY_LEVELS, login.account.provider)
        )
