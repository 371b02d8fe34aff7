"""Counting attempts: how often something was tried within a time, shared by every process of the house."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from motcua.foundation.accounts.models import Attempt

# One statement counts, also when a hundred come at once; a window that has passed begins anew.
_TAKE = """
insert into accounts_attempt as a (key, first_at, count) values (%(key)s, %(at)s, 1)
on conflict (key) do update set
    count = case when a.first_at <= %(before)s then 1 else a.count + 1 end,
    first_at = case when a.first_at <= %(before)s then %(at)s else a.first_at end
returning count, first_at
"""


@dataclass(frozen=True)
class Limit:
    """At most `times` attempts of one kind within `window`, counted from the first of them."""

    kind: str
    times: int
    window: timedelta


@dataclass(frozen=True)
class Taken:
    """One attempt that was counted: whether it may go ahead, and if not, when the next may."""

    allowed: bool
    #: the first full minute at which the window is over
    again_at: datetime
    #: takes the attempt back, once it has proved to be rightful
    give_back: Callable[[], None]


def _key(limit: Limit, what: str) -> str:
    """A keyed hash, since what was typed may name a person."""
    return salted_hmac("motcua.attempts", f"{limit.kind}\n{what}", algorithm="sha256").hexdigest()


def take(limit: Limit, what: str, *, at: datetime) -> Taken:
    """Count one attempt at `what` before it is made, so that many at once cannot slip through."""
    key = _key(limit, what)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {"key": key, "at": at, "before": at - limit.window})
        count, first_at = cursor.fetchone()
    return Taken(count <= limit.times, _full_minute(first_at + limit.window), lambda: _give_back(key))


def _full_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0) + timedelta(
        minutes=bool(moment.second or moment.microsecond)
    )


def _give_back(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("update accounts_attempt set count = greatest(count - 1, 0) where key = %s", [key])


def forget(*, before: datetime) -> int:
    """Drop the counts that began before then; gives how many."""
    dropped, _each = Attempt.objects.filter(first_at__lt=before).delete()
    return dropped
