"""Open data: files for machines, the same for everybody, kept by caches and asked again by their mark."""

import hashlib
import json

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from motcua.desks.portal.opendata import dcat
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.reference.organisation.queries import only_centre
from motcua.reference.procedures.opendata import CATALOGUE, Built, built

#: seconds a cache may give a file without asking again
FRESH = 300


@login_not_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Which files there are and how to take them."""
    return render(request, "portal/open_data.html", {"datasets": CATALOGUE})


@login_not_required
@require_safe
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the catalogue in force today; 304 for who has it already."""
    dataset = next((each for each in CATALOGUE if each.name == name), None)
    if dataset is None:
        raise Http404
    on = clock.now().astimezone(VIETNAM).date()
    return _answer(request, built(dataset, on), dataset.media_type)


@login_not_required
@require_safe
def description(request: HttpRequest) -> HttpResponseBase:
    """The files described in DCAT."""
    on = clock.now().astimezone(VIETNAM).date()
    body = json.dumps(dcat(only_centre(), on), ensure_ascii=False, indent=1).encode()
    return _answer(request, Built(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'), "application/ld+json")


def _answer(request: HttpRequest, made: Built, media_type: str) -> HttpResponseBase:
    whole = HttpResponse(made.body, content_type=f"{media_type}; charset=utf-8")
    answer = get_conditional_response(request, etag=made.etag, response=whole) or whole
    answer["ETag"] = made.etag
    answer["Cache-Control"] = f"public, max-age={FRESH}"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
