"""What was declared with a dossier, online or at the counter, as label and answer; and the files sent online."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.models import Declaration, Dossier, OnlineFiling
from motcua.foundation import clock
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.files import serving
from motcua.foundation.forms import rules as asking


def declared(dossier: Dossier | None) -> dict[str, Any] | None:
    """What was declared, read back: online with the filing and its files, or at the counter; None when nothing was."""
    if dossier is None:
        return None
    filing: OnlineFiling | None = getattr(dossier, "filing", None)
    if filing is None:
        return _at_counter(dossier)
    said = asking.said(filing.form.form, filing.answers) if filing.form else []
    papers = filing.dossier.filed_papers.select_related("component", "file")
    parties = filing.dossier.parties.select_related("said_by")
    return {
        "filing": filing,
        "form": filing.form,
        "said": said,
        "filed_papers": papers,
        "parties": parties,
    }


def _at_counter(dossier: Dossier) -> dict[str, Any] | None:
    held: Declaration | None = getattr(dossier, "declaration", None)
    if held is None or not held.answers:
        return None
    return {"form": held.form, "said": asking.said(held.form.form, held.answers)}


def _visible(request: SignedInRequest, code: str) -> Dossier:
    """The dossier, and that its declaration was read; not found when the officer may not see it."""
    at = clock.now()
    dossier = get_object_or_404(queries.for_page(queries.visible_to(request.user, at)), code=code)
    actions.note_reading(dossier, by=request.user, at=at)
    return dossier


@require_safe
def declaration(request: SignedInRequest, code: str) -> HttpResponse:
    """The declaration on a sheet of its own, to read and to print."""
    dossier = _visible(request, code)
    found = declared(dossier)
    if found is None:
        raise Http404(_("Hồ sơ này không có tờ khai điện tử: không nộp trực tuyến, tại quầy không nhập."))
    return render(request, "counter/declaration.html", {"dossier": dossier, "declared": found})


@require_safe
def filed_paper(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """One file that was sent online."""
    filed = get_object_or_404(_visible(request, code).filed_papers.select_related("file"), pk=paper)
    return serving.response(filed.file, name=f"{code}-giay-to-{filed.pk}")


@require_POST
def confirm_party(request: SignedInRequest, code: str, party: int) -> HttpResponse:
    """Write down that a party came and agreed to what was declared."""
    dossier = _visible(request, code)
    found = get_object_or_404(dossier.parties.all(), pk=party)
    actions.note_party(found.pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã ghi %(name)s xác nhận tại quầy.") % {"name": found.full_name})
    return redirect("counter:dossier", dossier.code)
