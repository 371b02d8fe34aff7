"""Who may look at tasks at all, the filters of the list, and one page of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.files import store
from motcua.reference.calendars.queries import calendar_for
from motcua.reference.calendars.rules.calendar import (
    NoWorkingTime,
    day_off_on,
    is_working_day,
    working_day_after,
)
from motcua.workplace.plans import queries
from motcua.workplace.plans.actions import Upload
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.queries import ASSIGN, VIEW
from motcua.workplace.plans.states import OPEN, Near, Stand

PAGE = 50
MINE, ALL = "toi", "tat-ca"


def require_officer(user: User, at: datetime) -> None:
    """Nothing for people of a Centre and whoever may see tasks. Raises PermissionDenied otherwise."""
    works_there = user.kind == User.Kind.OFFICIAL and user.centre is not None
    if not works_there and not allows(user, VIEW, at=at):
        raise PermissionDenied(VIEW)


@dataclass(frozen=True)
class Filters:
    """What an address asks for; what it does not know is left out."""

    whose: str
    stand: str
    near: str
    duty: str
    words: str

    @classmethod
    def of(cls, request: SignedInRequest, at: datetime) -> "Filters":
        """Those of the address; leaders begin with all tasks, others with their own."""
        asked = request.GET
        usual = ALL if allows(request.user, ASSIGN, at=at) else MINE
        stand, near, whose = asked.get("trang-thai", ""), asked.get("han", ""), asked.get("ai", "")
        return cls(
            whose if whose in (MINE, ALL) else usual,
            stand if stand in (*Stand.values, ALL) else "",
            near if near in (Near.SOON, Near.OVERDUE) else "",
            asked.get("nhiem-vu", "")[:20].strip(),
            asked.get("q", "")[:200].strip(),
        )

    @property
    def any(self) -> bool:
        return any((self.stand, self.near, self.duty, self.words))

    def narrow(self, rows: QuerySet[Assignment], user: User, at: datetime) -> QuerySet[Assignment]:
        """The rows that fit; open ones unless another state is asked for."""
        if self.whose == MINE:
            rows = rows.filter(queries.own(user, at))
        if self.stand != ALL:
            rows = rows.filter(stand=self.stand) if self.stand else rows.filter(stand__in=OPEN)
        on = queries.day_of(at)
        if self.near:
            rows = (queries.overdue if self.near == Near.OVERDUE else queries.due_soon)(rows, on)
        if self.duty:
            rows = rows.filter(duty=self.duty)
        return queries.matching(rows, self.words)


def page_of(rows: QuerySet[Assignment], cursor: str) -> tuple[list[Assignment], str]:
    """One page from the place a cursor names, the nearest deadline first, and the next cursor; empty on the last."""
    day, _underscore, pk = cursor.partition("_")
    try:
        place = (date.fromisoformat(day), int(pk)) if cursor else None
    except ValueError:
        place = None
    if place:
        rows = rows.filter(Q(due_on__gt=place[0]) | Q(due_on=place[0], pk__gt=place[1]))
    found = list(rows.order_by("due_on", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.due_on.isoformat()}_{last.pk}" if last else ""


def upload_of(sent: Any) -> Upload:
    """The file that was sent, read once its size may be; none when none was."""
    if not sent:
        return Upload()
    store.require_size(sent.size or 0, name=sent.name)  # before its bytes are read
    return Upload(sent.read(), sent.name)


@dataclass(frozen=True)
class DayOff:
    """A deadline nobody works on: what day it is, and the next day somebody does."""

    name: str
    next_on: date


def day_off(centre: int, due_on: date) -> DayOff | None:
    """None for a deadline on a working day, and where no calendar tells."""
    calendar = calendar_for(centre)
    if is_working_day(calendar, due_on):
        return None
    named = day_off_on(calendar, due_on)
    try:
        return DayOff(named.name if named else "", working_day_after(calendar, due_on))
    except NoWorkingTime:
        return None
