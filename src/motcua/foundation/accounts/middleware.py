"""A session ends so many minutes after its last use, not after sign-in; what comes later is not lost."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware, get_user
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted

#: said in a session whose officer must add a second factor before anything else
FACTOR_DUE = "factor_due"
#: what is open meanwhile
STILL_OPEN = ("/tuy-chon/", "/dang-xuat/", "/dang-nhap/", "/suc-khoe/", "/static/", "/dinh-danh/")


class SignInRequired(LoginRequiredMiddleware):
    """Every page but those marked otherwise leads to the sign-in; what was sent too late is kept on the way."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        interrupted.note(request)
        return super().handle_no_permission(request, view_func)


def session_renewed_by_use(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: use renews the session, written at most once a minute so that reading stays reading.

    What an open page asks by itself, marked `X-Watching`, is no use. From here on `request.user` is who signed in
    and no longer Django's stand-in, which looks at each of a page's hundred questions whether it is there.
    """

    def renew(request: HttpRequest) -> HttpResponse:
        request.user = get_user(request)
        if request.user.is_authenticated and "X-Watching" not in request.headers:
            minute = int(clock.now().timestamp() // 60)
            if request.session.get("used_in_minute") != minute:
                request.session["used_in_minute"] = minute
        return get_response(request)

    return renew


def second_factor_first(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: who signed in without a second factor they must have adds one before anything else."""

    def first(request: HttpRequest) -> HttpResponse:
        if request.session.get(FACTOR_DUE) and not request.path.startswith(STILL_OPEN):
            return HttpResponseRedirect(reverse("mfa_index"))
        return get_response(request)

    return first
