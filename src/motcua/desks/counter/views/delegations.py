"""The register of delegations: who may decide today, what was delegated to whom, entering and ending one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.desks.counter.forms.delegations import DelegationForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation import actions, queries
from motcua.reference.organisation.models import Unit
from motcua.reference.organisation.rules import DECIDE, VIEW, Place
from motcua.reference.procedures.models import Field

#: the register shows so many; older ones stay in the journal
LATEST = 200


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: SignedInRequest) -> HttpResponse:
    """Who may decide today, and every delegation; posted, one more."""
    at = clock.now()
    centre = queries.get_centre(request.user)
    require(request.user, VIEW, Unit(centre=centre), at=at)
    today = at.astimezone(VIETNAM).date()
    sent = interrupted.sent(request)
    form = DelegationForm(sent, centre=centre.pk, on=today, initial={"first_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.delegate(form.given(), by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi ủy quyền. Người được ủy quyền ký được từ ngày bắt đầu."))
            return redirect("counter:delegations")
    fields = dict(Field.objects.values_list("code", "name"))
    context = {
        "form": form,
        "today": today,
        "may_delegate": allows(request.user, actions.DELEGATE, Unit(centre=centre), at=at),
        "signing": queries.signatories(Place(centre.pk), at, rights=(DECIDE,)),
        "rows": [
            (each, fields.get(each.field, each.field)) for each in queries.delegations(request.user)[:LATEST]
        ],
    }
    refused = request.method == "POST" and form.errors
    return render(request, "counter/delegations.html", context, status=422 if refused else 200)


@require_POST
def end(request: SignedInRequest, delegation: int) -> HttpResponse:
    """End one with today."""
    found = get_object_or_404(queries.delegations(request.user), pk=delegation)
    actions.end_delegation(found.pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã ghi ngày kết thúc ủy quyền."))
    return redirect("counter:delegations")
