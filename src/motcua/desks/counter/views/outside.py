"""How dossiers stand in systems of others: what stands otherwise there, and a list of theirs to compare."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, outside
from motcua.casework.dossiers.models import OutsideCode
from motcua.casework.dossiers.states import Agreement, System
from motcua.desks.counter.forms.outside import ListForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.queries import get_centre

#: rows of what stands otherwise, and lines of a list that are shown before it is written down
LATEST, SHOWN = 100, 200


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: SignedInRequest) -> HttpResponse:
    """The page; posted, the list with what it would change (`lam=xem`), or written down (`lam=ghi`)."""
    at, centre = clock.now(), get_centre(request.user)
    require(request.user, "dossiers.view", OutsideCode(centre=centre), at=at)
    may_note = allows(request.user, "dossiers.receive", OutsideCode(centre=centre), at=at)
    form = ListForm(interrupted.sent(request))
    lines: list[outside.Line] = []
    if request.method == "POST":
        require(request.user, "dossiers.receive", OutsideCode(centre=centre), at=at)
        try:
            if form.is_valid():
                system = System(form.cleaned_data["system"])
                lines = outside.read_list(form.cleaned_data["lines"], system, by=request.user, at=at)
                if request.POST.get("lam") == "ghi":
                    known = actions.note_many(system, lines, centre=centre, by=request.user, at=at)
                    messages.success(request, _("Đã ghi trạng thái của %(n)s hồ sơ.") % {"n": known})
                    return redirect("counter:compare")
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    apart = outside.differing(request.user, at)
    context = {
        "form": form,
        "may_note": may_note,
        "lines": lines[:SHOWN],
        "unshown": max(len(lines) - SHOWN, 0),
        "told": _told(lines),
        "rows": apart[:LATEST],
        "total": apart.count(),
        "latest": LATEST,
    }
    refused = request.method == "POST" and form.errors
    return render(request, "counter/compare.html", context, status=422 if refused else 200)


def _told(lines: list[outside.Line]) -> list[tuple[str, int]]:
    """How many lines agree, differ, were not found there, are of nobody here, or cannot be read."""
    found = [line.agreement for line in lines if not line.trouble]
    counts = [(str(kind.label), found.count(kind)) for kind in Agreement]
    unknown = (_("Không có ở đây"), found.count(None))
    wrong = (_("Dòng sai"), sum(bool(line.trouble) for line in lines))
    return [(label, count) for label, count in (*counts, unknown, wrong) if count]
