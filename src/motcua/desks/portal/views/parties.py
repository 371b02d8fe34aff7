"""Saying yes or no to a filing of somebody else that needs one's own agreement too."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, own
from motcua.desks.portal.views.filing import for_citizens
from motcua.foundation import clock
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.forms import rules as asking

WORDS = {"dong-y": True, "khong": False}


@require_http_methods(["GET", "POST"])
@for_citizens
def answer(request: SignedInRequest, party: int) -> HttpResponse:
    """What somebody declared for both; posted, whether one agrees."""
    related = ("dossier__version", "dossier__submitter", "dossier__filing__form")
    found = get_object_or_404(own.parties_asked(request.user).select_related(*related), pk=party)
    wrong = ""
    agrees = WORDS.get(request.POST.get("tra-loi", ""))
    if agrees is not None:
        try:
            actions.answer_party(found.pk, agrees=agrees, by=request.user, at=clock.now())
            return redirect("portal:party", found.pk)
        except RuleBroken as refusal:
            wrong = refusal.messages[0]
    filing = found.dossier.filing
    said = asking.said(filing.form.form, filing.answers) if filing.form else []
    context = {"party": found, "dossier": found.dossier, "said": said, "wrong": wrong}
    return render(request, "portal/own/party.html", context, status=422 if wrong else 200)
