"""An administrator's page of accounts: who has a second factor, and taking it away when a telephone is lost."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import actions, interrupted, queries
from motcua.foundation.accounts.forms import ResetForm
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The officers' accounts one may manage, by name."""
    at = clock.now()
    require(request.user, "accounts.manage", at=at)
    q, factor = request.GET.get("q", "").strip(), request.GET.get("buoc-hai", "")
    rows = queries.matching(queries.manageable_by(request.user, at), q, factor)
    page = queries.page_of(rows, request.GET.get("sau", ""))
    context = {"rows": page.rows, "next": page.next, "q": q, "factor": factor, "total": rows.count()}
    return render(request, "accounts/staff.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: SignedInRequest, user: int) -> HttpResponse:
    """Take an officer's second factor away, with the reason on record."""
    at = clock.now()
    whose = get_object_or_404(queries.manageable_by(request.user, at), pk=user)
    form = ResetForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.reset_factors(whose.pk, by=request.user, reason=form.cleaned_data["reason"], at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, _("Đã đặt lại bước xác nhận thứ hai của %(name)s.") % {"name": whose.full_name}
            )
            return redirect("staff")
    context = {"form": form, "whose": whose}
    return render(request, "accounts/reset_factors.html", context, status=422 if form.errors else 200)
