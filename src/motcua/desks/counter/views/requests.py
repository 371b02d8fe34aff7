"""Requests of people who cannot use the information online: the list, and one with what was done about it."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions, queries, rules
from motcua.casework.assistance.states import HelpStand, HelpVerb, Wish
from motcua.desks.counter import paging
from motcua.desks.counter.forms.answering import HelpActForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken

PAGE = 25
COUNT_BOUND = 1000
OPEN = (HelpStand.NEW, HelpStand.TAKEN, HelpStand.MISSED)


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The requests one may read, the latest first; those that still wait unless another state is asked for."""
    at = clock.now()
    if not allows(request.user, "assistance.view", at=at):
        raise PermissionDenied
    visible = queries.help_visible_to(request.user, at)
    stand, wish = request.GET.get("trang-thai", ""), request.GET.get("cach", "")
    rows = visible.filter(stand=stand) if stand in HelpStand.values else visible.filter(stand__in=OPEN)
    if wish in Wish.values:
        rows = rows.filter(wish=wish)
    if request.GET.get("cua-toi"):
        rows = rows.filter(taken_by=request.user)
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE, field="asked_at")
    context: dict[str, Any] = {
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:COUNT_BOUND].count(),
        "late": visible.filter(stand=HelpStand.NEW, due_at__lt=at)[:COUNT_BOUND].count(),
        "stands": HelpStand,
        "wishes": Wish,
        "stand": stand,
        "wish": wish,
        "mine": bool(request.GET.get("cua-toi")),
        "now": at,
    }
    return render(request, "counter/help_requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, help_request: int) -> HttpResponse:
    """Who asks, for what, what was done; posted, one step more."""
    at = clock.now()
    found = get_object_or_404(queries.help_visible_to(request.user, at), pk=help_request)
    actions.note_help_reading(found, by=request.user, at=at)
    form = HelpActForm(interrupted.sent(request), initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.answer_help(
                found.pk, HelpVerb(typed["verb"]), typed["words"], by=request.user, key=typed["key"], at=at
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("counter:help_request", found.pk)
    context = {
        "row": found,
        "form": form,
        "acts": found.acts.select_related("done_by"),
        "steps": rules.help_steps(HelpStand(found.stand)),
        "can_answer": allows(request.user, "assistance.guide", found, at=at),
        "now": at,
    }
    return render(request, "counter/help_request.html", context, status=422 if form.errors else 200)
