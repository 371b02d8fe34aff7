"""What somebody got ready before coming, looked at by its code before the intake is opened."""

import uuid
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions, preparing
from motcua.casework.assistance.models import Preparation
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter.views.intake.desk import desk_of
from motcua.desks.counter.views.intake.prepared import opened
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving
from motcua.reference.procedures import helper, queries
from motcua.reference.procedures.rules.questions import outcome


@require_http_methods(["GET", "HEAD", "POST"])
def preparation(request: SignedInRequest, code: str) -> HttpResponse:
    """The procedure, what was answered, which papers are said to be there; posted, the intake of it.

    Of a code that is used also the dossier that came of it, for who may see that one.
    """
    desk = desk_of(request, uuid.uuid4())
    try:
        found = preparing.get_preparation(code, desk.at)
        if request.method == "POST":
            return redirect(opened(desk, found, {}))
    except RuleBroken as refusal:
        return render(request, "counter/preparation.html", {"wrong": refusal.messages[0]}, status=404)
    questions, version = helper.asked(found.questions), queries.for_intake(found.version_id)
    context = {
        "preparation": found,
        "made": _made(request, found, desk.at),
        "version": version,
        "outcome": outcome(questions, found.answers),
        "answered": [(each, each.chosen(found.answers)) for each in questions if each.key in found.answers],
        "had": preparing.had_in(found, version),
        "components": version.components.all(),
    }
    return render(request, "counter/preparation.html", context)


def _made(request: SignedInRequest, found: Preparation, at: datetime) -> Dossier | None:
    """The dossier that came of it, for who may see it."""
    if found.dossier_id is None:
        return None
    return dossiers.visible_to(request.user, at).filter(pk=found.dossier_id).first()


@require_safe
def draft_file(request: SignedInRequest, code: str, paper: int) -> HttpResponse:
    """One file of a filing in the making that was brought under a code; that it was read is on record."""
    desk = desk_of(request, uuid.uuid4())
    found = preparing.find_preparation(code, desk.at)
    if found is None or found.draft is None:
        raise Http404
    chosen = get_object_or_404(found.draft.papers.select_related("file"), pk=paper)
    actions.note_declaration_reading(found, by=request.user, centre=desk.centre, at=desk.at)
    return serving.response(chosen.file, name=f"{found}-giay-to-{chosen.pk}")
