"""Assigned tasks: the list, giving one, one with its history and the steps open to who looks."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving
from motcua.foundation.ui.formats import vn_date
from motcua.foundation.ui.tables import csv_answer
from motcua.reference.organisation.queries import get_centre
from motcua.workplace.plans import actions, forms, queries, rules
from motcua.workplace.plans.actions import Deed, Made, Paper, Wanted
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.queries import ASSIGN
from motcua.workplace.plans.states import Near, Stand, Verb
from motcua.workplace.plans.views import common
from motcua.workplace.plans.views.common import Filters

COUNT_BOUND = 1000


@dataclass(frozen=True)
class Row:
    """A task as the list shows it."""

    task: Assignment
    near: Near


def _row(task: Assignment, at: datetime) -> Row:
    return Row(task, near_of(task, at))


def near_of(task: Assignment, at: datetime) -> Near:
    """How a task stands to its deadline; what was made counts by the day it was finished."""
    return rules.near(Stand(task.stand), task.due_on, task.warn_on, task.made_on, queries.day_of(at))


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The tasks one may see, the nearest deadline first; those that are open unless another state is asked for."""
    at = clock.now()
    common.require_officer(request.user, at)
    filters, visible = Filters.of(request, at), queries.visible_to(request.user, at)
    found = filters.narrow(visible, request.user, at)
    rows, after = common.page_of(found, request.GET.get("sau", ""))
    usual = Filters(filters.whose, "", "", "", "").narrow(visible, request.user, at).order_by()
    on, query = queries.day_of(at), request.GET.copy()
    query["sau"] = after
    context = {
        "rows": [_row(task, at) for task in rows],
        "filters": filters,
        "total": found.order_by()[:COUNT_BOUND].count(),
        "overdue": queries.overdue(usual, on)[:COUNT_BOUND].count(),
        "soon": queries.due_soon(usual, on)[:COUNT_BOUND].count(),
        "stands": Stand,
        "next_url": f"?{query.urlencode()}" if after else "",
        "first_url": "?" + _without(request, "sau") if request.GET.get("sau") else "",
        "query": _without(request, "sau"),
        "may_give": request.user.centre is not None and allows(request.user, ASSIGN, at=at),
        "may_take_out": request.user.centre is not None,
        "now": at,
    }
    return render(request, "plans/list.html", context)


def _without(request: SignedInRequest, name: str) -> str:
    query = request.GET.copy()
    query.pop(name, None)
    return query.urlencode()


@require_safe
def table(request: SignedInRequest) -> HttpResponseBase:
    """The tasks of one's Centre under the same filters as CSV, sent as they are read; on record."""
    at = clock.now()
    common.require_officer(request.user, at)
    centre = get_centre(request.user)
    rows = queries.visible_to(request.user, at).filter(centre=centre)
    found = Filters.of(request, at).narrow(rows, request.user, at).order_by("due_on", "pk")
    actions.note_export(centre, request.GET.urlencode(), by=request.user, at=at)
    heads = (
        _("Số việc"), _("Việc"), _("Người giao"), _("Văn bản"), _("Nhiệm vụ"), _("Người làm"), _("Sản phẩm"),
        _("Ngày giao"), _("Hạn"), _("Trạng thái"), _("Ngày làm xong"), _("So với hạn"),
    )  # fmt: skip
    cells = (_cells(task, at) for task in found.iterator(chunk_size=500))
    return csv_answer(f"viec-duoc-giao-{queries.day_of(at):%Y%m%d}.csv", heads, cells)


