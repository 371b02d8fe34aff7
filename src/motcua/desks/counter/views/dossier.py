"""One dossier: understand it in five seconds, act in ten."""

import uuid
from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from motcua.casework.assistance.queries import before_dossier, helped_question, latest_check
from motcua.casework.dossiers import (
    actions,
    filing,
    handing,
    likeness,
    outside,
    presence,
    promises,
    queries,
    sheets,
)
from motcua.casework.dossiers.models import Dossier, DossierComponent, DossierEvent
from motcua.casework.dossiers.states import OUTSIDE, OVER, STEP_WORDS, Outcome, Stage, Status
from motcua.desks.counter import acts, clocks, gantt, parts, phrasing, questions
from motcua.desks.counter.forms import ActForm, DecisionForm, StepForm
from motcua.desks.counter.views import opened
from motcua.desks.counter.views.declared import declared
from motcua.desks.counter.views.roads import ROADS
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, store
from motcua.foundation.papers.queries import papers_about, papers_question
from motcua.foundation.papers.serving import pdf_response
from motcua.foundation.statements import answers

#: what is said of a dossier just taken in, by the act and the stage of a request for papers, whose own page has said it
_TAKEN_IN: dict[tuple[str, str | None], str | Promise] = {
    ("register", None): gettext_lazy("Đã ghi hồ sơ %(code)s, chờ kiểm tra."),
    ("receive", None): gettext_lazy("Đã tiếp nhận hồ sơ %(code)s."),
    ("ask_supplement", Stage.RECEPTION): "",
}

View = Callable[[SignedInRequest, str], HttpResponse]


def _read(request: SignedInRequest, code: str) -> Dossier:
    """As `opened.whole`, and the reading is written down."""
    dossier, by, at = opened.found(request, code), request.user, clock.now()
    (noted,) = queries.read_sides(dossier, actions.reading_noted(dossier, by=by, at=at))
    if not noted:
        actions.note_reading(dossier, by=by, at=at)
    return dossier


def _with_key(form_class: type[ActForm], dossier: Dossier, typed: dict[str, Any], **more: Any) -> ActForm:
    """A form with a key of its own and the revision the page shows, filled with what was typed before."""
    kept = {name: typed[name] for name in form_class.base_fields if name in typed}
    return form_class(initial=kept | {"key": uuid.uuid4(), "based_on": dossier.revision}, **more)


def _form_for(may: set[str], dossier: Dossier, refused: forms.Form | None) -> ActForm | None:
    """The form of the act that is open now; what a refused act had typed is filled in again."""
    typed = dict(refused.data.items()) if refused is not None else {}
    if "complete_step" in may:
        return _with_key(StepForm, dossier, typed)
    return _with_key(DecisionForm, dossier, typed) if "decide" in may else None


def _unsaved(refused: forms.Form | None, form: forms.Form | None) -> list[tuple[str, str]]:
    """Label and text of what a refused act had typed and no open form shows again."""
    if refused is None:
        return []
    shown = set() if form is None else set(form.fields)
    texts = [field for field in refused.visible_fields() if not isinstance(field.field, forms.ChoiceField)]
    return [(str(text.label), text.value()) for text in texts if text.name not in shown and text.value()]


def _wrong(refused: forms.Form | None) -> list[str]:
    """What stood in the way of a refused act, in words; the hidden fields' words would help nobody."""
    if refused is None:
        return []
    if not refused.errors.keys().isdisjoint({"key", "based_on"}):
        return [_("Trang này mở quá lâu hoặc không đầy đủ nên chưa ghi được. Xem lại rồi bấm lần nữa.")]
    return [str(text) for texts in refused.errors.values() for text in texts]


