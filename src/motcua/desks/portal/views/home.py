"""The first public page: find a procedure, look a dossier up, see what changes."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.desks.portal.life_events import COMMONEST, EVENTS
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.reference.procedures import queries

#: how long a change stays news, and how early it is announced
NEWS_AFTER, NEWS_BEFORE, MOST_NEWS = timedelta(days=30), timedelta(days=60), 4


@login_not_required
@require_safe
@gzip_page
def home(request: HttpRequest) -> HttpResponse:
    """The search, eight events of a life, what changes, and the twenty procedures most people come for."""
    today = clock.now().astimezone(VIETNAM).date()
    known = queries.in_force_on(today)
    context = {
        "events": EVENTS,
        "commonest": [known[code] for code in COMMONEST if code in known],
        "news": queries.replacing(today - NEWS_AFTER, today + NEWS_BEFORE)[:MOST_NEWS],
        "today": today,
    }
    return render(request, "portal/home.html", context)
