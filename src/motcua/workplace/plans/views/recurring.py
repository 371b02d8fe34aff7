"""Tasks that come back: the list, a new one, one to change, pause or resume."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.queries import get_centre
from motcua.workplace.plans import actions, forms, queries
from motcua.workplace.plans.actions import Recurring
from motcua.workplace.plans.models import Recurrence
from motcua.workplace.plans.queries import ASSIGN, VIEW
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm

PAGE = 50
#: tasks shown beside what they come from
SHOWN_TASKS = 12


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The tasks that come back, the latest entered first."""
    at = clock.now()
    require(request.user, VIEW, at=at)
    rows = queries.recurrences_visible_to(request.user, at)
    after = request.GET.get("sau", "")
    if after.isdecimal() and len(after) < 12:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: PAGE + 1])
    context = {
        "rows": found[:PAGE],
        "next_url": f"?sau={found[PAGE - 1].pk}" if len(found) > PAGE else "",
        "may_add": request.user.centre is not None and allows(request.user, ASSIGN, at=at),
        "today": queries.day_of(at),
        "now": at,
    }
    return render(request, "plans/recurrences.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Enter a task that comes back."""
    at, centre = clock.now(), get_centre(request.user)
    require(request.user, ASSIGN, Recurrence(centre=centre), at=at)
    usual = {"key": uuid.uuid4(), "duty": "I.4", "warning_days": 3, "lead_days": 7}
    usual |= {"first_on": queries.day_of(at), "rhythm": Rhythm.MONTHLY}
    form = forms.RecurrenceForm(interrupted.sent(request), initial=usual, centre=centre)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        try:
            row = actions.add_recurrence(_wanted(form), centre=centre, by=request.user, key=key, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã lập việc định kỳ."))
            return redirect("plans:recurrence", row.pk)
    return render(request, "plans/recurrence_new.html", {"form": form}, status=422 if form.errors else 200)


def _wanted(form: forms.RecurrenceForm) -> Recurring:
    typed = form.cleaned_data
    when = When(Rhythm(typed["rhythm"]), int(typed["weekday"] or 0) or None, typed["day"], typed["month"])
    names = ("title", "output", "first_on", "last_on", "asked", "duty", "warning_days", "lead_days")
    return Recurring(doer=form.chosen, when=when, **{name: typed[name] for name in names})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, recurrence: int) -> HttpResponse:
    """A task that comes back with the tasks it gave; posted, changed, paused or resumed, as `viec` says."""
    at = clock.now()
    require(request.user, VIEW, at=at)
    row = get_object_or_404(queries.recurrences_visible_to(request.user, at), pk=recurrence)
    sent = interrupted.sent(request)
    called = sent.get("viec", "") if sent is not None else ""
    bound = _forms(row, called, sent)
    if request.method == "POST" and called in bound and bound[called].is_valid():
        try:
            _save(row, called, bound[called], request, at)
        except RuleBroken as refusal:
            bound[called].add_error(None, refusal)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("plans:recurrence", row.pk)
    context = {
        "row": row,
        "form": bound["sua"],
        "pause": bound.get("dung"),
        "resume": bound.get("tiep"),
        "called": called,
        "may_change": allows(request.user, ASSIGN, row, at=at),
        "tasks": row.tasks.select_related("officer", "post").order_by("-due_on", "-pk")[:SHOWN_TASKS],
        "deputies": row.deputies.order_by("full_name", "pk"),
        "wrong": any(form.errors for form in bound.values()),
        "now": at,
    }
    return render(request, "plans/recurrence.html", context, status=422 if request.method == "POST" else 200)


def _forms(row: Recurrence, called: str, sent: Any) -> dict[str, Any]:
    def data(name: str) -> Any:
        return sent if name == called else None

    names = ("key", "title", "asked", "output", "duty", "warning_days", "rhythm", "weekday", "day", "month")
    usual = {name: getattr(row, name) for name in (*names, "lead_days", "first_on", "last_on")}
    usual |= forms.doer_typed(row) | {"based_on": row.version}
    stands = {"based_on": row.version}
    return {
        "sua": forms.RecurrenceForm(data("sua"), initial=usual, centre=row.centre),
        "dung": forms.PauseForm(data("dung"), initial=stands, auto_id="dung_%s"),
        "tiep": forms.ResumeForm(data("tiep"), initial=stands, auto_id="tiep_%s"),
    }


def _save(row: Recurrence, called: str, form: Any, request: SignedInRequest, at: datetime) -> None:
    who: dict[str, Any] = {"based_on": form.cleaned_data["based_on"] or 0, "by": request.user, "at": at}
    if called == "sua":
        actions.change_recurrence(row.pk, _wanted(form), **who)
    elif called == "dung":
        actions.pause_recurrence(row.pk, reason=form.cleaned_data["reason"], **who)
    else:
        actions.resume_recurrence(row.pk, **who)
