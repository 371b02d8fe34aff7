"""A session ends so many minutes after its last use, not after sign-in; what comes later is not lost."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted


class SignInRequired(LoginRequiredMiddleware):
    """Every page but those marked otherwise leads to the sign-in; what was sent too late is kept on the way."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        interrupted.note(request)
        return super().handle_no_permission(request, view_func)


def session_renewed_by_use(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: use renews the session, written at most once a minute so that reading stays reading.

    What an open page asks by itself, marked `X-Watching`, is no use.
    """

    def renew(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and "X-Watching" not in request.headers:
            minute = int(clock.now().timestamp() // 60)
            if request.session.get("used_in_minute") != minute:
                request.session["used_in_minute"] = minute
        return get_response(request)

    return renew
