"""Where a visitor is: the one Centre of this house, and what a page's frame says about it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from motcua.desks.portal import hours
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars.queries import calendar_for
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import only_centre

_KEPT = "_only_centre"


def centre_of(request: HttpRequest) -> Centre | None:
    """The only Centre of the house, asked for once a request; None where there are none or several."""
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, only_centre())
    found: Centre | None = getattr(request, _KEPT)
    return found


def office_of(centre: Centre | None) -> dict[str, Any] | None:
    """What a page's frame says about a Centre; its hours are read only where they are shown."""
    if centre is None:
        return None
    at = clock.now()
    calendar: Any = SimpleLazyObject(lambda: calendar_for(centre.pk))
    return {
        "name": centre.commune.name,
        "phone": centre.phone,
        "address": centre.address,
        "hours": SimpleLazyObject(lambda: hours.lines(calendar, at.astimezone(VIETNAM).date())),
        "now_line": SimpleLazyObject(lambda: hours.now_line(calendar, at)),
    }
