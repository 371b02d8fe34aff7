"""Khối lượng công việc: hours of each duty, and the people they take."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.oversight.duties import actions, figures, forms, monthly, queries
from motcua.oversight.duties.rules.standing import month_of, months_later
from motcua.oversight.duties.rules.volume import Work, need_of
from motcua.oversight.duties.views.common import Asked, asked

#: whole months before the running one that are taken together
MONTHS = 3


@require_http_methods(["GET", "HEAD", "POST"])
def volume(request: SignedInRequest) -> HttpResponse:
    """Hours of the last whole months by duty, and what staff that needs; posted, hours for one unit of a figure."""
    place = asked(request)
    codes = list(queries.in_force(place.on).values_list("duty__code", flat=True))
    found = [figure for code in codes for figure in figures.figures_of(code)]
    choices = [("|".join(figures.key_of(figure)), f"{figure.duty} · {figure.title}") for figure in found]
    form = forms.UnitTimeForm(interrupted.sent(request), figures=choices)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        code, _bar, title = typed["figure"].partition("|")
        actions.set_unit_time(
            (code, title), typed["hours"], typed["basis"], centre=place.centre, by=place.user, at=place.at
        )
        messages.success(request, _("Đã lưu định mức giờ."))
        return redirect(f"{reverse('duties:volume')}{place.query}")
    context = {"asked": place, "form": form, **_worked(place, found)}
    return render(request, "duties/volume.html", context, status=422 if request.method == "POST" else 200)


def _worked(place: Asked, found: list[Any]) -> dict[str, Any]:
    """The figures that have hours, what they come to, and how many have none yet."""
    times = queries.unit_times(place.centre.pk)
    first = months_later(month_of(place.on), -MONTHS)
    timed = [figure for figure in found if figures.key_of(figure) in times]
    counts = monthly.by_month(place.centre.pk, timed, place.on)
    works = []
    for figure in timed:
        key = figures.key_of(figure)
        rows = sum(counts[key][-MONTHS - 1 : -1])
        works.append((Work(figure.duty, str(figure.title), rows, times[key].hours), figure.unit, times[key]))
    need = need_of(
        [work for work, _unit, _time in works],
        months=MONTHS,
        hours_of_one=queries.hours_of_one(place.centre.pk, first, MONTHS),
    )
    total = sum((work.hours for work, _unit, _time in works), Decimal(0))
    return {
        "works": works,
        "need": need,
        "months": MONTHS,
        "total": total,
        "first": first,
        "untimed": len(found) - len(timed),
    }
