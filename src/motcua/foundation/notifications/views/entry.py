"""What the pages share: who is at the door, when, and which page of a list is asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.notifications import queries

M = TypeVar("M", bound=Model)
PAGE = 25


def officer_of(request: HttpRequest) -> User:
    """The officer who is signed in. Raises PermissionDenied for a citizen."""
    if not isinstance(request.user, User) or request.user.kind != User.Kind.OFFICIAL:
        raise PermissionDenied
    return request.user


def may_view(request: HttpRequest) -> datetime:
    """The moment, once the officer may look at messages and their texts."""
    at = clock.now()
    require(officer_of(request), queries.VIEW, at=at)
    return at


@dataclass(frozen=True)
class Page(Generic[M]):
    """The rows of one page, and the addresses of the next and the first; empty where there is none."""

    rows: list[M]
    next_url: str
    first_url: str


def page_of(request: HttpRequest, rows: QuerySet[M]) -> Page[M]:
    """One page of rows that run from the newest down; `?sau=` names the last one seen, filters stay."""
    after = request.GET.get("sau", "")
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE + 1])
    query = request.GET.copy()
    query.pop("sau", None)
    first = f"?{query.urlencode()}" if after else ""
    if len(found) <= PAGE:
        return Page(found, "", first)
    query["sau"] = str(found[PAGE - 1].pk)
    return Page(found[:PAGE], f"?{query.urlencode()}", first)
