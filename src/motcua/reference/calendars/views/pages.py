"""Looking at the calendar: the year, the clocks, the history, trying a date."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars import queries, rules
from motcua.reference.calendars.actions import OF_THE_CENTRE
from motcua.reference.calendars.forms import TryForm, YearForm
from motcua.reference.calendars.rules.year import legend, months_of
from motcua.reference.calendars.states import Clock, Mark, Measure, Unit
from motcua.reference.calendars.views.entry import centre_of, may_view, officer_of
from motcua.reference.calendars.views.rows import day_rows, parameter_rows, rights_of, week_rows

PAGE = 50


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Twelve months, the rows behind them, and what may be changed; `?nam=`, `?phien-ban=`."""
    at, centre = may_view(request), centre_of(request)
    asked = {"nam": request.GET.get("nam"), "phien_ban": request.GET.get("phien-ban")}
    form = YearForm(asked)
    if not form.is_valid():
        raise Http404
    shown = form.cleaned_data["nam"] or at.astimezone(VIETNAM).year
    version = form.cleaned_data["phien_ban"] or queries.current_version(centre)
    calendar = _calendar(centre, version)
    rights = rights_of(officer_of(request), at)
    context = {
        "tab": "year",
        "year": shown,
        "version": version,
        "is_past_version": form.cleaned_data["phien_ban"] is not None,
        "months": months_of(calendar, shown),
        "legend": legend(),
        "rows": day_rows(queries.facts_of_year(centre, shown, version), rights),
        "weeks": week_rows(queries.weekly_sets(centre, version), rights),
        "rights": rights,
        "today": rights.today,
    }
    return render(request, "calendars/year.html", context)


def _calendar(centre: int, version: int) -> rules.WorkingCalendar:
    try:
        return queries.calendar_for(centre, version=version)
    except LookupError as unknown:
        raise Http404 from unknown


@require_safe
def parameters(request: HttpRequest) -> HttpResponse:
    """Every clock of a dossier with its value, source and mark."""
    at, centre = may_view(request), centre_of(request)
    rights = rights_of(officer_of(request), at)
    rows = queries.parameters_of(centre)
    changeable = [
        clock_of
        for clock_of in Clock
        if any(row.clock == clock_of and row.measure != Measure.RULE for row in rows)
        and (rights.everywhere or (rights.here and clock_of in OF_THE_CENTRE))
    ]
    context = {"tab": "parameters", "rows": parameter_rows(rows, rights), "changeable": changeable}
    return render(request, "calendars/parameters.html", context)


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Every change: who, when, why, on what paper; `?truoc=` goes on from a version."""
    may_view(request)
    centre = centre_of(request)
    before = request.GET.get("truoc", "")
    found = list(queries.history(centre, before=int(before) if before.isdecimal() else None)[: PAGE + 1])
    more = f"?truoc={found[PAGE - 1].pk}" if len(found) > PAGE else ""
    back = before and request.path
    context = {"tab": "history", "changes": found[:PAGE], "next_url": more, "previous_url": back}
    return render(request, "calendars/history.html", context)


@require_safe
def try_date(request: HttpRequest) -> HttpResponse:
    """A deadline for any receipt and limit, explained line by line; nothing is kept."""
    at, centre = may_view(request), centre_of(request)
    here = at.astimezone(VIETNAM)
    start = {"ngay": here.date(), "gio": here.time(), "so": 3, "don_vi": Unit.WORKING_DAY}
    form = TryForm(request.GET if request.GET else None, initial=start)
    found = _tried(form, centre) if form.is_valid() else {}
    context = {"tab": "try", "form": form, **found}
    return render(request, "calendars/try.html", context, status=422 if form.errors else 200)


def _tried(form: TryForm, centre: int) -> dict[str, Any]:
    """The deadline and by when it is forwarded, each with its lines and the words of their marks."""
    received_at, version = form.received_at(), form.cleaned_data["phien_ban"]
    calendar = _calendar(centre, version or queries.current_version(centre))
    try:
        parameters = queries.parameters_on(centre, received_at.date(), version=version)
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return {}
    found = rules.deadline(calendar, received_at, form.limit(), parameters=parameters, stops=form.stops())
    forwarding = rules.forwarding(calendar, received_at, parameters)
    return {
        "deadline": found,
        "lines": _marked(found.lines),
        "forward_by": rules.forward_by(calendar, received_at, parameters),
        "forwarding": _marked(forwarding),
    }


def _marked(lines: Iterable[rules.Line]) -> list[tuple[rules.Line, str]]:
    """Each line with the words of its mark."""
    return [(line, str(Mark(line.mark).label) if line.mark else "") for line in lines]


def year_url(day: date) -> str:
    """Address of the year page of a day."""
    return f"{reverse('calendars:year')}?nam={day.year}"
