"""Reading accounts; the list of them starts at `manageable_by`."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.foundation.accounts.factors import FACTORS
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows

PAGE = 50


def manageable_by(user: User, at: datetime) -> QuerySet[User]:
    """The officers' accounts `user` may manage: those of their own Centre, of every Centre for who sits above."""
    if not allows(user, "accounts.manage", user if user.centre else None, at=at):
        return User.objects.none()
    officials = User.objects.filter(kind=User.Kind.OFFICIAL)
    own = officials if user.centre is None else officials.filter(centre=user.centre)
    guarded = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return own.annotate(guarded=Exists(guarded)).order_by("username")


def matching(rows: QuerySet[User], q: str, factor: str) -> QuerySet[User]:
    """Those whose name has what was typed, with (`co`) or without (`chua`) a second factor."""
    if q:
        rows = rows.filter(Q(full_name__icontains=q) | Q(username__icontains=q.lower()))
    return rows.filter(Q(guarded=factor == "co")) if factor in ("co", "chua") else rows


@dataclass(frozen=True)
class Page:
    """Some rows, and the sign-in name after which the next ones come; empty at the end."""

    rows: list[User]
    next: str


def page_of(rows: QuerySet[User], after: str) -> Page:
    """The accounts after a sign-in name."""
    found = list(rows.filter(username__gt=after)[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].username if len(found) > PAGE else "")
