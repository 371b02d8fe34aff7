"""Bringing a catalogue file in: choose it, look at what it would change, decide."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, importing, queries, showing
from motcua.reference.procedures.forms import ConfirmForm, UploadForm
from motcua.reference.procedures.importing import Report
from motcua.reference.procedures.models import CatalogueFile
from motcua.reference.procedures.rules import checks
from motcua.reference.procedures.views.common import PUBLISH, needs, officer, today


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; one that can be read leads to its report, nothing is published yet."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            importing.examine(data, today=today(), in_force_from=form.cleaned_data["in_force_from"])
            return redirect(_report_address(_kept(request, data, form), form.cleaned_data["in_force_from"]))
        except RuleBroken as refusal:
            form.add_error("file", refusal)
    return render(request, "procedures/upload.html", {"form": form}, status=422 if form.errors else 200)


def _kept(request: HttpRequest, data: bytes, form: UploadForm) -> CatalogueFile:
    """The file as it was uploaded; the same bytes are kept once."""
    return actions.keep_file(data, form.cleaned_data["file"].name, by=officer(request), at=clock.now())


def _report_address(file: CatalogueFile, in_force_from: date | None) -> str:
    address = reverse("procedures:report", args=[file.sha256])
    return f"{address}?tu-ngay={in_force_from.isoformat()}" if in_force_from else address


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def report(request: HttpRequest, sha256: str) -> HttpResponse:
    """What a kept file says and would change; posting publishes it, all or nothing."""
    file = get_object_or_404(CatalogueFile, sha256=sha256)
    posted = request.method == "POST"
    asked = request.POST if posted else {"based_on": "-", "in_force_from": request.GET.get("tu-ngay", "")}
    form = ConfirmForm(asked)
    if form.is_valid() and posted:
        try:
            messages.success(request, _done(_publish(request, file, form)))
            return redirect("procedures:list")
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    return _page(request, file, form)


def _publish(request: HttpRequest, file: CatalogueFile, form: ConfirmForm) -> Report:
    return actions.import_catalogue(
        bytes(file.body),
        by=officer(request),
        at=clock.now(),
        in_force_from=form.cleaned_data["in_force_from"],
        based_on=form.cleaned_data["based_on"],
    )


def _done(done: Report) -> str:
    counts = {"new": len(done.new), "changed": len(done.changed), "unchanged": len(done.unchanged)}
    return (
        _("Đã công bố %(new)s thủ tục mới, %(changed)s phiên bản mới; %(unchanged)s thủ tục giữ nguyên.")
        % counts
    )


def _page(request: HttpRequest, file: CatalogueFile, form: ConfirmForm) -> HttpResponse:
    first_day = form.cleaned_data.get("in_force_from")
    context: dict[str, Any] = {"file": file, "stamp": queries.stamp(), "first_day": first_day, "form": form}
    try:
        context |= _looked_at(bytes(file.body), first_day)
    except RuleBroken as refusal:
        context["refusal"] = " ".join(refusal.messages)
    wrong = form.errors or "refusal" in context
    return render(request, "procedures/report.html", context, status=422 if wrong else 200)


def _looked_at(data: bytes, first_day: date | None) -> dict[str, Any]:
    """The report on the file, its findings by gravity, its changes in words."""
    report = importing.examine(data, today=today(), in_force_from=first_day)
    told = {level: [f for f in report.findings if f.level == level] for level in checks.ORDER}
    changed = [(plan, showing.differences(plan.changes)) for plan in report.changed]
    return {"report": report, "told": told, "changed": changed}
