"""Bảng trong ngày: what is promised for today, with the hours and minutes of work that are left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import promises, queries, worklists
from motcua.casework.dossiers.models import Dossier, StepRun
from motcua.desks.counter import lists
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.reference.calendars.rules import Remaining

#: so many rows fit a wall and a morning; what is further behind is on the lists
MOST = 100


@dataclass(frozen=True)
class Line:
    """One dossier: who has it, and how long there is."""

    dossier: Dossier
    holder: str
    step: str
    left: str
    state: str


def hours_and_minutes(amount: timedelta) -> str:
    """`2 giờ 05 phút`, `40 phút`: whole minutes, rounded down."""
    hours, minutes = divmod(abs(amount) // timedelta(minutes=1), 60)
    if not hours:
        return _("%(minutes)s phút") % {"minutes": minutes}
    return _("%(hours)s giờ %(minutes)s phút") % {"hours": hours, "minutes": f"{minutes:02d}"}


@require_safe
def board(request: SignedInRequest) -> HttpResponse:
    """Every dossier promised by the end of today and not done, the most pressing first."""
    at, user = clock.now(), request.user
    require(user, "dossiers.view", at=at)
    parts = worklists.due_today(user, at)
    lines = _lines(parts, at)
    context = {
        "lines": lines,
        "late": sum(line.state == "late" for line in lines),
        "more": lists.bounded(parts) > len(lines),
        "now": at,
        **_today(user, at),
    }
    return render(request, "counter/today.html", context)


def _lines(parts: Sequence[lists.Part], at: datetime) -> list[Line]:
    runs = Prefetch("runs", StepRun.objects.filter(done_at=None).select_related("step"), to_attr="open_runs")
    rows = queries.with_people(lists.first_of(parts, MOST)).select_related("handler").prefetch_related(runs)
    known: dict[int, promises.Counting] = {}
    found = []
    for dossier in rows:
        if dossier.centre_id not in known:
            known[dossier.centre_id] = promises.Counting.of(dossier.centre_id, at)
        assert dossier.due_at is not None
        left = known[dossier.centre_id].remaining(
            at, dossier.due_at, since=dossier.clock_from or dossier.submitted_at
        )
        found.append(_line(dossier, left))
    return sorted(found, key=lambda line: (line.dossier.due_at, line.dossier.pk))


def _line(dossier: Dossier, left: Remaining) -> Line:
    steps: Any = [run.step for run in dossier.open_runs]  # type: ignore[attr-defined]
    holder = dossier.handler.full_name if dossier.handler else ", ".join(step.role_title for step in steps)
    pattern = _("quá %(time)s") if left.state == "late" else _("còn %(time)s")
    words = pattern % {"time": hours_and_minutes(left.left)}
    return Line(dossier, holder, ", ".join(step.title for step in steps), words, left.state)


def _today(user: User, at: datetime) -> dict[str, int]:
    """How many were received today, how many of these are promised for today, how many of those are done."""
    begins = datetime.combine(at.astimezone(clock.VIETNAM).date(), time(), clock.VIETNAM)
    received = queries.visible_to(user, at).filter(received_at__gte=begins, received_at__lte=at).order_by()
    promised = Q(due_at__lt=begins + timedelta(days=1))
    return received.aggregate(
        received=Count("pk"),
        promised=Count("pk", filter=promised),
        done=Count("pk", filter=promised & Q(finished_at__isnull=False)),
    )
