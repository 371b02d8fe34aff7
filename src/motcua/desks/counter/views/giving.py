"""Somebody is away: all that was given to them goes to somebody else in one act."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.actions import Act
from motcua.desks.counter import paging
from motcua.desks.counter.forms.giving import GivingForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken

PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def work_of(request: SignedInRequest) -> HttpResponse:
    """Who has been given work; of one of them the open steps, and the form that gives them all to another."""
    at = clock.now()
    require(request.user, "dossiers.decide", at=at)
    chosen = request.GET.get("tu", "")
    if not chosen.isdecimal() or len(chosen) > 18:
        officers = queries.with_work(request.user, at)
        return render(request, "counter/giving.html", {"officers": officers, "now": at})
    away = get_object_or_404(User, pk=int(chosen), centre=request.user.centre)
    sent = interrupted.sent(request)
    form = _form(request, away, sent)
    if request.method == "POST" and form.is_valid() and (given := _given(request, away, form)):
        messages.success(request, _words(given))
        query = QueryDict(mutable=True)
        query.update({"tu": chosen, "lan": str(form.cleaned_data["key"])})
        return redirect(f"{reverse('counter:give_work')}?{query.urlencode()}")
    return _page(request, away, form)


def _form(request: SignedInRequest, away: User, sent: QueryDict | None) -> GivingForm:
    receivers = queries.fit_for(away.pk, by=request.user, at=clock.now())
    if sent is not None and request.method == "POST":
        return GivingForm(sent, receivers=receivers)
    typed = dict(sent.items()) if sent else {}
    return GivingForm(initial=typed | {"key": uuid.uuid4()}, receivers=receivers)


def _given(request: SignedInRequest, away: User, form: GivingForm) -> actions.Given | None:
    """What was given over; None when something is in the way, which is added to the form."""
    typed = form.cleaned_data
    act = Act(request.user, clock.now(), typed["key"], 0)
    try:
        return actions.give_work_over(away.pk, typed["receiver"], act, reason=typed["reason"])
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return None


def _words(given: actions.Given) -> str:
    moved = ngettext("Đã giao lại %(n)s hồ sơ.", "Đã giao lại %(n)s hồ sơ.", given.moved) % {"n": given.moved}
    kept = _("Còn %(n)s hồ sơ người nhận không giữ vai của bước: giao cho người khác.") % {
        "n": given.not_in_role
    }
    left = _("Còn %(n)s hồ sơ nữa: bấm giao lại lần tiếp.") % {"n": given.left}
    return " ".join(
        words for words, is_said in ((moved, True), (kept, given.not_in_role), (left, given.left)) if is_said
    )


def _page(request: SignedInRequest, away: User, form: GivingForm) -> HttpResponse:
    at = clock.now()
    rows = queries.given_to(away.pk, by=request.user, at=at).select_related("submitter", "version")
    page = paging.by_act([rows], request.GET.get("sau", ""), PAGE, "version")
    moved = queries.given_in(request.GET.get("lan", ""), by=request.user, at=at)
    if form.is_bound:
        data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict: it was sent
        data["key"] = str(uuid.uuid4())
        form.data = data
    context = {
        "away": away,
        "rows": page.rows,
        "total": rows.order_by().count(),
        "next_url": paging.next_url(request, page),
        "form": form,
        "moved": list(moved.select_related("submitter", "version", "handler")[: actions.MOST_GIVEN]),
        "now": at,
    }
    return render(request, "counter/giving.html", context, status=422 if form.errors else 200)
