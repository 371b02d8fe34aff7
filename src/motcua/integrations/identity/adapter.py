"""What allauth is told about people who come from a provider of identity."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse

from motcua.foundation import clock
from motcua.foundation.accounts import citizens
from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.integrations.identity import pages
from motcua.integrations.identity.claims import Names, vouched_of
from motcua.integrations.identity.trouble import Trouble, trouble_of

log = logging.getLogger(__name__)


def names() -> Names:
    """Which claim holds what, by the settings."""
    return Names(**settings.IDENTITY_CLAIMS)


def _vouched(login: SocialLogin) -> citizens.Vouched:
    return vouched_of(login.claims, names(), settings.IDENTITY_LEVELS, login.account.provider)


class IdentityAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Citizens come in and get an account; officers come in when their account was joined before."""

    def is_open_for_signup(self, request: HttpRequest, login: SocialLogin) -> bool:
        return bool(login.account.provider == settings.IDENTITY_CITIZENS)

    def populate_user(self, request: HttpRequest, login: SocialLogin, data: dict[str, Any]) -> User:
        """Nothing of an account is guessed from claims: `citizens.enter_citizen` makes it whole."""
        user: User = login.user
        return user

    def pre_social_login(self, request: HttpRequest, login: SocialLogin) -> None:
        """Keep what is said of a known citizen; refuse an officer nobody knows."""
        if login.account.provider == settings.IDENTITY_OFFICERS:
            if not login.is_existing and login.state.get("process") != AuthProcess.CONNECT:
                raise ImmediateHttpResponse(pages.trouble(request, Trouble.UNKNOWN_OFFICER))
        elif login.is_existing:
            try:
                citizens.renew_citizen(login.user, _vouched(login), at=clock.now())
            except RuleBroken as broken:
                raise ImmediateHttpResponse(pages.refusal(request, broken)) from broken

    def save_user(self, request: HttpRequest, login: SocialLogin, form: object = None) -> User:
        """The account of a citizen who comes for the first time, known from now on by the provider's `sub`."""
        try:
            with transaction.atomic():
                user = citizens.enter_citizen(_vouched(login), at=clock.now())
                login.user = login.account.user = user
                login.account.save()
        except RuleBroken as broken:
            raise ImmediateHttpResponse(pages.refusal(request, broken)) from broken
        except IntegrityError:  # two browsers at once: the other was first
            raise ImmediateHttpResponse(pages.trouble(request, Trouble.STALE)) from None
        return user

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str = "",
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        trouble = trouble_of(error, exception)
        log.warning(
            "identity_refused trouble=%s provider=%s reason=%s", trouble, provider.app.provider_id, exception
        )
        raise ImmediateHttpResponse(pages.trouble(request, trouble))

    def get_connect_redirect_url(self, request: HttpRequest, account: SocialAccount) -> str:
        return reverse("mfa_index")
