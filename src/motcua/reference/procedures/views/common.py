"""What every page of the catalogue asks first."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require

VIEW, PUBLISH, POST = "procedures.view", "procedures.publish", "procedures.post"
View = Callable[..., HttpResponse]


def officer(request: HttpRequest) -> User:
    """Who asks; visitors are led to the sign-in page before they come here."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def needs(right: str) -> Callable[[View], View]:
    """Only those who hold `right` see the page; everyone else gets 403."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(officer(request), right, at=clock.now())
            return view(request, *args, **kwargs)

        return asked

    return wrap


def day_of(at: datetime) -> date:
    """The day of a moment in Vietnam."""
    return at.astimezone(clock.VIETNAM).date()


def today() -> date:
    """Today in Vietnam."""
    return day_of(clock.now())
