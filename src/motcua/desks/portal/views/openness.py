"""The transparency page: how the Centre does, for anybody, with its figures as a file."""

import csv
import io

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import facts
from motcua.desks.portal import openness
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.suppression import is_hidden, rate
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import only_centre
from motcua.reference.procedures import queries as procedures

#: seconds a cache may give the page without asking again
FRESH = 60
#: Centres one chooses from; a province has about a hundred
MOST_CENTRES = 200
#: procedures with their fees on one page
PAGE = 100
#: what stands in the file for a cell of too few cases
HIDDEN = "<5"


@login_not_required
@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    """How the Centre does today and did in the last twelve months; where there are several, choose one."""
    centre = _centre(request)
    if centre is None:
        centres = Centre.objects.select_related("commune").order_by("commune__name")[:MOST_CENTRES]
        return render(request, "portal/transparency_centres.html", {"centres": centres})
    page = openness.page(centre.pk, clock.now())
    answer = render(request, "portal/transparency.html", {"centre": centre, "page": page})
    answer["Cache-Control"] = f"public, max-age={FRESH}"
    answer["Vary"] = "Cookie"
    return answer


def _centre(request: HttpRequest) -> Centre | None:
    """The Centre the address names by its commune, else the only one. Raises Http404 for one that is not there."""
    asked = request.GET.get("xa", "")
    if not asked:
        return only_centre()
    found = (
        Centre.objects.filter(commune=int(asked)).first() if asked.isdecimal() and len(asked) < 9 else None
    )
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def fees(request: HttpRequest) -> HttpResponse:
    """Every procedure in force with its limit and fee, by code."""
    on = clock.now().astimezone(VIETNAM).date()
    after = request.GET.get("sau", "").replace("\0", "")
    rows = (
        procedures.catalogue(on)
        .filter(procedure__code__gt=after)
        .select_related("fee")
        .prefetch_related("limits")
    )
    found = list(rows[: PAGE + 1])
    next_url = f"?sau={found[PAGE - 1].procedure.code}" if len(found) > PAGE else ""
    return render(request, "portal/fees.html", {"rows": found[:PAGE], "next_url": next_url})


@login_not_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of twelve months by month and field as CSV; cells below five cases are hidden."""
    centre = _centre(request)
    if centre is None:
        raise Http404
    counted = facts.of_period(centre.pk, openness.last_year(clock.now().astimezone(VIETNAM).date()))
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(["thang", "linh_vuc", "tiep_nhan", "co_ket_qua", "ty_le_dung_han"])
    for since, field, row in facts.by_month_and_field(counted):
        share = rate(row.in_time, row.finished)
        cells = [HIDDEN if is_hidden(count) else count for count in (row.received, row.finished)]
        table.writerow([f"{since:%Y-%m}", field, *cells, "" if share is None else share])
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="minh-bach.csv"'
    answer["Cache-Control"] = f"public, max-age={FRESH}"
    return answer
