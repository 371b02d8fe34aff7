"""Who looked whom up in the population database: one's own look-ups, or all of the Centre for who supervises."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import population
from motcua.casework.dossiers.models import Dossier, PopulationLookup
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.reference.organisation.queries import get_centre

#: rows on the page
LATEST = 100


@require_safe
def lookups(request: SignedInRequest) -> HttpResponse:
    at, centre = clock.now(), get_centre(request.user)
    every = PopulationLookup(centre=centre)
    supervises = allows(request.user, "dossiers.remind", every, at=at)
    if not supervises:
        require(request.user, "dossiers.receive", every, at=at)
    rows = (
        PopulationLookup.objects.filter(centre=centre).select_related("asked_by", "dossier").order_by("-id")
    )
    rows = rows if supervises else rows.filter(asked_by=request.user)
    context = {
        "rows": _with_codes(rows[:LATEST]),
        "total": rows.count(),
        "supervises": supervises,
        "latest": LATEST,
        "database": population.connected(),
    }
    return render(request, "counter/population.html", context)


def _with_codes(rows: QuerySet[PopulationLookup]) -> list[tuple[PopulationLookup, str]]:
    """Each look-up with the code of the dossier that came of its intake; empty while none did."""
    listed = list(rows)
    keys = {row.intake_key for row in listed}
    made = dict(Dossier.objects.filter(intake_key__in=keys).values_list("intake_key", "code"))
    return [(row, row.dossier.code if row.dossier else made.get(row.intake_key, "")) for row in listed]
