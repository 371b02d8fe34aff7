"""The whole file of a dossier as one PDF: at once while it is small, else by a job whose page shows how far it is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers import whole as files
from motcua.casework.dossiers.models import Dossier
from motcua.foundation import clock
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.serving import file_name, shown_pdf


def _visible(request: SignedInRequest, code: str) -> Dossier:
    """The dossier; not found when the officer may not see it."""
    visible = queries.visible_to(request.user, clock.now())
    return get_object_or_404(visible.select_related("centre", "representation__file"), code=code)


@require_http_methods(["GET", "POST"])
def whole_file(request: SignedInRequest, code: str) -> HttpResponse:
    """The file when it is small; else how far the officer's own is. Posted: have it made, unless it is already."""
    dossier, by, at = _visible(request, code), request.user, clock.now()
    try:
        contents = files.contents_of(dossier, by=by, at=at)
        if request.method == "POST":
            if not contents.is_small:
                actions.ask_for_whole_file(dossier, by=by, at=at)
            return redirect("counter:whole_file", code)
        if contents.is_small:
            content = actions.whole_file_now(dossier, contents, by=by, at=at)
            return shown_pdf(content, file_name("tron-bo", dossier.code))
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("counter:dossier", code)
    made = files.latest_of(dossier, by=by, at=at)
    context = {
        "dossier": dossier,
        "contents": contents,
        "made": made,
        "is_old": made is not None and (made.revision, made.total) != (dossier.revision, contents.total),
        "kept_hours": int(actions.WHOLE_FILE_KEPT.total_seconds() // 3600),
    }
    return render(request, "counter/whole.html", context)


@require_GET
def made_file(request: SignedInRequest, code: str) -> HttpResponse:
    """The file that was made for this officer; that it was read is written down."""
    dossier, at = _visible(request, code), clock.now()
    made = files.latest_of(dossier, by=request.user, at=at)
    if made is None or made.file is None:
        return redirect("counter:whole_file", code)
    content = actions.read_whole_file(made, by=request.user, at=at)
    return shown_pdf(content, file_name("tron-bo", dossier.code))
