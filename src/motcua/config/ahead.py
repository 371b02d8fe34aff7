"""What every officer's page wants to know, asked for in one go before the page begins."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.asked import ask_ahead
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications.queries import unread_numbers
from motcua.reference.calendars.queries import last_change
from motcua.reference.organisation.queries import centre_rows, reaching


def officer_known(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an officer's rights and Centre, its calendar and the bell are one question, not four."""

    def known(request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and user.centre is not None:
            on = clock.now().astimezone(VIETNAM).date()
            ask_ahead(
                reaching.of(user.pk, on),
                centre_rows.of(user.centre),
                last_change.of(user.centre),
                unread_numbers.of(user.pk),
            )
        return get_response(request)

    return known
