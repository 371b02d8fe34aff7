"""Which ways out are set up."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.foundation import clock
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.notifications import queries
from motcua.foundation.notifications.states import Channel
from motcua.integrations.messaging import registry


@require_safe
def channels(request: SignedInRequest) -> HttpResponse:
    """Every channel: by whom it is carried, or that nobody carries it."""
    require(request.user, queries.VIEW, at=clock.now())
    outside = [channel for channel in Channel if channel != Channel.IN_APP]
    rows = [(channel, registry.find(channel)) for channel in outside]
    return render(
        request, "messaging/channels.html", {"tab": "channels", "rows": rows, "in_app": Channel.IN_APP}
    )
