"""Changing the calendar: a form, one action, back to the year it is about."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.accounts.interrupted import sent
from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars import actions, queries
from motcua.reference.calendars.forms import (
    BasisForm,
    CloseForm,
    DayOffForm,
    ParameterForm,
    SessionForm,
    SwapForm,
    WeekForm,
)
from motcua.reference.calendars.models import EVERYWHERE, DayOff
from motcua.reference.calendars.rules import Session
from motcua.reference.calendars.states import Clock, DayOffKind, Measure
from motcua.reference.calendars.views.entry import (
    centre_of,
    may_change,
    may_change_somewhere,
    officer_of,
)
from motcua.reference.calendars.views.pages import year_url

page = require_http_methods(["GET", "HEAD", "POST"])
#: what an action is told by every form: basis, by, at
Told = dict[str, Any]


def _answer(
    request: HttpRequest,
    form: BasisForm,
    act: Callable[[Told], str],
    at: datetime,
    *,
    title: str,
    template: str = "calendars/form.html",
    **context: Any,
) -> HttpResponse:
    """The form, or, once `act` has gone through, the page it names."""
    if request.method == "POST" and form.is_valid():
        try:
            then = act({"basis": form.basis(), "by": officer_of(request), "at": at})
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi phiên bản lịch mới. Hồ sơ đã nhận giữ nguyên ngày hẹn."))
            return redirect(then)
    context |= {"form": form, "title": title}
    return render(request, template, context, status=422 if form.errors else 200)


def _given(form: Form, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}


@page
def add_day_off(request: HttpRequest) -> HttpResponse:
    """One more day off everywhere."""
    at, form = may_change(request, EVERYWHERE), DayOffForm(sent(request))

    def act(told: Told) -> str:
        return year_url(actions.add_day_off(**_given(form, "on", "name", "kind"), **told).date)

    return _answer(request, form, act, at, title=_("Thêm ngày nghỉ"))


@page
def change_day_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Another date or name for a day off."""
    at = may_change(request, EVERYWHERE)
    old = get_object_or_404(DayOff.objects.exclude(kind=DayOffKind.CLOSED), pk=pk)
    form = DayOffForm(sent(request), initial={"on": old.date, "name": old.name, "kind": old.kind})

    def act(told: Told) -> str:
        return year_url(actions.change_day_off(pk, **_given(form, "on", "name", "kind"), **told).date)

    return _answer(request, form, act, at, title=_("Sửa ngày nghỉ"))


@page
def swap_days(request: HttpRequest) -> HttpResponse:
    """All the days of one swap decision."""
    at, form = may_change(request, EVERYWHERE), SwapForm(sent(request))

    def act(told: Told) -> str:
        return year_url(actions.record_swap_decision(form.pairs(), **told)[0].day_off)

    title = _("Ghi quyết định hoán đổi ngày làm việc")
    return _answer(request, form, act, at, title=title, template="calendars/swap.html")


@page
def set_week(request: HttpRequest) -> HttpResponse:
    """The weekly hours from a day on; the form starts from those that hold now."""
    at, rights = may_change_somewhere(request)
    sets = queries.weekly_sets(rights.centre, queries.current_version(rights.centre))
    form = WeekForm(
        sent(request), scopes=rights.scopes(), initial=WeekForm.values_of(sets[0] if sets else [])
    )

    def act(told: Told) -> str:
        given = _given(form, "centre", "since") | {"sessions": form.sessions()}
        return year_url(actions.set_weekly_sessions(**given, **told)[0].in_force_from)

    title = _("Đặt giờ làm việc hằng tuần")
    return _answer(request, form, act, at, title=title, template="calendars/week.html")


@page
def add_session(request: HttpRequest) -> HttpResponse:
    """One more session of the officer's Centre."""
    centre = centre_of(request)
    at, form = may_change(request, centre), SessionForm(sent(request), initial={"counted": True})

    def act(told: Told) -> str:
        session = Session(form.cleaned_data["start"], form.cleaned_data["end"])
        given = _given(form, "on", "counted") | {"session": session}
        return year_url(actions.add_session(centre, **given, **told).date)

    return _answer(request, form, act, at, title=_("Thêm buổi làm việc"))


@page
def close_day(request: HttpRequest) -> HttpResponse:
    """A day on which the officer's Centre is closed."""
    centre = centre_of(request)
    at, form = may_change(request, centre), CloseForm(sent(request))

    def act(told: Told) -> str:
        return year_url(actions.close_day(centre, **_given(form, "on", "name"), **told).date)

    return _answer(request, form, act, at, title=_("Đóng cửa một ngày"))


@page
def set_parameter(request: HttpRequest, clock_name: str) -> HttpResponse:
    """Another value for a clock from a day on."""
    at, rights = may_change_somewhere(request)
    rows = [row for row in queries.parameters_of(rights.centre) if row.clock == clock_name]
    if clock_name not in Clock.values or not rows or rows[-1].measure == Measure.RULE:
        raise Http404
    form = ParameterForm(sent(request), scopes=rights.scopes(), row=rows[-1])

    def act(told: Told) -> str:
        given = _given(form, "centre", "since", "value", "measure")
        actions.set_parameter(Clock(clock_name), **given, **told)
        return reverse("calendars:parameters")

    return _answer(request, form, act, at, title=str(Clock(clock_name).label))


@page
def withdraw(request: HttpRequest, word: str, pk: int) -> HttpResponse:
    """Take a row back before its day."""
    if word not in actions.WITHDRAWABLE:
        raise Http404
    row = get_object_or_404(actions.WITHDRAWABLE[word], pk=pk)
    at, form = may_change(request, row.centre), BasisForm(sent(request))

    def act(told: Told) -> str:
        actions.withdraw(word, pk, **told)
        return reverse("calendars:parameters") if word == "thong-so" else year_url(row.first_on)

    return _answer(request, form, act, at, title=_("Thu hồi: %(row)s") % {"row": row})
