"""Choices about the look of pages, keeping a session awake, and the page shown when a form is too old."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django.views.defaults import bad_request, page_not_found, permission_denied, server_error

from motcua.foundation.ui import choices
from motcua.foundation.ui.addresses import own_address

__all__ = [
    "back_in",
    "bad_request",
    "choose",
    "csrf_failure",
    "page_not_found",
    "permission_denied",
    "server_error",
    "stay",
]
YEAR_SECONDS = 365 * 24 * 3600


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keeps what was chosen on this device; htmx gets the bar anew, everyone else the page they came from."""
    picked = _picked(request)
    response = (
        _bar(request, picked)
        if request.headers.get("HX-Request")
        else redirect(own_address(request, request.POST.get("ve", ""), otherwise="/"))
    )
    for choice, value in picked.items():
        response.set_cookie(
            choice.cookie,
            value,
            max_age=YEAR_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    return response


def _picked(request: HttpRequest) -> dict[choices.Choice, str]:
    given = {choice: request.POST.get(name) for name, choice in choices.EVERY_CHOICE.items()}
    return {choice: value for choice, value in given.items() if value in choice.values}


def _bar(request: HttpRequest, picked: dict[choices.Choice, str]) -> HttpResponse:
    """The bar that was used, drawn with the new choices, and the new attributes of <html> in a header."""
    request.COOKIES.update({choice.cookie: value for choice, value in picked.items()})
    panel = request.POST.get("manh", "")
    if panel == "tro-nang":
        response = render(request, "ui/_access.html")
        attributes = choices.public_attributes(request.COOKIES)
    else:
        response = render(request, "ui/_person.html", {"panel": "hep" if panel == "hep" else "rong"})
        attributes = choices.officer_attributes(request.COOKIES)
    response["HX-Trigger"] = json.dumps({"chosen": attributes})
    return response


@login_not_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """204 and a session that runs its full time again; 401 when it has already ended."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    request.session.modified = True
    return HttpResponse(status=204)


def back_in(request: HttpRequest) -> HttpResponse:
    """Shown inside the login layer once the person has signed in again; the page around it takes over."""
    return render(request, "ui/back_in.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Says in plain words that the form was too old; nothing was written."""
    return render(request, "403_csrf.html", status=403)
