"""Hand-over lists between the counter and the units: gathered, handed over, received."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, handing, rules
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.custody import Direction, ListStatus
from motcua.casework.dossiers.models import HandOverList
from motcua.desks.counter import paging
from motcua.desks.counter.forms import CancelForm, GatherForm, ReceiveForm
from motcua.desks.counter.scanning import scanned_code
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response

PAGE = 25
#: dossiers offered at once to be put on a list
OFFERED = 25


def _visible(request: SignedInRequest) -> Any:
    at = clock.now()
    if not allows(request.user, "dossiers.view", at=at):
        raise PermissionDenied
    return handing.lists_of(request.user, at)


@require_safe
def lists(request: SignedInRequest) -> HttpResponse:
    """The hand-over lists, latest first; what waits for the officer's unit is one tick away."""
    at, rows = clock.now(), _visible(request)
    status, direction = request.GET.get("trang-thai", ""), request.GET.get("chieu", "")
    q, mine = request.GET.get("q", "").strip(), request.GET.get("cho-toi") == "1"
    waiting = handing.waiting_for(request.user, at)
    if mine:
        rows = rows.filter(pk__in=waiting.values("pk"))
    if status in ListStatus.values:
        rows = rows.filter(status=status)
    if direction in Direction.values:
        rows = rows.filter(direction=direction)
    if q:
        rows = rows.filter(number__istartswith=q) | rows.filter(items__dossier__code=scanned_code(q))
        rows = rows.distinct()
    page = paging.by_latest(handing.for_list_page(rows), request.GET.get("sau", ""), PAGE, field="begun_at")
    context = {
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "ways": handing.ways_of(request.user, at),
        "waiting": waiting.count(),
        "statuses": ListStatus,
        "directions": Direction,
        "filters": {"status": status, "direction": direction, "q": q, "mine": mine},
        "key": uuid.uuid4(),
        "now": at,
    }
    return render(request, "counter/hand_overs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """A new list to the unit that was chosen."""
    _visible(request)
    if request.method != "POST":
        return redirect("counter:hand_overs")
    try:
        key = uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        key = uuid.uuid4()
    act = Act(request.user, clock.now(), key, 0)
    try:
        made = actions.begin_list(act, request.POST.get("ben", ""))
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("counter:hand_overs")
    return redirect("counter:hand_over_list", made.pk)


def _get(request: SignedInRequest, hand_over: int) -> HandOverList:
    lists = _visible(request).select_related(
        "centre", "giver_unit", "receiver_unit", "begun_by", "handed_by", "received_by", "cancelled_by"
    )
    found: HandOverList = get_object_or_404(lists, pk=hand_over)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def one_list(request: SignedInRequest, hand_over: int) -> HttpResponse:
    """One list: what is on it, and what whoever looks at it may do with it now."""
    shown, sent = _get(request, hand_over), interrupted.sent(request)
    if request.method != "POST" or sent is None:
        return _page(request, shown, sent)
    task = TASKS.get(sent.get("lam", ""), _gather)
    try:
        words = task(request, shown, sent)
    except RuleBroken as refusal:
        return _page(request, _get(request, hand_over), sent, refusal.messages)
    except _Wrong as wrong:
        return _page(request, _get(request, hand_over), sent, wrong.texts)
    if words:
        messages.success(request, words)
    return redirect("counter:hand_over_list", hand_over)


class _Wrong(Exception):
    """What was typed cannot be read; the texts say where."""

    def __init__(self, form: forms.Form) -> None:
        self.texts = [str(text) for texts in form.errors.values() for text in texts]


def _checked(form: forms.Form) -> forms.Form:
    if not form.is_valid():
        raise _Wrong(form)
    return form


def _act(request: SignedInRequest, form: forms.Form) -> Act:
    return Act(request.user, clock.now(), form.cleaned_data["key"], 0)


def _gather(request: SignedInRequest, shown: HandOverList, sent: QueryDict) -> str:
    """Put on the list what was scanned, typed or ticked; keep what was noted so far."""
    form = GatherForm(sent, items=handing.items_of(shown))
    act = _act(request, _checked(form))
    actions.keep_remarks(shown.pk, act, form.remarks())
    if (dropped := sent.get("bo", "")).isdecimal():
        actions.drop_item(shown.pk, act, int(dropped))
        return ""
    offered = handing.to_gather(request.user, Direction(shown.direction), shown.centre_id, act.at)
    chosen = [int(pk) for pk in sent.getlist("ho-so") if pk.isdecimal()]
    ticked = list(offered.filter(pk__in=chosen).values_list("pk", flat=True)[:OFFERED])
    if typed := sent.get("q", "").strip():
        ticked.append(_scanned(request, shown, typed))
    for pk in ticked:
        actions.gather(shown.pk, act, pk)
    return ""


def _scanned(request: SignedInRequest, shown: HandOverList, typed: str) -> int:
    code, direction = scanned_code(typed), Direction(shown.direction)
    dossier = handing.find_by_code(request.user, direction, shown.centre_id, code, clock.now())
    if dossier is None:
        message = _("Không có hồ sơ mang mã %(code)s trong phần việc của bạn. So lại với mã trên giấy hẹn.")
        raise RuleBroken(message, code="unknown_code", params={"code": code[:40]})
    return dossier.pk


def _hand(request: SignedInRequest, shown: HandOverList, sent: QueryDict) -> str:
    form = GatherForm(sent, items=handing.items_of(shown))
    act = _act(request, _checked(form))
    done = actions.hand_list_over(shown.pk, act, form.remarks())
    words = _("Đã giao danh sách %(number)s. In 02 bản, chờ %(unit)s xác nhận.")
    return words % {"number": done.number, "unit": shown.receiver_unit.name}


def _receive(request: SignedInRequest, shown: HandOverList, sent: QueryDict) -> str:
    form = ReceiveForm(sent, items=handing.items_of(shown))
    act = _act(request, _checked(form))
    actions.receive_list(shown.pk, act, form.found(all_there=sent["lam"] == "nhan-du"))
    return _("Đã ký nhận danh sách %(number)s.") % {"number": shown.number}


def _cancel(request: SignedInRequest, shown: HandOverList, sent: QueryDict) -> str:
    form = CancelForm(sent)
    act = _act(request, _checked(form))
    actions.cancel_list(shown.pk, act, reason=form.cleaned_data["reason"])
    return _("Đã hủy danh sách. Hồ sơ trong đó có thể đưa vào danh sách khác.")


TASKS = {"giao": _hand, "nhan": _receive, "nhan-du": _receive, "huy": _cancel}


def _page(
    request: SignedInRequest,
    shown: HandOverList,
    typed: QueryDict | None = None,
    errors: list[str] | None = None,
) -> HttpResponse:
    """The list with the forms of what is open; after a refusal with what was typed."""
    at = clock.now()
    items = list(handing.items_of(shown))
    steps = rules.open_list_steps(ListStatus(shown.status))
    gives, takes = handing.may_give(request.user, shown, at), handing.may_take(request.user, shown, at)
    gathers, receives = gives and "gather" in steps, takes and "confirm" in steps
    offered: list[Any] = []
    if gathers:
        waiting = handing.to_gather(request.user, Direction(shown.direction), shown.centre_id, at)
        offered = list(waiting[: OFFERED + 1])
    context = {
        "shown": shown,
        "items": items,
        "gather": _with_key(GatherForm, typed, items=items) if gathers else None,
        "receive": _with_key(ReceiveForm, typed, items=items) if receives else None,
        "cancel": _with_key(CancelForm, typed) if gives and "cancel" in steps else None,
        "offered": offered[:OFFERED],
        "more_offered": len(offered) > OFFERED,
        "own": shown.handed_by_id == request.user.pk,
        "papers": list(papers_about(shown, centre=shown.centre_id)),
        "errors": errors or [],
        "q": typed.get("q", "") if typed and errors else "",
        "now": at,
    }
    return render(request, "counter/hand_over_list.html", context, status=422 if errors else 200)


def _with_key(form: type[Any], typed: QueryDict | None, **more: Any) -> Any:
    """The form with a key of its own, filled with what was typed before."""
    kept = {name: value for name, value in (typed or {}).items() if name != "signature"}
    return form(initial=kept | {"key": uuid.uuid4()}, **more)


@require_safe
def paper(request: SignedInRequest, hand_over: int, paper: int) -> HttpResponse:
    """The list as it was printed."""
    shown = _get(request, hand_over)
    return pdf_response(get_object_or_404(papers_about(shown, centre=shown.centre_id), pk=paper))


@require_safe
def list_signature(request: SignedInRequest, hand_over: int) -> HttpResponse:
    """The signature drawn when the list was received."""
    shown = _get(request, hand_over)
    if shown.signature is None:
        return redirect(reverse("counter:hand_over_list", args=[shown.pk]))
    return serving.response(shown.signature, name=f"chu-ky-ban-giao-{shown.pk}")
