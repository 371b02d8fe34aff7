"""Several dossiers of one person in one go: the way to the next, and the list of what was taken in."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sitting import brought_together
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.reference.calendars.rules import Limit


@dataclass(frozen=True)
class Row:
    """One dossier of the list; its limit is None while nothing is promised."""

    dossier: Dossier
    limit: Limit | None


def dossier_for(request: SignedInRequest, code: str) -> Dossier:
    """The dossier by which its submitter is known; not found when the officer may not see it."""
    return get_object_or_404(queries.with_people(queries.visible_to(request.user, clock.now())), code=code)


@require_safe
def together(request: SignedInRequest, code: str) -> HttpResponse:
    """What the submitter of that dossier brought in the same sitting, to read out and to print."""
    dossier, at = dossier_for(request, code), clock.now()
    rows = [_row(each) for each in brought_together(dossier, by=request.user, at=at)]
    fees = [row.dossier.fee_vnd for row in rows]
    context = {
        "dossier": dossier,
        "rows": rows,
        "fees": sum(fee for fee in fees if fee),
        "fees_unknown": None in fees,
        "can_receive": allows(request.user, "dossiers.receive", at=at),
    }
    return render(request, "counter/intake_together.html", context)


def _row(dossier: Dossier) -> Row:
    kept = dossier.clock.get("limit")
    return Row(dossier, Limit(kept["value"], kept["unit"], kept["same_day"]) if kept else None)
