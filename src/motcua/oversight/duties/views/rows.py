"""The rows behind a figure: paged, and as a table for a spreadsheet, as far as the officer may see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.evidence.registry import Evidence, Period
from motcua.foundation.ui.tables import csv_answer
from motcua.oversight.duties import actions, figures, showing
from motcua.oversight.duties.names import short_of
from motcua.oversight.duties.rules.standing import month_of, months_later, whole_months
from motcua.oversight.duties.showing import Shown
from motcua.oversight.duties.views.common import Asked, asked, code_of

PAGE = 50


@dataclass(frozen=True)
class Behind:
    """A figure over a period, all its rows and those the officer may see."""

    place: Asked
    code: str
    evidence: Evidence
    period: Period
    rows: QuerySet[Any]
    shown: Shown

    @property
    def visible(self) -> QuerySet[Any]:
        return self.shown.of(self.rows, self.place.user, self.place.at)


def _behind(request: SignedInRequest, slug: str, n: int) -> Behind:
    """What the address asks for: the month `thang`, else `tu` to `den`, else twelve months. Raises Http404."""
    place = asked(request)
    code = code_of(slug, place.on)
    found = figures.figures_of(code)
    if not 1 <= n <= len(found):
        raise Http404
    period = _period(request, place.on)
    rows = found[n - 1].query(place.centre.pk, period)
    shown = showing.SHOWN.get(rows.model)
    if shown is None:
        raise Http404
    return Behind(place, code, found[n - 1], period, rows, shown)


def _period(request: SignedInRequest, on: date) -> Period:
    if month := _day(f"{request.GET.get('thang', '')}-01"):
        return whole_months(month, 1)
    first = _day(request.GET.get("tu", "")) or months_later(month_of(on), 1 - figures.MONTHS)
    return Period(first, _day(request.GET.get("den", "")) or on)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


@require_safe
def figure(request: SignedInRequest, slug: str, n: int) -> HttpResponse:
    """The rows of a figure in a period, the latest first."""
    behind = _behind(request, slug, n)
    after = request.GET.get("sau", "")
    visible = behind.visible
    page = list((visible.filter(pk__lt=int(after)) if after.isdecimal() else visible)[: PAGE + 1])
    query = request.GET.copy()
    query["sau"] = str(page[PAGE - 1].pk) if len(page) > PAGE else ""
    context = {
        "asked": behind.place,
        "behind": behind,
        "slug": slug,
        "n": n,
        "name": short_of(behind.code, ""),
        "total": behind.evidence.count(behind.place.centre.pk, behind.period),
        "heads": behind.shown.heads,
        "rows": [(behind.shown.address(row), behind.shown.cells(row)) for row in page[:PAGE]],
        "next_url": f"?{query.urlencode()}" if len(page) > PAGE else "",
        "query": request.GET.urlencode(),
    }
    return render(request, "duties/figure.html", context)


@require_safe
def table(request: SignedInRequest, slug: str, n: int) -> HttpResponseBase:
    """The rows the officer may see, as CSV sent as they are read; on record."""
    behind = _behind(request, slug, n)
    place, period = behind.place, behind.period
    actions.note_export(
        place.centre, figures.key_of(behind.evidence), by=place.user, at=place.at, period=period
    )
    name = f"nhiem-vu-{slug}-{n}-{period.first:%Y%m%d}-{period.last:%Y%m%d}.csv"
    rows = behind.visible.iterator(chunk_size=500)
    return csv_answer(name, behind.shown.heads, map(behind.shown.cells, rows))
