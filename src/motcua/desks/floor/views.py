"""The kiosk: what to bring for a procedure, and where a dossier stands. Nobody signs in, nothing personal is shown."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.codes import dossier_code
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import CITIZEN_LINES, Status
from motcua.foundation import clock
from motcua.foundation.search import fold
from motcua.reference.procedures import queries
from motcua.reference.procedures.models import ProcedureVersion

#: letters from which the search begins, more than which nobody types, and what fits a screen
SHORTEST, LONGEST, MOST, NEAREST = 2, 100, 8, 3
#: states in which a result is promised
PROMISED = (Status.RECEIVED, Status.IN_PROCESS)


def _today() -> date:
    return clock.now().astimezone(clock.VIETNAM).date()


@login_not_required
@require_safe
def kiosk(request: HttpRequest) -> HttpResponse:
    """What can be done here, each as one large button."""
    return render(request, "floor/kiosk.html")


@login_not_required
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Procedures by what was typed (`?q=`), or of one field (`?linh-vuc=`), or the fields to choose from."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    known = sorted(queries.in_force_on(_today()).values(), key=lambda version: fold(version.name_vi))
    fields = sorted({version.field for version in known}, key=lambda field: fold(field.name))
    chosen = next((field for field in fields if field.code == request.GET.get("linh-vuc")), None)
    context: dict[str, Any] = {"q": q, "fields": fields, "field": chosen, "rows": []}
    if len(fold(q)) >= SHORTEST:
        context |= _found(q)
    elif chosen:
        context["rows"] = [version for version in known if version.field == chosen]
    return render(request, "floor/procedures.html", context)


def _found(q: str) -> dict[str, Any]:
    rows = queries.search(q, _today(), limit=MOST)
    return {"rows": rows or queries.nearest(q, _today(), limit=NEAREST), "fits": bool(rows), "searched": True}


@login_not_required
@require_safe
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """What to bring for one procedure, to read or to print."""
    row: ProcedureVersion | None = queries.in_force_on(_today()).get(code)
    if row is None:
        raise Http404("no such procedure")
    version = queries.for_intake(row.pk)
    parts = list(version.components.all())
    context = {
        "version": version,
        "always": [part for part in parts if part.required],
        "sometimes": [part for part in parts if not part.required],
        "limit": next(iter(version.limits.all()), None),
    }
    return render(request, "floor/papers.html", context)


@login_not_required
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """Where the dossier of a typed code stands: state and promise."""
    typed = request.GET.get("ma", "").strip()[:LONGEST]
    dossier = dossiers.public_dossier(dossier_code(typed), None)[0] if typed else None
    answer = render(request, "floor/look_up.html", {"typed": typed, **_stands(dossier)})
    answer["Cache-Control"] = "private, no-store"
    return answer


def _stands(dossier: Dossier | None) -> dict[str, Any]:
    if dossier is None:
        return {"dossier": None}
    status = Status(dossier.status)
    return {
        "dossier": dossier,
        "status": status,
        "line": CITIZEN_LINES[status],
        "due_at": dossier.due_at if status in PROMISED else None,
    }
