"""The returns desk: right person, right paper."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, queries, shelf, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Delivery, Money, ReturnPlace, Status
from motcua.desks.counter import lists, paging
from motcua.desks.counter.forms import HandOverForm, Taker
from motcua.desks.counter.scanning import scanned_code
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving
from motcua.foundation.ui.templatetags.ui import error_list

PAGE = 25


def way_out(dossier: Dossier) -> str:
    """The name of the page on which this result leaves: over the counter, by post, as a file."""
    if dossier.delivery == Delivery.IN_POST:
        return "counter:note_delivered"
    ways = {ReturnPlace.POST: "counter:post_result", ReturnPlace.ONLINE: "counter:publish_result"}
    return ways.get(ReturnPlace(dossier.return_place), "counter:hand_over")


@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """Results that wait, most urgent first; a scanned receipt opens its hand-over at once."""
    at = clock.now()
    if not allows(request.user, "dossiers.return", at=at):
        raise PermissionDenied
    q = request.GET.get("q", "").strip()
    waiting = worklists.to_return(request.user, at)
    found = waiting.filter(code=scanned_code(q)).first() if q else None
    if found is not None:
        return redirect(way_out(found), found.code)
    return _render(request, q=q)


def _tabs(request: SignedInRequest, chosen: str) -> list[dict[str, Any]]:
    waiting = worklists.to_return(request.user, clock.now())
    return [
        {
            "place": place,
            "label": ReturnPlace(place).label,
            "count": lists.words(lists.bounded([waiting.filter(return_place=place)])),
            "current": place == chosen,
        }
        for place in ReturnPlace.values
    ]


def _render(
    request: SignedInRequest,
    *,
    q: str = "",
    dossier: Dossier | None = None,
    form: HandOverForm | None = None,
    errors: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    place = request.GET.get("noi", "") or (dossier.return_place if dossier else ReturnPlace.CENTRE)
    tabs = _tabs(request, place)
    rows = worklists.to_return(request.user, clock.now()).filter(return_place=place)
    page = paging.by_act([queries.matching(rows, q)], request.GET.get("sau", ""), PAGE, "result", "slot")
    context = {
        "q": q,
        "tabs": tabs,
        "chosen_place": place,
        "rows": [(row, reverse(way_out(row), args=[row.code])) for row in page.rows],
        "next_url": paging.next_url(request, page),
        "dossier": dossier,
        "form": form,
        "errors": errors,
        "now": clock.now(),
        "slots": shelf.slots_of(dossier.centre_id) if dossier else [],
        "unpaid": dossier is not None and dossier.money in (Money.DUE, Money.UNKNOWN),
    }
    return render(request, "counter/returns.html", context, status=422 if errors else 200)


def _waiting(request: SignedInRequest, code: str) -> Dossier:
    return get_object_or_404(queries.for_page(queries.visible_to(request.user, clock.now())), code=code)


def _start(dossier: Dossier) -> dict[str, Any]:
    """What the form says before anything was typed."""
    return {
        "receiver": Taker.APPLICANT,
        "receiver_name": dossier.submitter.full_name,
        "receiver_phone": dossier.submitter.phone,
        "fee_settled": dossier.money in (Money.NONE, Money.SETTLED),
    }


def _typed(form: HandOverForm) -> dict[str, Any]:
    """What was typed, ticked and drawn; a drawing that cannot be read is left out."""
    data = dict(form.data.items())
    if "signature" in form.errors:
        del data["signature"]
    return data


def _fresh(dossier: Dossier, typed: dict[str, Any]) -> HandOverForm:
    """The form with a key of its own and the revision the page shows."""
    return HandOverForm(initial=typed | {"key": uuid.uuid4(), "based_on": dossier.revision})


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedInRequest, code: str) -> HttpResponse:
    """The four checks and the signature; then the result is handed over and its note printed."""
    visible = queries.with_people(queries.visible_to(request.user, clock.now()))
    dossier = get_object_or_404(visible, code=code)
    require(request.user, "dossiers.return", dossier, at=clock.now())
    sent = interrupted.sent(request)
    form = None if sent is None else HandOverForm(sent)
    if request.method != "POST":
        actions.note_reading(dossier, by=request.user, at=clock.now())
    elif form is not None and form.is_valid() and _handed_over(request, dossier, form):
        messages.success(request, _("Đã trả kết quả hồ sơ %(code)s.") % {"code": code})
        return redirect(reverse("counter:dossier", args=[code]) + "?giay=moi")
    return _not_yet(request, code, form)


def _not_yet(request: SignedInRequest, code: str, form: HandOverForm | None) -> HttpResponse:
    """The desk with what was typed and what is in the way, or the dossier's page when it no longer waits."""
    dossier = _waiting(request, code)
    wrong = error_list(form) if form and request.method == "POST" else []
    if dossier.status != Status.RESOLVED:
        words = "; ".join(text for _id, text in wrong) or _("Hồ sơ %(code)s không ở trạng thái chờ trả.")
        messages.info(request, words % {"code": code})
        return redirect("counter:dossier", code)
    typed = _typed(form) if form else _start(dossier)
    return _render(request, dossier=dossier, form=_fresh(dossier, typed), errors=wrong)


def _receiver(dossier: Dossier, form: HandOverForm) -> actions.Receiver:
    """Who takes the result: a person of the dossier, or whoever was named with a letter of authorisation."""
    typed = form.cleaned_data
    known = {Taker.APPLICANT: dossier.submitter, Taker.OWNER: dossier.owner}.get(Taker(typed["receiver"]))
    name = known.full_name if known else typed["receiver_name"]
    return actions.Receiver(name, typed["receiver_phone"], typed["signature"], known)


def _handed_over(request: SignedInRequest, dossier: Dossier, form: HandOverForm) -> bool:
    """Whether the result was handed over; what was in the way is added to the form."""
    typed = form.cleaned_data
    act = actions.Act(request.user, clock.now(), typed["key"], typed["based_on"])
    try:
        actions.return_result(dossier.pk, act, receiver=_receiver(dossier, form), ticks=form.ticks())
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return False
    return True


@require_safe
def signature(request: SignedInRequest, code: str) -> HttpResponse:
    """The signature drawn when the result was taken; that it was looked at is written down."""
    dossier = _waiting(request, code)
    result = getattr(dossier, "result", None)
    if result is None or result.signature is None:
        raise Http404
    actions.note_reading(dossier, by=request.user, at=clock.now())
    return serving.response(result.signature, name=f"chu-ky-{dossier.code}")
