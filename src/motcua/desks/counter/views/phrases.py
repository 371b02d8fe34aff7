"""The Centre's phrases: those in use, one with its history, adding, changing and retiring."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desks.counter.forms.phrases import FilterForm, NewPhraseForm, PhraseForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.phrases import actions, queries
from motcua.foundation.phrases.actions import WRITE
from motcua.foundation.phrases.models import Phrase
from motcua.foundation.phrases.states import Use
from motcua.reference.organisation.models import Unit
from motcua.reference.organisation.queries import get_centre
from motcua.reference.organisation.rules import VIEW
from motcua.reference.procedures.queries import catalogue


@dataclass(frozen=True)
class Entered:
    """Whose phrases an officer has come to, when, and whether they may change them."""

    centre: int
    at: datetime
    may_write: bool

    def procedures(self) -> dict[str, str]:
        """The names of the procedures in force today, by their codes."""
        versions = catalogue(self.at.astimezone(VIETNAM).date())
        return dict(versions.values_list("procedure__code", "name_vi"))


def _entered(request: SignedInRequest) -> Entered:
    """Officers read the texts they are offered. Raises PermissionDenied for whoever reads no dossier."""
    at, centre = clock.now(), get_centre(request.user)
    require(request.user, VIEW, Unit(centre=centre), at=at)
    return Entered(centre.pk, at, allows(request.user, WRITE, Unit(centre=centre), at=at))


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """Every phrase in use, or those put out of use, narrowed by words and by where they fit."""
    entered, form = _entered(request), FilterForm(request.GET)
    form.is_valid()
    narrowed = form.cleaned_data
    q, use, retired = narrowed.get("q", ""), narrowed.get("o", ""), narrowed.get("ngung", False)
    rows = queries.listed(entered.centre, q=q, use=use, retired=retired)
    names = entered.procedures()
    context = {
        "rows": [(row, names.get(row.procedure, "")) for row in rows[: queries.MOST]],
        "total": rows.count(),
        "uses": Use,
        "q": q,
        "use": use,
        "retired": retired,
        "may_write": entered.may_write,
    }
    return render(request, "counter/phrases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """A new phrase; posted, kept and in use."""
    entered = _entered(request)
    require(request.user, WRITE, Phrase(centre=entered.centre), at=entered.at)
    form = NewPhraseForm(
        interrupted.sent(request), procedures=entered.procedures(), initial={"use": request.GET.get("o", "")}
    )
    if request.method == "POST" and form.is_valid():
        use = Use(form.cleaned_data["use"])
        try:
            actions.add_phrase(use, form.words(), centre=entered.centre, by=request.user, at=entered.at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã thêm mẫu câu “%(name)s”.") % {"name": form.words().name})
            return redirect("counter:phrases")
    return _page(request, form, {"may_write": True})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, phrase: int) -> HttpResponse:
    """One phrase with everything it ever said; posted, in other words and in use."""
    entered = _entered(request)
    found = get_object_or_404(queries.of_centre(entered.centre), pk=phrase)
    newest = queries.history(found)[0]
    initial: dict[str, Any] = {"name": newest.name, "text": newest.text, "procedure": newest.procedure}
    initial["based_on"] = newest.version
    form = PhraseForm(interrupted.sent(request), procedures=entered.procedures(), initial=initial)
    if request.method == "POST":
        require(request.user, WRITE, found, at=entered.at)
    if request.method == "POST" and form.is_valid():
        based_on = form.cleaned_data["based_on"]
        try:
            actions.change_phrase(found.pk, form.words(), based_on=based_on, by=request.user, at=entered.at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict: it was sent
            form.data["based_on"] = str(newest.version)  # type: ignore[index]  # the page shows the newest now
        else:
            messages.success(request, _("Đã lưu mẫu câu “%(name)s”.") % {"name": form.words().name})
            return redirect("counter:phrases")
    context = {"phrase": found, "newest": newest, "may_write": entered.may_write}
    return _page(request, form, context | {"versions": queries.history(found)[: queries.MOST]})


def _page(request: SignedInRequest, form: PhraseForm, context: dict[str, Any]) -> HttpResponse:
    refused = request.method == "POST" and form.errors
    return render(request, "counter/phrase.html", context | {"form": form}, status=422 if refused else 200)


@require_POST
def retire(request: SignedInRequest, phrase: int) -> HttpResponse:
    """Offer a phrase no more; its history stays."""
    found = get_object_or_404(queries.of_centre(_entered(request).centre), pk=phrase)
    actions.retire_phrase(found.pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã ngừng dùng mẫu câu. Lịch sử vẫn còn, dùng lại lúc nào cũng được."))
    return redirect("counter:phrases")
