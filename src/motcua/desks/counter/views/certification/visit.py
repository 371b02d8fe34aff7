"""What one visit came to: its numbers and papers; a receipt when it is asked for; voiding what was entered wrongly."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.certification import actions
from motcua.casework.certification.sheets import STATEMENTS
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter.forms.certification import VoidForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.queries import papers_about


def _dossier(request: SignedInRequest, code: str, at: datetime) -> Dossier:
    """The dossier of a visit that certified something; not found when the officer may not see it."""
    visible = dossiers.with_people(dossiers.visible_to(request.user, at)).select_related("centre")
    found = get_object_or_404(visible, code=code)
    if not found.certified.exists():
        raise Http404
    return found


@require_safe
def visit(request: SignedInRequest, code: str) -> HttpResponse:
    """The numbers given, to be written on the copies; the statements to print; who is next."""
    at = clock.now()
    dossier = _dossier(request, code, at)
    papers = list(papers_about(dossier, centre=dossier.centre_id))
    standing = [paper for paper in papers if not hasattr(paper, "withdrawal")]
    rows = list(dossier.certified.select_related("signer", "voided_by").order_by("number"))
    context: dict[str, Any] = {
        "dossier": dossier,
        "rows": rows,
        "kind": rows[0].get_kind_display(),
        "copies": sum(row.copies for row in rows if not row.is_void),
        "statements": next((paper for paper in standing if paper.code == STATEMENTS), None),
        "receipt": next((paper for paper in standing if paper.code == "mau-01"), None),
        "can_receive": allows(request.user, "dossiers.receive", dossier, at=at),
        "can_void": allows(request.user, "dossiers.return", dossier, at=at)
        and any(not row.is_void for row in rows),
    }
    return render(request, "counter/certified.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: SignedInRequest, code: str) -> HttpResponse:
    """POST: Mẫu 01, because the person asked for it; shown for printing."""
    at = clock.now()
    dossier = _dossier(request, code, at)
    if request.method != "POST":
        return redirect("counter:certified", code)
    paper = actions.give_receipt(dossier.pk, Act(request.user, at, uuid.uuid4(), dossier.revision))
    return redirect("counter:paper", code, paper.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def void(request: SignedInRequest, code: str) -> HttpResponse:
    """Void lines that were entered wrongly: which, and why."""
    at = clock.now()
    dossier = _dossier(request, code, at)
    require(request.user, "dossiers.return", dossier, at=at)
    standing = list(dossier.certified.filter(voided_at=None).order_by("number"))
    sent = interrupted.sent(request)
    form = VoidForm(sent, standing=standing, initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        act = Act(request.user, at, form.cleaned_data["key"], dossier.revision)
        try:
            rows = actions.void(
                dossier.pk, form.cleaned_data["rows"], act, reason=form.cleaned_data["reason"]
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            said = ", ".join(map(str, rows))
            messages.success(request, _("Đã hủy số %(numbers)s. Số không dùng lại.") % {"numbers": said})
            return redirect(reverse("counter:certified", args=[code]))
    context = {"dossier": dossier, "form": form, "standing": standing}
    return render(request, "counter/certified_void.html", context, status=422 if form.errors else 200)
