"""`Tôi không dùng được thông tin điện tử`: anybody asks to be called back, visited, or to have it printed."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions
from motcua.casework.assistance.models import HelpRequest
from motcua.casework.assistance.promise import first_answer_hours, kept_days
from motcua.desks.portal import sending
from motcua.desks.portal.forms import HelpForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import queries as procedures


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """One short form; `?thu-tuc=` says of which procedure. Posted, the request on record."""
    at = clock.now()
    code = request.GET.get("thu-tuc", "")[:8]
    version = procedures.in_force(code, at.astimezone(clock.VIETNAM).date()) if code else None
    form = HelpForm(interrupted.sent(request), initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            sending.require_seldom(sending.HELP, request, at=at)
            sent = actions.ask_for_help(
                form.wanted(version), centre=form.to_centre(), key=form.cleaned_data["key"], at=at
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("portal:help_sent", sent.key)
    context: dict[str, Any] = {"form": form, "version": version, "hours": first_answer_hours()}
    context["kept"] = kept_days(form.only.pk if form.only else 0, at)
    return render(request, "portal/help.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def sent(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """That it was sent: its code, by when somebody answers, how far it is. Nothing about the person."""
    found = HelpRequest.objects.select_related("centre", "version").filter(key=key).first()
    if found is None:
        raise Http404
    answer = render(request, "portal/help_sent.html", {"sent": found})
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
