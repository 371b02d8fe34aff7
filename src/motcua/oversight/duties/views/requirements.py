"""What is wanted of each duty at every Centre, set by the province: data with its reason and history."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.oversight.duties import actions, forms, queries
from motcua.oversight.duties.names import short_of
from motcua.oversight.duties.queries import SET, VIEW
from motcua.oversight.duties.views.common import code_of

#: earlier requirements shown on the page of one duty
MOST = 50


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """Every duty in force with what is wanted of it where a Centre has set nothing of its own."""
    at = clock.now()
    require(request.user, VIEW, at=at)
    wanted, own = queries.requirements(None), queries.own_requirements()
    rows = [
        (
            version,
            short_of(version.duty.code, version.words),
            wanted.get(version.duty.code),
            own[version.duty.code],
        )
        for version in queries.in_force(at.astimezone(VIETNAM).date())
    ]
    return render(request, "duties/requirements.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, slug: str) -> HttpResponse:
    """What is wanted of one duty and what was wanted before; posted, what is wanted from now on."""
    at = clock.now()
    require(request.user, VIEW, at=at)
    on = at.astimezone(VIETNAM).date()
    version = queries.in_force(on).get(duty__code=code_of(slug, on))
    history = list(queries.requirement_history(version.duty.code)[:MOST])
    now = history[0] if history else queries.USUAL
    form = forms.RequirementForm(interrupted.sent(request), initial=forms.typed_before(now))
    if request.method == "POST" and form.is_valid():
        want = actions.Want(**form.cleaned_data)
        try:
            actions.set_requirement(version.duty, want, centre=None, by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã lưu yêu cầu cho mọi Trung tâm chưa đặt riêng."))
            return redirect("duties:requirement", slug)
    context = {
        "version": version,
        "name": short_of(version.duty.code, version.words),
        "form": form,
        "history": history,
        "may_set": allows(request.user, SET, at=at),
    }
    return render(request, "duties/requirement.html", context, status=422 if form.errors else 200)
