"""The words of a statement, entered by who may sign."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.casework.certification import actions, queries
from motcua.casework.certification.sheets import PLACES
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers.actions import Act
from motcua.desks.counter.forms.certification import WordingForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.queries import get_centre


@require_http_methods(["GET", "HEAD", "POST"])
def wording(request: SignedInRequest) -> HttpResponse:
    """The words that stand, and new ones for the sheets from now on."""
    at = clock.now()
    require(request.user, "dossiers.decide", at=at)
    centre, chosen = get_centre(request.user), request.GET.get("loai", "")
    kind = Kind(chosen) if chosen in Kind.values else Kind.COPY
    now = queries.wording_of(centre.pk, kind)
    sent = interrupted.sent(request)
    initial = {"key": uuid.uuid4(), "text": now.text if now else "", "basis": now.basis if now else ""}
    form = WordingForm(sent, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        act = Act(request.user, at, typed["key"], 0)
        try:
            actions.word(centre, kind, act, text=typed["text"], basis=typed["basis"])
        except RuleBroken as refusal:
            form.add_error("text", refusal)
        else:
            messages.success(request, _("Đã lưu lời chứng. Các tờ in từ bây giờ dùng lời này."))
            return redirect(f"{reverse('counter:certification_wording')}?loai={kind}")
    context = {"form": form, "kind": kind, "kinds": Kind.choices, "wording": now}
    context["places"] = [f"{{{place}}}" for place in PLACES]
    return render(request, "counter/certification_wording.html", context, status=422 if form.errors else 200)
