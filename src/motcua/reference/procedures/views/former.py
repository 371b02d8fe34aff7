"""Codes a procedure had before: the administrator's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions
from motcua.reference.procedures.forms.aids import FormerCodeForm
from motcua.reference.procedures.models import FormerCode, Procedure
from motcua.reference.procedures.views.common import PUBLISH, needs, officer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The former codes of one procedure; posting adds one."""
    procedure = get_object_or_404(Procedure, code=code)
    form = FormerCodeForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_former_code(procedure, by=officer(request), at=clock.now(), **form.cleaned_data)
            return redirect("procedures:former_codes", code)
        except RuleBroken as refusal:
            form.add_error("code", refusal)
    rows = procedure.former_codes.select_related("added_by")
    context = {"procedure": procedure, "rows": rows, "form": form}
    return render(request, "procedures/former_codes.html", context, status=422 if form.errors else 200)


@require_POST
@needs(PUBLISH)
def remove(request: HttpRequest, code: str, former: int) -> HttpResponse:
    """One code less."""
    row = get_object_or_404(FormerCode, pk=former, procedure__code=code)
    actions.remove_former_code(row, by=officer(request), at=clock.now())
    return redirect("procedures:former_codes", code)
