"""Writing sign-ins, sign-outs and failed sign-ins into the journal.

The demo's role buttons and the first administrator's link write their own entries: `accounts.tried_role`,
`accounts.first_administrator`.
"""

from typing import Any

from allauth.account import signals as allauth_signals
from django.contrib.auth import signals
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal


def connect() -> None:
    """From now on every way in and out is in the journal, and leaves the next person nothing of the last."""
    allauth_signals.user_logged_in.connect(_signed_in, dispatch_uid="journal")
    signals.user_logged_out.connect(_signed_out, dispatch_uid="journal")
    signals.user_login_failed.connect(_failed, dispatch_uid="journal")
    signals.user_logged_in.connect(_own_alone, dispatch_uid="interrupted")


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