def _cells(task: Assignment, at: datetime) -> tuple[str, ...]:
    paper = f"{task.source_number} {vn_date(task.source_on)} {task.source_issuer}".strip()
    return (
        task.number, task.title, task.assigned_by, paper, task.duty, task.doer, task.output,
        vn_date(task.given_at), vn_date(task.due_on), str(task.get_stand_display()), vn_date(task.made_on),
        str(near_of(task, at).label),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: SignedInRequest) -> HttpResponse:
    """Give a task."""
    at, centre = clock.now(), get_centre(request.user)
    require(request.user, ASSIGN, Assignment(centre=centre), at=at)
    user = request.user
    usual = {
        "key": uuid.uuid4(),
        "duty": "I.4",
        "warning_days": 3,
        "assigned_by": ", ".join(each for each in (user.full_name, user.title) if each),
    }
    files = request.FILES if request.method == "POST" else None
    form = forms.GiveForm(interrupted.sent(request), files, initial=usual, centre=centre)
    if request.method == "POST" and form.is_valid():
        try:
            wanted = _wanted(form)
            row = actions.give_task(wanted, centre=centre, by=user, key=form.cleaned_data["key"], at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã giao việc %(number)s.") % {"number": row.number})
            return redirect("plans:one", row.pk)
    return render(request, "plans/give.html", {"form": form}, status=422 if form.errors else 200)


def _wanted(form: forms.GiveForm) -> Wanted:
    typed = form.cleaned_data
    paper = Paper(
        typed["source_number"],
        typed["source_on"],
        typed["source_issuer"],
        common.upload_of(typed["source_file"]),
    )
    names = ("title", "output", "due_on", "assigned_by", "asked", "duty", "warning_days")
    return Wanted(doer=form.chosen, paper=paper, **{name: typed[name] for name in names})


Act = Callable[[Assignment, Deed, Any], object]


@dataclass(frozen=True)
class Step:
    """One step on the page of a task: its form and what it does."""

    verb: Verb
    form: type[django_forms.Form]
    act: Act


#: what a form of the page is called in the request
STEPS: Mapping[str, Step] = {
    "nhan": Step(Verb.TAKE, forms.DeedForm, lambda row, deed, form: actions.take_task(row.pk, deed)),
    "bao-cao": Step(
        Verb.REPORT,
        forms.ReportForm,
        lambda row, deed, form: actions.report_task(
            row.pk, deed, Made(form.cleaned_data["made_on"], common.upload_of(form.cleaned_data["file"]))
        ),
    ),
    "duyet": Step(Verb.ACCEPT, forms.RemarkForm, lambda row, deed, form: actions.accept_task(row.pk, deed)),
    "tra-lai": Step(
        Verb.SEND_BACK, forms.ReasonForm, lambda row, deed, form: actions.send_task_back(row.pk, deed)
    ),
    "chuyen": Step(
        Verb.HAND,
        forms.HandForm,
        lambda row, deed, form: actions.hand_task(row.pk, deed, to=form.chosen),
    ),
    "gia-han": Step(
        Verb.EXTEND,
        forms.ExtendForm,
        lambda row, deed, form: actions.extend_task(row.pk, deed, due_on=form.cleaned_data["due_on"]),
    ),
    "huy": Step(Verb.CANCEL, forms.ReasonForm, lambda row, deed, form: actions.cancel_task(row.pk, deed)),
}


def _visible(request: SignedInRequest, assignment: int) -> Assignment:
    at = clock.now()
    common.require_officer(request.user, at)
    return get_object_or_404(queries.visible_to(request.user, at), pk=assignment)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, assignment: int) -> HttpResponse:
    """A task, its history, the steps open to who looks; posted, one step, named by `viec`."""
    at, row = clock.now(), _visible(request, assignment)
    sent = interrupted.sent(request)
    called = sent.get("viec", "") if sent is not None else ""
    bound = _forms(request, row, called, sent)
    form = bound.get(called)
    if request.method == "POST" and form is not None and form.is_valid():
        typed = form.cleaned_data
        deed = Deed(request.user, typed["key"], typed["based_on"], at, typed.get("words", ""))
        try:
            STEPS[called].act(row, deed, form)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            row = _visible(request, assignment)
        else:
            messages.success(request, _("Đã ghi: %(verb)s.") % {"verb": STEPS[called].verb.label})
            return redirect("plans:one", row.pk)
    refused = request.method == "POST"
    return render(
        request, "plans/one.html", _context(request, row, called, bound), status=422 if refused else 200
    )


def _open(request: SignedInRequest, row: Assignment) -> list[Verb]:
    at = clock.now()
    leads = allows(request.user, ASSIGN, row, at=at)
    return rules.open_steps(Stand(row.stand), doer=queries.is_doer(request.user, row, at), leader=leads)


def _forms(request: SignedInRequest, row: Assignment, called: str, sent: Any) -> dict[str, django_forms.Form]:
    """The forms of the steps that are open, and the one that was sent, with what was typed."""
    opened, bound = _open(request, row), {}
    files = request.FILES if request.method == "POST" else None
    for name, step in STEPS.items():
        if step.verb not in opened and not (name == called and request.method == "POST"):
            continue
        usual = {"key": uuid.uuid4(), "based_on": row.version, "made_on": queries.day_of(clock.now())}
        more: dict[str, Any] = {"centre": row.centre} if issubclass(step.form, forms.DoerMixin) else {}
        data = sent if name == called else None
        bound[name] = step.form(
            data, files if data is not None else None, initial=usual, auto_id=f"{name}_%s", **more
        )
    return bound


def _context(
    request: SignedInRequest, row: Assignment, called: str, bound: Mapping[str, django_forms.Form]
) -> dict[str, Any]:
    at = clock.now()
    return {
        "row": row,
        "near": near_of(row, at),
        "off": common.day_off(row.centre_id, row.due_on),
        "deputies": row.deputies.order_by("full_name", "pk"),
        "acts": queries.history(row),
        "steps": [(name, STEPS[name].verb, form) for name, form in bound.items()],
        "called": called,
        "wrong": any(form.errors for form in bound.values()),
        "now": at,
    }


@require_safe
def source_file(request: SignedInRequest, assignment: int) -> HttpResponse:
    """The paper a task comes from."""
    row = _visible(request, assignment)
    if row.source_file is None:
        raise Http404
    return serving.response(row.source_file, name=f"{row.number}-van-ban")


@require_safe
def act_file(request: SignedInRequest, assignment: int, act: int) -> HttpResponse:
    """What was made, as its report has it."""
    row = _visible(request, assignment)
    found = get_object_or_404(queries.history(row), pk=act)
    if found.file is None:
        raise Http404
    return serving.response(found.file, name=f"{row.number}-san-pham")