def _render(
    request: SignedInRequest,
    dossier: Dossier,
    *,
    refused: forms.Form | None = None,
    shown_numbers: bool = False,
) -> HttpResponse:
    """The page; of a refused act it says why, and the act can be taken again as the dossier stands now."""
    at = clock.now()
    may = acts.open_on_page(request.user, dossier, at)
    open_roads = acts.offered(dossier, may, at)
    told = _told_so_far(request, dossier, at)
    form = _form_for(may, dossier, refused)
    context = {
        "dossier": dossier,
        "status": Status(dossier.status),
        "may": may,
        "takeable": actions.may_be_taken(dossier, request.user, at),
        "held_by_me": actions.may_be_put_back(dossier, request.user),
        "roads": [road for verb, road in ROADS.items() if verb in open_roads],
        "form": form,
        "offered": phrasing.offered(form, centre=dossier.centre_id, procedure=dossier.procedure_code),
        "errors": _wrong(refused),
        "unsaved": _unsaved(refused, form),
        "act": _with_key(ActForm, dossier, {}, auto_id=False),  # stands in more than one form
        "shown_numbers": shown_numbers,
        "can_scan": _can_scan(request, dossier),
        "can_check_account": allows(request.user, "assistance.guide", dossier, at=at),
        "said_every": int(presence.SAID_EVERY.total_seconds()),
        "whereabouts": handing.whereabouts(dossier),
        "for_many": filing.for_many(dossier, by=request.user, at=at),
        "declared": declared(dossier),
        "codes_elsewhere": outside.compared(dossier) if getattr(dossier, "has_outside", False) else [],
        "confirms": allows(request.user, "dossiers.receive", dossier, at=at),
        "now": at,
    }
    context |= _times(dossier, at) | _my_step(request, dossier, at) | told
    context["just_taken_in"] = _just_taken_in(request, dossier, told["timeline"])
    return render(request, "counter/dossier.html", context, status=422 if context["errors"] else 200)


def _also_open(names: list[str]) -> str:
    """Who else has the page open, in words; empty for nobody."""
    return _("%(names)s đang mở") % {"names": ", ".join(names)} if names else ""


@require_safe
def present(request: SignedInRequest, code: str) -> HttpResponse:
    """An open page says that it still is, and hears who else has it open; this is no use of the session."""
    dossier = get_object_or_404(queries.visible_to(request.user, clock.now()), code=code)
    others = presence.open_by_question(request.user, dossier, clock.now()).rows()
    return HttpResponse(_also_open(others), content_type="text/plain; charset=utf-8")


def _can_scan(request: SignedInRequest, dossier: Dossier) -> bool:
    return dossier.status not in OVER and allows(request.user, "dossiers.receive", dossier, at=clock.now())


def _times(dossier: Dossier, at: datetime) -> dict[str, Any]:
    """The clocks and the drawing of the steps."""
    plan, shown, agencies = queries.plan_of(dossier), clocks.Clocks(at), parts.draw(dossier, at)
    return {
        "clock": shown.row(dossier),
        "due": shown.promise(dossier),
        "parts": agencies,
        "questions": questions.draw(dossier, at),
        # of a linked dossier the agencies' own parts are drawn, which stand for the steps in between
        "gantt": gantt.draw(dossier, plan, at) if agencies is None else None,
    }


def _my_step(request: SignedInRequest, dossier: Dossier, at: datetime) -> dict[str, Any]:
    """The step the officer works at, else the current one; and those that run beside it."""
    mine = actions.step_of(request.user, dossier, at)
    n, role = mine or (dossier.current_step, dossier.current_role)
    plan = {step.n: step for step in queries.plan_of(dossier)}
    others = [plan[other] for other in actions.under_way(dossier) if other != n and other in plan]
    context: dict[str, Any] = {"current": plan.get(n or 0), "others": others, "outside": role == OUTSIDE}
    begun = [run.opened_at for run in dossier.runs.all() if run.done_at is None]
    if role == OUTSIDE and begun:
        counting = promises.Counting.of(dossier.centre_id, at)
        context["papers_leave_by"] = counting.papers_leave_by(begun[-1])
    return context


def _just_taken_in(request: SignedInRequest, dossier: Dossier, timeline: list[dict[str, Any]]) -> bool:
    """Whether the officer comes from taking it in, which is said then.

    The page tells it from its address and the timeline: nothing has to be carried there in a cookie.
    """
    if not timeline or request.GET.get("giay") != "moi":
        return False
    last: DossierEvent = timeline[-1]["event"]
    words = _TAKEN_IN.get((last.verb, last.data.get("stage")))
    if words is None or last.by != request.user.pk:
        return False
    if words:
        messages.success(request, words % {"code": dossier.code})
    return True


