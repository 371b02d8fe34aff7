"""Verbs about accounts."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation import events
from motcua.foundation.accounts.models import OneTimeLink, User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc

LINK_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class FirstAdministratorEntered:
    """The first administrator has an account; the organisation gives it its post."""

    user_id: int


def _sha256(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_first_administrator_link(*, at: datetime) -> str | None:
    """The token of a fresh one-time link, or None once somebody real has an account. Older links die."""
    if User.objects.filter(kind=User.Kind.OFFICIAL, is_sample=False).exists():
        return None
    OneTimeLink.objects.filter(used_at=None).delete()
    token = secrets.token_urlsafe(32)
    OneTimeLink.objects.create(token_sha256=_sha256(token), expires_at=at + LINK_LIFE)
    return token


def link_is_open(token: str, *, at: datetime) -> bool:
    """Whether the link behind `token` exists, is unused and has not run out."""
    return OneTimeLink.objects.filter(token_sha256=_sha256(token), used_at=None, expires_at__gt=at).exists()


@transaction.atomic
def enter_first_administrator(
    token: str, *, username: str, full_name: str, password: str, at: datetime
) -> User:
    """The first administrator's account, made by using the link up.

    Raises RuleBroken when the link is used or has run out.
    """
    link = (
        OneTimeLink.objects.select_for_update()
        .filter(token_sha256=_sha256(token), used_at=None, expires_at__gt=at)
        .first()
    )
    if link is None:
        raise RuleBroken(
            _("Liên kết này đã được dùng hoặc đã quá 24 giờ. Chạy lại lệnh khởi động để nhận liên kết mới."),
            code="link_closed",
        )
    user = User.objects.create_user(username, password, full_name=full_name, title=_("Quản trị"))
    link.used_at = at
    link.save(update_fields=["used_at"])
    journal.record("accounts.first_administrator", user, by=user, at=at, centre=0)
    events.announce(FirstAdministratorEntered(user.pk))
    return user


@transaction.atomic
def change_password(user: User, password: str, *, at: datetime) -> None:
    """A new password, which its owner has chosen; sessions begun with the old one end by themselves."""
    user.set_password(password)
    user.save(update_fields=["password"])
    journal.record("accounts.password_changed", user, by=user, at=at, centre=user.centre or 0)


@transaction.atomic
def reset_factors(pk: int, *, by: User, reason: str, at: datetime) -> None:
    """Take every second factor of an officer away, so that the password alone lets them in again.

    Raises PermissionDenied; RuleBroken when there is none, or it is one's own: another administrator must look.
    """
    user = User.objects.select_for_update().get(pk=pk)
    require(by, "accounts.manage", user if by.centre else None, at=at)
    if user.pk == by.pk:
        raise RuleBroken(
            _("Không tự đặt lại bước xác nhận của mình được. Nhờ một người quản trị khác."), code="own"
        )
    dropped, _each = Authenticator.objects.filter(user=user).delete()
    if not dropped:
        raise RuleBroken(
            _("Tài khoản này chưa có bước xác nhận thứ hai nên không có gì để đặt lại."), code="none"
        )
    journal.record(
        "accounts.factors_reset", user, by=by, at=at, centre=user.centre or 0, data={"reason": nfc(reason)}
    )


@transaction.atomic
def part_from_provider(user: User, provider: str, *, at: datetime) -> None:
    """From now on the provider of identity no longer lets this officer in."""
    parted, _each = SocialAccount.objects.filter(user=user, provider=provider).delete()
    if parted:
        journal.record(
            "accounts.parted", user, by=user, at=at, centre=user.centre or 0, data={"provider": provider}
        )
