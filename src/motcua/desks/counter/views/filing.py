"""One person who files for many: what they filed, and from when on the Centre is told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, filing, queries
from motcua.desks.counter.forms.filing import FilingNoticeForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.models import Unit
from motcua.reference.organisation.queries import get_centre
from motcua.reference.organisation.rules import VIEW

#: rows on a page; what is older is found in the list of dossiers
LATEST = 100


@require_safe
def filed(request: SignedInRequest, code: str) -> HttpResponse:
    """What the submitter of a dossier filed for others lately, of what the officer may read."""
    at = clock.now()
    visible = queries.with_people(queries.visible_to(request.user, at))
    dossier = get_object_or_404(visible, code=code)
    actions.note_reading(dossier, by=request.user, at=at)
    notice = filing.notice_on(dossier.centre_id, at.astimezone(VIETNAM).date())
    rows = filing.filed_for_others(dossier, notice.days if notice else 0, by=request.user, at=at)
    context = {
        "dossier": dossier,
        "notice": notice,
        "rows": queries.with_people(rows)[:LATEST],
        "total": rows.count(),
    }
    return render(request, "counter/filed_for_others.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: SignedInRequest) -> HttpResponse:
    """The level that holds and those before it; posted, one more."""
    at, centre = clock.now(), get_centre(request.user)
    require(request.user, VIEW, Unit(centre=centre), at=at)
    today = at.astimezone(VIETNAM).date()
    form = FilingNoticeForm(interrupted.sent(request), initial={"in_force_from": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_filing_notice(centre, **form.cleaned_data, by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi mức nhắc."))
            return redirect("counter:filing_notice")
    elif request.method == "POST":
        require(request.user, actions.SET_NOTICE, Unit(centre=centre), at=at)
    context = {
        "form": form,
        "may_set": allows(request.user, actions.SET_NOTICE, Unit(centre=centre), at=at),
        "holding": filing.notice_on(centre.pk, today),
        "rows": filing.notices(centre.pk)[:LATEST],
    }
    refused = request.method == "POST" and form.errors
    return render(request, "counter/filing_notice.html", context, status=422 if refused else 200)
