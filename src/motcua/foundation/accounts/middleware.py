"""A session ends so many minutes after its last use, not after sign-in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from motcua.foundation import clock


def session_renewed_by_use(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: use renews the session, written at most once a minute so that reading stays reading."""

    def renew(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            minute = int(clock.now().timestamp() // 60)
            if request.session.get("used_in_minute") != minute:
                request.session["used_in_minute"] = minute
        return get_response(request)

    return renew
