"""Samples and clips of a procedure: the administrator's page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions
from motcua.reference.procedures.forms.aids import AidForm
from motcua.reference.procedures.models import Aid, Procedure
from motcua.reference.procedures.views.common import PUBLISH, needs, officer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The samples and clips of one procedure; posting adds one."""
    procedure = get_object_or_404(Procedure, code=code)
    files = request.FILES if request.method == "POST" else None
    form = AidForm(interrupted.sent(request), files, initial={"language": ""})
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_aid(procedure, form.brought(), by=officer(request), at=clock.now())
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã thêm. Người dân thấy ngay trên trang thủ tục."))
            return redirect("procedures:aids", code)
    aids = procedure.aids.filter(removed_at=None).select_related("added_by")
    context = {"procedure": procedure, "aids": aids, "form": form}
    return render(request, "procedures/aids.html", context, status=422 if form.errors else 200)


@require_POST
@needs(PUBLISH)
def remove(request: HttpRequest, code: str, aid: int) -> HttpResponse:
    """One shown no more."""
    row = get_object_or_404(Aid, pk=aid, procedure__code=code)
    actions.remove_aid(row.pk, by=officer(request), at=clock.now())
    messages.success(request, _("Đã gỡ khỏi trang thủ tục."))
    return redirect("procedures:aids", code)
