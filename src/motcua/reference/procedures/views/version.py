"""One version of a procedure: all it says with its sources, what is doubtful, what may be done with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, content, plainness, queries, showing
from motcua.reference.procedures.forms import AliasForm, CloseForm
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.states import LinkState, Standing
from motcua.reference.procedures.views.common import PUBLISH, VIEW, needs, officer, today


@require_safe
@needs(VIEW)
def current(request: HttpRequest, code: str) -> HttpResponse:
    """Leads to the version in force today, else to the newest."""
    version = queries.in_force(code, today()) or queries.versions_of(code).first()
    if version is None:
        raise Http404
    return redirect("procedures:version", code, version.number)


@require_safe
@needs(VIEW)
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Everything one version says; `?so-voi=2` puts it beside another."""
    return _page(request, _version(code, number))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def add_alias(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One more word by which the procedure is found."""
    shown, form = _version(code, number), AliasForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_alias(shown.procedure, form.cleaned_data["text"], by=officer(request), at=clock.now())
            return redirect("procedures:version", code, number)
        except RuleBroken as refusal:
            form.add_error("text", refusal)
    return _page(request, shown, alias_form=form)


@require_POST
@needs(PUBLISH)
def remove_alias(request: HttpRequest, code: str, number: int, alias: int) -> HttpResponse:
    """One word less."""
    row = get_object_or_404(queries.aliases_of(code).select_related("procedure"), pk=alias)
    actions.remove_alias(row, by=officer(request), at=clock.now())
    return redirect("procedures:version", code, number)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def close(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Set the last day of a procedure that is abolished."""
    shown, form = _version(code, number), CloseForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_version(shown, by=officer(request), at=clock.now(), **form.cleaned_data)
            messages.success(request, _("Đã ghi ngày hết hiệu lực của thủ tục %(code)s.") % {"code": code})
            return redirect("procedures:version", code, number)
        except RuleBroken as refusal:
            form.add_error("in_force_to", refusal)
    return _page(request, shown, close_form=form)


def _version(code: str, number: int) -> ProcedureVersion:
    rows = queries.with_parts(ProcedureVersion.objects.all())
    return get_object_or_404(rows, procedure__code=code, number=number)


def _page(request: HttpRequest, shown: ProcedureVersion, **forms: AliasForm | CloseForm) -> HttpResponse:
    others = list(queries.versions_of(shown.procedure.code))
    standing = shown.standing_on(today())
    reading = plainness.reading_of(content.of(shown))
    context: dict[str, Any] = {
        "version": shown,
        "broken_links": shown.procedure.links.filter(state__in=(LinkState.GONE, LinkState.SILENT)).count(),
        "reading": reading,
        "advice": plainness.advice(reading),
        "standing": standing,
        "is_current": standing == Standing.IN_FORCE,
        "holds": showing.holds(shown),
        "plan": showing.plan(shown),
        "findings": showing.findings(shown),
        "versions": [(other, other.standing_on(today()), showing.holds(other)) for other in others],
        "aliases": queries.aliases_of(shown.procedure.code),
        "may_publish": allows(officer(request), PUBLISH, at=clock.now()),
        "alias_form": AliasForm(),
        "close_form": CloseForm(),
        **_comparison(request, shown, others),
        **forms,
    }
    context["wrong"] = next((form for form in forms.values() if form.errors), None)
    return render(request, "procedures/version.html", context, status=422 if context["wrong"] else 200)


def _comparison(
    request: HttpRequest, shown: ProcedureVersion, others: list[ProcedureVersion]
) -> dict[str, Any]:
    """The version to stand beside, older on the left, and what differs; nothing when none is asked for."""
    asked = request.GET.get("so-voi", "")
    numbers = {str(other.number) for other in others}
    if asked not in numbers or asked == str(shown.number):
        return {}
    left, right = sorted((_version(shown.procedure.code, int(asked)), shown), key=lambda row: row.number)
    return {"left": left, "right": right, "differences": showing.compared(left, right)}
