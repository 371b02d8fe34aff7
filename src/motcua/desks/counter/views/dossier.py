"""One dossier: understand it in five seconds, act in ten."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from motcua.casework.dossiers import actions, queries, rules
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import STEP_WORDS, Outcome, Status
from motcua.desks.counter import clocks, gantt
from motcua.desks.counter.forms import ActForm, DecisionForm, StepForm
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response
from motcua.reference.organisation.queries import roles_of


def _visible(request: SignedInRequest, code: str) -> Dossier:
    """The dossier with everything its page shows; not found when the officer may not see it."""
    return get_object_or_404(queries.for_page(queries.visible_to(request.user, clock.now())), code=code)


def _may(request: SignedInRequest, dossier: Dossier) -> set[str]:
    """The acts this officer can take on the dossier now: open by law, and theirs by right."""
    at, user = clock.now(), request.user
    rights = {
        "receive": "dossiers.receive",
        "refuse": "dossiers.refuse",
        "forward": "dossiers.forward",
        "return_result": "dossiers.return",
    }
    status = Status(dossier.status)
    may = {s for s in rules.open_steps(status) if s in rights and allows(user, rights[s], dossier, at=at)}
    if status != Status.IN_PROCESS:
        return may
    if dossier.deciding:
        return {"decide"} if allows(user, "dossiers.decide", dossier, at=at) else set()
    mine = dossier.current_role in roles_of(user, at) and allows(user, "dossiers.process", dossier, at=at)
    return {"complete_step"} if mine else set()


def _fresh(form_class: type[forms.Form], dossier: Dossier) -> forms.Form:
    """A form that carries a key of its own and the revision the page shows."""
    return form_class(initial={"key": uuid.uuid4(), "based_on": dossier.revision})


def _render(
    request: SignedInRequest,
    dossier: Dossier,
    *,
    bound: forms.Form | None = None,
    shown_numbers: bool = False,
) -> HttpResponse:
    at = clock.now()
    may = _may(request, dossier)
    form: forms.Form | None = bound
    if form is None and "complete_step" in may:
        form = _fresh(StepForm, dossier)
    elif form is None and "decide" in may:
        form = _fresh(DecisionForm, dossier)
    plan = queries.plan_of(dossier)
    shown = clocks.Clocks(at)
    papers = list(papers_about(dossier, centre=dossier.centre_id))
    context: dict[str, Any] = {
        "dossier": dossier,
        "status": Status(dossier.status),
        "clock": shown.row(dossier),
        "due": shown.promise(dossier),
        "may": may,
        "form": form,
        "act": _fresh(ActForm, dossier),
        "gantt": gantt.draw(dossier, plan, at),
        "current": next((step for step in plan if step.n == dossier.current_step), None),
        "timeline": [_told(event) for event in queries.timeline(dossier)],
        "papers": papers,
        "fresh_paper": papers[0] if papers and request.GET.get("giay") == "moi" else None,
        "result": getattr(dossier, "result", None),
        "refusal": getattr(dossier, "refusal", None),
        "shown_numbers": shown_numbers,
        "can_scan": allows(request.user, "dossiers.receive", dossier, at=at),
        "now": at,
    }
    return render(request, "counter/dossier.html", context, status=422 if bound is not None else 200)


def _told(event: Any) -> dict[str, Any]:
    """One line of the timeline: what, who, when, and the remark that went with it."""
    words = str(STEP_WORDS.get(event.verb, event.verb))
    detail = event.data.get("step", "")
    if event.verb == "decide":
        detail = Outcome(event.data["outcome"]).label
    remark = event.data.get("remark", "")
    return {
        "event": event,
        "words": words,
        "detail": detail,
        "remark": remark,
        "status": Status(event.status),
    }


@require_safe
def detail(request: SignedInRequest, code: str) -> HttpResponse:
    dossier = _visible(request, code)
    actions.note_reading(dossier, by=request.user, at=clock.now())
    return _render(request, dossier)


def _done(
    request: SignedInRequest,
    code: str,
    form: forms.Form,
    act: Callable[[Dossier, actions.Act], Dossier],
    words: str,
) -> HttpResponse:
    """Take one act; what refuses it is shown on the page, with what was typed."""
    dossier = _visible(request, code)
    if not form.is_valid():
        return _render(request, dossier, bound=form)
    typed = form.cleaned_data
    try:
        act(dossier, actions.Act(request.user, clock.now(), typed["key"], typed["based_on"]))
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return _render(request, _visible(request, code), bound=form)
    messages.success(request, words % {"code": code})
    return redirect("counter:dossier", code)


@require_POST
def forward(request: SignedInRequest, code: str) -> HttpResponse:
    form = ActForm(request.POST)
    return _done(
        request, code, form, lambda d, act: actions.forward_dossier(d.pk, act), _("Đã chuyển hồ sơ %(code)s.")
    )


@require_POST
def step(request: SignedInRequest, code: str) -> HttpResponse:
    form = StepForm(request.POST)
    return _done(
        request,
        code,
        form,
        lambda d, act: actions.complete_step(d.pk, act, remark=form.cleaned_data["remark"]),
        _("Đã xong bước, hồ sơ %(code)s sang bước sau."),
    )


@require_POST
def decide(request: SignedInRequest, code: str) -> HttpResponse:
    form = DecisionForm(request.POST)

    def sign(dossier: Dossier, act: actions.Act) -> Dossier:
        typed = form.cleaned_data
        decision = actions.Decision(Outcome(typed["outcome"]), typed["number"], typed["reason"])
        return actions.decide_dossier(dossier.pk, act, decision)

    return _done(request, code, form, sign, _("Đã ký kết quả hồ sơ %(code)s."))


@require_POST
def reveal(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the full personal numbers once; that it was done is written down first."""
    dossier = _visible(request, code)
    actions.reveal_numbers(dossier, by=request.user, at=clock.now())
    return _render(request, dossier, shown_numbers=True)


@require_safe
def history(request: SignedInRequest, code: str) -> HttpResponse:
    """The dossier's whole timeline on a page of its own, to print."""
    dossier = _visible(request, code)
    context = {"dossier": dossier, "timeline": [_told(event) for event in queries.timeline(dossier)]}
    return render(request, "counter/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: SignedInRequest, code: str, component: int) -> HttpResponse:
    """The scan of one component: shown, or taken in."""
    dossier = _visible(request, code)
    found = next((c for c in dossier.components.all() if c.pk == component), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        if found.file is None:
            raise Http404
        actions.note_reading(dossier, by=request.user, at=clock.now())
        return serving.response(found.file, name=f"giay-to-{found.pk}")
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Chưa chọn tệp. Bấm “Chọn tệp”, chọn bản quét rồi bấm “Tải lên”."))
        return redirect("counter:dossier", code)
    try:
        actions.attach_scan(
            dossier, component, upload.read(), name=upload.name or "", by=request.user, at=clock.now()
        )
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Đã lưu bản quét."))
    return redirect("counter:dossier", code)


@require_GET
def paper(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """An issued paper as it was issued."""
    dossier = _visible(request, code)
    return pdf_response(get_object_or_404(papers_about(dossier, centre=dossier.centre_id), pk=paper))