def _told_so_far(request: SignedInRequest, dossier: Dossier, at: datetime) -> dict[str, Any]:
    """What happened, what was issued and the newest of it when it was issued just now, how it ended, who read it and
    who has it open."""
    events, papers, readings, others, [(guided, checked)] = answers(
        queries.timeline_question(dossier),
        papers_question(dossier, centre=dossier.centre_id),
        queries.readings_question(dossier),
        presence.open_by_question(request.user, dossier, at),
        helped_question(dossier),
    )
    is_new = bool(papers) and request.GET.get("giay") == "moi"
    return {
        "timeline": [_told(event) for event in events],
        "papers": papers,
        "fresh_paper": papers[0] if is_new else None,
        "result": getattr(dossier, "result", None),
        "refusal": getattr(dossier, "refusal", None),
        "readings": readings,
        "also_open": _also_open(others),
        "guidance": before_dossier(dossier, by=request.user, at=at) if guided else None,
        "account_check": latest_check(dossier) if checked else None,
    }


def _told(event: Any) -> dict[str, Any]:
    """One line of the timeline: what, who, when, and the remark that went with it."""
    words = str(STEP_WORDS.get(event.verb, event.verb))
    detail = event.data.get("step", "")
    if event.verb == "decide":
        detail = Outcome(event.data["outcome"]).label
    elif event.verb == "forward" and event.data.get("late"):
        detail = _("sau hạn chuyển")
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
    return _render(request, _read(request, code))


def only_posted(view: View) -> View:
    """The view of an act; whoever comes to its address otherwise, as after signing in again, is led to the page.

    What they had sent when their session ended is in `request.POST` then, to be shown and not to be acted upon.
    """

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def entered(request: SignedInRequest, code: str) -> HttpResponse:
        typed = interrupted.sent(request)
        if typed is not None:
            request.POST = typed  # type: ignore[assignment]  # the stubs know only what a browser sends
            return view(request, code)
        get_object_or_404(queries.visible_to(request.user, clock.now()), code=code)
        messages.info(request, _("Thao tác trước đó chưa được ghi. Xem lại hồ sơ rồi thực hiện lại."))
        return redirect("counter:dossier", code)

    return entered


def _done(
    request: SignedInRequest,
    code: str,
    form: forms.Form,
    act: Callable[[int, actions.Act], Dossier],
    words: str,
) -> HttpResponse:
    """Take one act; what refuses it is shown on the page, with what was typed."""
    if request.method != "POST" or not form.is_valid():
        return _render(request, opened.whole(request, code), refused=form)
    visible = queries.visible_to(request.user, clock.now()).only("pk")
    dossier, typed = get_object_or_404(visible, code=code), form.cleaned_data
    try:
        act(dossier.pk, actions.Act(request.user, clock.now(), typed["key"], typed["based_on"]))
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return _render(request, opened.whole(request, code), refused=form)
    messages.success(request, words % {"code": code})
    return redirect("counter:dossier", code)


@only_posted
def forward(request: SignedInRequest, code: str) -> HttpResponse:
    form = ActForm(request.POST)
    return _done(request, code, form, actions.forward_dossier, _("Đã chuyển hồ sơ %(code)s."))


@only_posted
def step(request: SignedInRequest, code: str) -> HttpResponse:
    form = StepForm(request.POST)
    return _done(
        request,
        code,
        form,
        lambda key, act: actions.complete_step(key, act, remark=form.cleaned_data["remark"]),
        _("Đã xong bước, hồ sơ %(code)s sang bước sau."),
    )


@only_posted
def decide(request: SignedInRequest, code: str) -> HttpResponse:
    form = DecisionForm(request.POST)

    def sign(key: int, act: actions.Act) -> Dossier:
        typed = form.cleaned_data
        decision = actions.Decision(Outcome(typed["outcome"]), typed["number"], typed["reason"])
        return actions.decide_dossier(key, act, decision)

    return _done(request, code, form, sign, _("Đã ký kết quả hồ sơ %(code)s."))


