"""Who is at the door of a page, and when."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.reference.calendars.models import EVERYWHERE, Change
from motcua.reference.calendars.views.rows import Rights, rights_of


def officer_of(request: HttpRequest) -> User:
    """Who is signed in. Raises PermissionDenied for a visitor, whom the middleware has sent away already."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def centre_of(request: HttpRequest) -> int:
    """The number of the officer's Centre; 0 for somebody above all Centres."""
    return officer_of(request).centre or EVERYWHERE


def may_view(request: HttpRequest) -> datetime:
    """The moment, once the officer may look at calendars."""
    at = clock.now()
    require(officer_of(request), "calendars.view", at=at)
    return at


def may_change(request: HttpRequest, centre: int) -> datetime:
    """The moment, once the officer may change that Centre's calendar."""
    at = clock.now()
    require(officer_of(request), "calendars.change", Change(centre=centre), at=at)
    return at


def may_change_somewhere(request: HttpRequest) -> tuple[datetime, Rights]:
    """The moment, and whose calendar the officer may change: the own Centre's, the common one, or both."""
    at = clock.now()
    rights = rights_of(officer_of(request), at)
    if not rights.scopes():
        raise PermissionDenied
    return at, rights
