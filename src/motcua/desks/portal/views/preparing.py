"""Before one comes: a few questions tell whether one may, and what one needs. Nothing is asked about a person."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.desks.portal import versions
from motcua.desks.portal.papers import Papers
from motcua.desks.portal.views.catalogue import content_of, version_of
from motcua.reference.organisation.queries import only_centre
from motcua.reference.procedures import helper
from motcua.reference.procedures.asking import QuestionsForm


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def eligibility(request: HttpRequest, code: str) -> HttpResponse:
    """The questions before a procedure; posted, what they come to and the own list of papers. Nothing is kept.

    Answers are posted, so that none stands in an address. `in` prints the list in large letters.
    """
    row, others = version_of(request, code)
    asked = helper.questions_of(code) if row == others.shown else None
    form = QuestionsForm(asked, request.POST if request.method == "POST" else None)
    context = content_of(row) | {"form": form, "asked": asked, "centre": only_centre()}
    if request.method != "POST" or asked is None or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "portal/eligibility.html", context, status=status)
    context |= _told(request, form, context)
    page = "portal/papers.html" if "in" in request.POST else "portal/eligibility.html"
    return render(request, page, context)


def _told(request: HttpRequest, form: QuestionsForm, context: dict[str, Any]) -> dict[str, Any]:
    """What the answers come to, and the papers of whoever gave them."""
    outcome, version = form.outcome(), context["version"]
    assert outcome is not None, "every question of a valid form is answered"
    address = request.build_absolute_uri(reverse("portal:eligibility", args=[version.code]))
    return {
        "outcome": outcome,
        "answered": [(question, question.chosen(form.answers())) for question in form.questions],
        "papers": Papers.of(version, needed=outcome.needed, not_needed=outcome.not_needed),
        "address": address,
        "symbol": versions.symbol(address),
    }