@only_posted
def reveal(request: SignedInRequest, code: str) -> HttpResponse:
    """Show the full personal numbers once; that it was done is written down first."""
    if request.method != "POST":
        return redirect("counter:dossier", code)
    dossier = opened.whole(request, code)
    actions.reveal_numbers(dossier, by=request.user, at=clock.now())
    return _render(request, dossier, shown_numbers=True)


@require_safe
def history(request: SignedInRequest, code: str) -> HttpResponse:
    """The dossier's whole timeline on a page of its own, to print."""
    dossier = _read(request, code)
    context = {"dossier": dossier, "timeline": [_told(event) for event in queries.timeline(dossier)]}
    return render(request, "counter/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: SignedInRequest, code: str, component: int) -> HttpResponse:
    """The scan of one component: shown, or taken in."""
    dossier = opened.whole(request, code)
    found = next((c for c in dossier.components.all() if c.pk == component), None)
    if found is None:
        raise Http404
    if request.method != "POST":
        if interrupted.sent(request) is not None:  # the file itself is not kept
            return redirect("counter:dossier", code)
        if found.file is None:
            raise Http404
        actions.note_reading(dossier, by=request.user, at=clock.now())
        return serving.response(found.file, name=f"giay-to-{found.pk}")
    answer = _take_in(request, code, partial(actions.attach_scan, dossier, component))
    found.refresh_from_db(fields=["file"])
    _tell_same_file(request, found)
    return answer


def _tell_same_file(request: SignedInRequest, held: DossierComponent) -> None:
    """A word of warning when the very same file is the scan of another paper too; nothing is refused."""
    for other in likeness.same_file(held, by=request.user, at=clock.now()):
        words = _(
            "Tệp này cũng đang là bản quét của “%(paper)s” trong hồ sơ %(code)s. Xem lại có quét nhầm không."
        )
        messages.warning(request, words % {"paper": other.component.name, "code": other.dossier.code})


@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: SignedInRequest, code: str) -> HttpResponse:
    """The scan of the paper by which somebody files for another: shown, or taken in."""
    dossier = opened.whole(request, code)
    held = dossier.representation
    if held is None:
        raise Http404
    if request.method == "POST":
        return _take_in(request, code, partial(actions.attach_proof, dossier))
    if interrupted.sent(request) is not None:  # the file itself is not kept
        return redirect("counter:dossier", code)
    if held.file is None:
        raise Http404
    actions.note_reading(dossier, by=request.user, at=clock.now())
    return serving.response(held.file, name=f"can-cu-{held.pk}")


def _take_in(request: SignedInRequest, code: str, attach: Callable[..., object]) -> HttpResponse:
    """The file that was sent, attached; back on the page with what was in the way."""
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, _("Chưa chọn tệp. Bấm “Chọn tệp”, chọn bản quét rồi bấm “Tải lên”."))
        return redirect("counter:dossier", code)
    name = upload.name or ""
    try:
        store.require_size(upload.size or 0, name=name)  # before its bytes are read
        attach(upload.read(), name=name, by=request.user, at=clock.now())
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Đã lưu bản quét."))
    return redirect("counter:dossier", code)


@require_http_methods(["GET", "HEAD", "POST"])
def print_form(request: SignedInRequest, code: str, form: str) -> HttpResponse:
    """Posted: the control slip or the cover as the dossier stands now, issued and shown."""
    dossier = opened.whole(request, code)
    if form not in sheets.ON_DEMAND:
        raise Http404
    if request.method != "POST":
        return redirect("counter:dossier", code)
    sent = ActForm(request.POST)
    if not sent.is_valid():
        return _render(request, dossier, refused=sent)
    act = actions.Act(request.user, clock.now(), sent.cleaned_data["key"], sent.cleaned_data["based_on"])
    try:
        paper = sheets.print_paper(dossier, form, act)
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("counter:dossier", code)
    return redirect("counter:paper", code, paper.pk)


@require_GET
def paper(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """An issued paper as it was issued."""
    dossier = _read(request, code)
    return pdf_response(get_object_or_404(papers_about(dossier, centre=dossier.centre_id), pk=paper))
