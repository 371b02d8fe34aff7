"""After how many working days an agency that owes an answer is reminded: what holds, its history, one more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, asked
from motcua.desks.counter.forms.filing import ReminderDaysForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.models import Unit
from motcua.reference.organisation.queries import get_centre
from motcua.reference.organisation.rules import VIEW

#: rows of the history on the page
LATEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SignedInRequest) -> HttpResponse:
    """The days that hold and those before them; posted, one more row."""
    at, centre = clock.now(), get_centre(request.user)
    require(request.user, VIEW, Unit(centre=centre), at=at)
    today = at.astimezone(VIETNAM).date()
    form = ReminderDaysForm(interrupted.sent(request), initial={"in_force_from": today})
    if request.method == "POST":
        require(request.user, actions.SET_NOTICE, Unit(centre=centre), at=at)
        if form.is_valid():
            try:
                actions.set_reminder_days(centre, **form.cleaned_data, by=request.user, at=at)
            except RuleBroken as refusal:
                form.add_error(None, refusal)
            else:
                messages.success(request, _("Đã ghi số ngày nhắc."))
                return redirect("counter:reminder_days")
    context = {
        "form": form,
        "may_set": allows(request.user, actions.SET_NOTICE, Unit(centre=centre), at=at),
        "holding": asked.schedule_on(centre.pk, today),
        "rows": asked.schedules(centre.pk)[:LATEST],
    }
    refused = request.method == "POST" and form.errors
    return render(request, "counter/reminder_days.html", context, status=422 if refused else 200)
