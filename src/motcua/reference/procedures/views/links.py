"""Links to the law behind a procedure, with what the nightly check found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions
from motcua.reference.procedures.forms import LinkForm
from motcua.reference.procedures.models import LegalLink, Procedure
from motcua.reference.procedures.views.common import PUBLISH, needs, officer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The links of one procedure; posting adds one."""
    procedure = get_object_or_404(Procedure, code=code)
    form = LinkForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_link(procedure, by=officer(request), at=clock.now(), **form.cleaned_data)
            return redirect("procedures:links", code)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    context = {"procedure": procedure, "links": procedure.links.all(), "form": form}
    return render(request, "procedures/links.html", context, status=422 if form.errors else 200)


@require_POST
@needs(PUBLISH)
def remove(request: HttpRequest, code: str, link: int) -> HttpResponse:
    """One link less."""
    row = get_object_or_404(LegalLink, pk=link, procedure__code=code)
    actions.remove_link(row, by=officer(request), at=clock.now())
    return redirect("procedures:links", code)
