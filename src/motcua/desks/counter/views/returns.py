"""The returns desk: right person, right paper."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, queries, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Money, ReturnPlace, Status
from motcua.desks.counter import paging
from motcua.desks.counter.forms import ReturnForm
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold_code

PAGE = 25


def _scanned_code(q: str) -> str:
    """The dossier code in what was typed or scanned: the code itself, or the address in the receipt's QR."""
    after = q.rpartition("/tra-cuu/")[2]
    return fold_code(after.partition("/")[0])


@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """Results that wait, most urgent first; a scanned receipt opens its hand-over at once."""
    at = clock.now()
    if not allows(request.user, "dossiers.return", at=at):
        raise PermissionDenied
    q = request.GET.get("q", "").strip()
    waiting = worklists.to_return(request.user, at)
    if q and waiting.filter(code=_scanned_code(q)).exists():
        return redirect("counter:hand_over", _scanned_code(q))
    return _render(request, q=q)


def _tabs(request: SignedInRequest, chosen: str) -> list[dict[str, Any]]:
    waiting = worklists.to_return(request.user, clock.now())
    counts = {place: waiting.filter(return_place=place).count() for place in ReturnPlace.values}
    return [
        {
            "place": place,
            "label": ReturnPlace(place).label,
            "count": counts[place],
            "current": place == chosen,
        }
        for place in ReturnPlace.values
    ]


def _render(
    request: SignedInRequest, *, q: str = "", dossier: Dossier | None = None, form: ReturnForm | None = None
) -> HttpResponse:
    place = request.GET.get("noi", "") or (dossier.return_place if dossier else ReturnPlace.CENTRE)
    tabs = _tabs(request, place)
    rows = worklists.to_return(request.user, clock.now()).filter(return_place=place)
    rows = queries.matching(rows, q).select_related("submitter", "version", "result")
    page = paging.by_act(rows, request.GET.get("sau", ""), PAGE)
    context = {
        "q": q,
        "tabs": tabs,
        "chosen_place": place,
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "dossier": dossier,
        "form": form,
        "now": clock.now(),
        "unpaid": dossier is not None and dossier.money in (Money.DUE, Money.UNKNOWN),
    }
    return render(request, "counter/returns.html", context, status=422 if form and form.errors else 200)


def _waiting(request: SignedInRequest, code: str) -> Dossier:
    return get_object_or_404(queries.for_page(queries.visible_to(request.user, clock.now())), code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedInRequest, code: str) -> HttpResponse:
    """The four checks and the signature; then the result is handed over and its note printed."""
    dossier = _waiting(request, code)
    require(request.user, "dossiers.return", dossier, at=clock.now())
    if request.method != "POST":
        if dossier.status != Status.RESOLVED:
            messages.info(request, _("Hồ sơ %(code)s không ở trạng thái chờ trả.") % {"code": code})
            return redirect("counter:dossier", code)
        start = {
            "key": uuid.uuid4(),
            "based_on": dossier.revision,
            "receiver_name": dossier.submitter.full_name,
            "receiver_phone": dossier.submitter.phone,
            "fee_settled": dossier.money in (Money.NONE, Money.SETTLED),
        }
        return _render(request, dossier=dossier, form=ReturnForm(initial=start))
    form = ReturnForm(request.POST)
    if form.is_valid() and _handed_over(request, dossier, form):
        messages.success(request, _("Đã trả kết quả hồ sơ %(code)s.") % {"code": code})
        return redirect(reverse("counter:dossier", args=[code]) + "?giay=moi")
    return _render(request, dossier=_waiting(request, code), form=form)


def _handed_over(request: SignedInRequest, dossier: Dossier, form: ReturnForm) -> bool:
    """Whether the result was handed over; what was in the way is added to the form."""
    typed = form.cleaned_data
    applicants = {dossier.submitter.full_name.casefold(), dossier.owner.full_name.casefold()}
    receiver = actions.Receiver(typed["receiver_name"], typed["receiver_phone"], typed["signature"])
    act = actions.Act(request.user, clock.now(), typed["key"], typed["based_on"])
    try:
        actions.return_result(dossier.pk, act, receiver=receiver, ticks=form.ticks(applicants=applicants))
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return False
    return True
