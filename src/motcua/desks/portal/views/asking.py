"""A citizen's question about a procedure, and where its answer is read."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions
from motcua.casework.assistance.models import Question
from motcua.casework.assistance.promise import kept_days
from motcua.desks.portal import sending
from motcua.desks.portal.forms import QuestionForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import queries as procedures


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """One short form; posted, the question on record."""
    at = clock.now()
    version = procedures.in_force(code, at.astimezone(clock.VIETNAM).date())
    if version is None:
        raise Http404("no such procedure")
    form = QuestionForm(interrupted.sent(request), initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            sending.require_seldom(sending.QUESTION, request, at=at)
            asked = actions.ask_question(
                form.wondered(version), centre=form.to_centre(), key=form.cleaned_data["key"], at=at
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("portal:asked", asked.key)
    kept = kept_days(form.only.pk if form.only else 0, at)
    context = {"form": form, "version": version, "kept": kept}
    return render(request, "portal/ask.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def asked(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The question and its answer, for whoever has the address; nothing about the person."""
    found = Question.objects.select_related("centre", "procedure").filter(key=key).first()
    if found is None:
        raise Http404("no such question")
    answer = render(request, "portal/asked.html", {"question": found})
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
