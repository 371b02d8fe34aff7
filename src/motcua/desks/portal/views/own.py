"""A citizen's own filings: where each is, what to do, what was sent, who has looked."""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, own, queries
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import CITIZEN_LINES, Status
from motcua.desks.portal import progress, way
from motcua.desks.portal.views.filing import filing_of, for_citizens
from motcua.desks.portal.views.filing_papers import file_of
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, store
from motcua.foundation.forms import rules as asking
from motcua.foundation.notifications.queries import messages_about
from motcua.foundation.notifications.rules import masked_address
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response

#: the issued papers that are for the citizen; what passes between offices is not
THEIRS = ("giay-xac-nhan", "mau-01", "mau-02", "mau-03", "mau-04", "mau-05", "bien-nhan")
#: so many own dossiers stand on the list; older ones are found by their code
MOST = 100


@require_safe
@for_citizens
def every(request: SignedInRequest) -> HttpResponse:
    """The own filings and drafts, the latest first."""
    dossiers = own.own_dossiers(request.user).select_related("version").order_by("-submitted_at")[:MOST]
    asked = own.parties_waiting(request.user)[:MOST]
    context = {"dossiers": dossiers, "drafts": own.drafts(request.user, clock.now()), "asked": asked}
    return render(request, "portal/own/list.html", context)


def _dossier(request: SignedInRequest, code: str) -> Dossier:
    """The own dossier of that code; nobody else's is found."""
    return get_object_or_404(own.for_own_page(own.own_dossiers(request.user)), code=code)


def _open_request(dossier: Dossier) -> Any:
    if dossier.status != Status.AWAITING_SUPPLEMENT:
        return None
    return dossier.supplements.prefetch_related("items__component").filter(answered_at=None).first()


@require_safe
@for_citizens
def one(request: SignedInRequest, code: str) -> HttpResponse:
    """One own filing: state, what to do, what was declared and sent, its papers and its way."""
    dossier, at = _dossier(request, code), clock.now()
    filing, status = dossier.filing, Status(dossier.status)
    context = {
        "dossier": dossier,
        "status": status,
        "stands": progress.of(dossier, at),
        "line": CITIZEN_LINES[status],
        "asked": _open_request(dossier),
        "said": asking.said(filing.form.form, filing.answers) if filing.form else [],
        "papers": _issued(dossier),
        "parties": dossier.parties.all(),
        "messages_sent": [
            (message, masked_address(message.address))
            for message in messages_about("dossiers.dossier", dossier.pk)
        ],
        "way": way.of(dossier),
        "may_withdraw": own.may_withdraw(dossier),
    }
    return render(request, "portal/own/one.html", context)


def _issued(dossier: Dossier) -> QuerySet[IssuedPaper]:
    return papers_about(dossier, centre=dossier.centre_id).filter(code__in=THEIRS)


@require_safe
@for_citizens
def seen(request: SignedInRequest, code: str) -> HttpResponse:
    """Who has looked at the dossier: role, time and what for, from the journal."""
    dossier = _dossier(request, code)
    readings = [each for each in queries.readings(dossier, limit=MOST) if each.who != request.user.full_name]
    return render(request, "portal/own/seen.html", {"dossier": dossier, "readings": readings})


def _act(request: SignedInRequest) -> Act:
    """The act as the page sent it. Raises RuleBroken when its hidden parts are not what the page gave out."""
    key, revision = request.POST.get("key", ""), request.POST.get("based_on", "")
    try:
        return Act(request.user, clock.now(), uuid.UUID(key), based_on=int(revision[:9]))
    except ValueError as error:
        raise RuleBroken(
            _("Trang này mở quá lâu hoặc không đầy đủ nên chưa ghi được. Xem lại rồi bấm lần nữa."),
            code="page_incomplete",
        ) from error


def _with_key(dossier: Dossier, **more: Any) -> dict[str, Any]:
    return {"dossier": dossier, "key": uuid.uuid4(), "based_on": dossier.revision, **more}


@require_http_methods(["GET", "POST"])
@for_citizens
def supplement(request: SignedInRequest, code: str) -> HttpResponse:
    """Only the papers asked for, each with the officer's words; all are sent at once."""
    dossier = _dossier(request, code)
    asked, wrong = _open_request(dossier), ""
    if request.method == "POST":
        try:
            actions.bring_papers(dossier.pk, _chosen(request, asked), _act(request))
            return redirect("portal:own_dossier", code)
        except RuleBroken as refusal:
            wrong = refusal.messages[0]
            dossier.refresh_from_db()
    if asked is None:
        return redirect("portal:own_dossier", code)
    context = _with_key(dossier, asked=asked, wrong=wrong)
    return render(request, "portal/own/supplement.html", context, status=422 if wrong else 200)


def _chosen(request: SignedInRequest, asked: Any) -> dict[int, list[tuple[str, bytes]]]:
    """Name and bytes of each file chosen, by component. Raises RuleBroken for one that is too large or empty."""
    found: dict[int, list[tuple[str, bytes]]] = {}
    for item in asked.items.all() if asked else []:
        for file in request.FILES.getlist(f"tep-{item.component_id}"):
            name = file.name or _("Ảnh chụp")
            store.require_size(file.size or 0, name=name)
            found.setdefault(item.component_id, []).append((name, file.read()))
    return found


@require_http_methods(["GET", "POST"])
@for_citizens
def withdraw(request: SignedInRequest, code: str) -> HttpResponse:
    """Ask the Centre to end the dossier; why is said."""
    dossier, wrong = _dossier(request, code), ""
    sent = interrupted.sent(request)
    reason = sent.get("ly-do", "") if sent else ""
    if request.method == "POST":
        try:
            actions.ask_withdrawal(dossier.pk, reason, _act(request))
            return redirect("portal:own_dossier", code)
        except RuleBroken as refusal:
            wrong = refusal.messages[0]
            dossier = _dossier(request, code)
    if not wrong and not own.may_withdraw(dossier):
        return redirect("portal:own_dossier", code)
    context = _with_key(dossier, wrong=wrong, reason=reason)
    return render(request, "portal/own/withdraw.html", context, status=422 if wrong else 200)


@require_safe
@for_citizens
def paper(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """A file the citizen sent with the dossier."""
    filed = get_object_or_404(_dossier(request, code).filed_papers.all(), pk=paper)
    return serving.response(filed.file, name=f"giay-to-{filed.pk}")


@require_safe
@for_citizens
def issued(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """A paper that the Centre issued about the dossier, as PDF."""
    return pdf_response(get_object_or_404(_issued(_dossier(request, code)), pk=paper))


@require_safe
@for_citizens
def draft_file(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """A file of the own draft."""
    filing = filing_of(request, code)
    if filing is None:
        return redirect("portal:file", code)
    return serving.response(file_of(filing, paper).file, name=f"tep-{paper}")
