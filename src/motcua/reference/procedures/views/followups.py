"""What is to be renewed since procedures changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import actions, noticeboard
from motcua.reference.procedures.models.posting import FollowUp
from motcua.reference.procedures.states import FollowUpState
from motcua.reference.procedures.views.common import POST, needs, officer, today
from motcua.reference.procedures.views.paging import page


@require_safe
@needs(POST)
def listed(request: HttpRequest) -> HttpResponse:
    """The Centre's follow-ups in one state, the most urgent first."""
    by = officer(request)
    asked = request.GET.get("tinh-trang", "")
    state = asked if asked in FollowUpState.values else FollowUpState.OPEN
    mine = by.pk if request.GET.get("cua-toi") else None
    found = noticeboard.follow_ups(get_centre(by).pk, state=state, mine=mine)
    if state == FollowUpState.OPEN:
        rows, next_url = page(request, found, "due_on", newest_first=False)
    else:
        rows, next_url = page(request, found.order_by("-due_on", "-pk"), "due_on", newest_first=True)
    context = {
        "rows": rows,
        "next_url": next_url,
        "state": state,
        "states": FollowUpState,
        "is_open": state == FollowUpState.OPEN,
        "mine": mine,
        "today": today(),
    }
    return render(request, "procedures/follow_ups.html", context)


@require_POST
@needs(POST)
def act(request: HttpRequest, follow_up: int) -> HttpResponse:
    """Take one on, or close it as done or needless."""
    by = officer(request)
    row = get_object_or_404(FollowUp, pk=follow_up, centre=get_centre(by))
    verb, note = request.POST.get("lam", ""), request.POST.get("ghi-chu", "")[:200]
    try:
        if verb == "nhan":
            actions.take_on(row, by=by, at=clock.now())
        elif verb in (FollowUpState.DONE, FollowUpState.NEEDLESS):
            actions.close_follow_up(row, FollowUpState(verb), note=note, by=by, at=clock.now())
    except RuleBroken as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("procedures:follow_ups")
