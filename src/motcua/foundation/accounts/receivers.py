"""Writing sign-ins, sign-outs and failed sign-ins into the journal.

The demo's role buttons and the first administrator's link write their own entries: `accounts.tried_role`,
`accounts.first_administrator`.
"""

from typing import Any

from allauth.account import signals as allauth_signals
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as factor_signals
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social_signals
from django.contrib.auth import signals
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from motcua.foundation import clock
from motcua.foundation.accounts import factors, interrupted
from motcua.foundation.accounts.middleware import FACTOR_DUE
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal


def connect() -> None:
    """From now on every way in and out is in the journal, and leaves the next person nothing of the last."""
    allauth_signals.user_logged_in.connect(_signed_in, dispatch_uid="journal")
    signals.user_logged_out.connect(_signed_out, dispatch_uid="journal")
    signals.user_login_failed.connect(_failed, dispatch_uid="journal")
    signals.user_logged_in.connect(_own_alone, dispatch_uid="interrupted")
    signals.user_logged_in.connect(_factor_due, dispatch_uid="factor_due")
    factor_signals.authenticator_added.connect(_factor_added, dispatch_uid="journal")
    factor_signals.authenticator_removed.connect(_factor_removed, dispatch_uid="journal")
    factor_signals.authenticator_reset.connect(_codes_anew, dispatch_uid="journal")
    factor_signals.authentication_failed.connect(_code_failed, dispatch_uid="journal")
    social_signals.social_account_added.connect(_joined, dispatch_uid="journal")


def _signed_in(user: User, **kwargs: Any) -> None:
    login = kwargs.get("sociallogin")
    way = {"provider": login.account.provider} if login is not None else {}
    journal.record("accounts.signed_in", user, by=user, at=clock.now(), centre=user.centre or 0, data=way)


def _own_alone(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """What somebody else had typed at this browser goes before the new person's first page."""
    interrupted.forget_unless(request, user)


def _signed_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:  # a session that had ended already is nobody's
        journal.record("accounts.signed_out", user, by=user, at=clock.now(), centre=user.centre or 0)


def name_hash(typed: str) -> str:
    """What stands for a typed name in the journal: the same for the same name, and nobody can read it back."""
    return salted_hmac("motcua.sign_in", typed.strip().lower(), algorithm="sha256").hexdigest()[:16]


def _failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    """One entry for the whole installation: a password is easily typed where the name belongs, so no name."""
    words = {"name_hash": name_hash(str(credentials.get("username", "")))}
    journal.record("accounts.sign_in_failed", None, by=None, at=clock.now(), centre=0, data=words)


def _factor_due(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Asked once, as somebody signs in: their next pages need not ask the database again."""
    if factors.is_required(user) and not factors.has_factor(user):
        request.session[FACTOR_DUE] = True
    else:
        request.session.pop(FACTOR_DUE, None)


def _of_factor(action: str, user: User, authenticator: Authenticator) -> None:
    kind = {"kind": str(authenticator.type)}
    journal.record(action, user, by=user, at=clock.now(), centre=user.centre or 0, data=kind)


def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in factors.FACTORS:
        request.session.pop(FACTOR_DUE, None)
        # who has no password to show again has just shown the factor: their recovery codes are next
        record_authentication(request, user, "mfa", type=authenticator.type, reauthenticated=True)
    _of_factor("accounts.factor_added", user, authenticator)


def _factor_removed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _of_factor("accounts.factor_removed", user, authenticator)


def _codes_anew(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _of_factor("accounts.recovery_codes_anew", user, authenticator)


def _code_failed(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _of_factor("accounts.factor_failed", user, authenticator)


def _joined(request: HttpRequest, sociallogin: Any, **kwargs: Any) -> None:
    user = sociallogin.user
    way = {"provider": sociallogin.account.provider}
    journal.record("accounts.joined", user, by=user, at=clock.now(), centre=user.centre or 0, data=way)
