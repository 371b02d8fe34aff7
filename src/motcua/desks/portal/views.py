"""Public pages: where a dossier stands, whether a paper is true. No sign-in, nothing personal."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import CITIZEN_LINES, Status
from motcua.desks.portal import progress
from motcua.foundation import clock
from motcua.foundation.papers import queries as papers
from motcua.foundation.search import fold_code


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The way in: look a dossier up, or sign in."""
    return render(request, "portal/home.html")


@login_not_required
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """Type the code on the receipt; spaces and small letters are forgiven."""
    typed = request.GET.get("ma", "").strip()
    if typed:
        address = f"/tra-cuu/{fold_code(typed).replace('/', '')}/"
        view_code = fold_code(request.GET.get("ma-xem", ""))
        return redirect(f"{address}?ma-xem={view_code}" if view_code.isalnum() else address)
    return render(request, "portal/look_up.html")


@login_not_required
@require_safe
def status(request: HttpRequest, code: str) -> HttpResponse:
    """Where the dossier stands: state, promise and next step by the code alone, with the `Mã xem` also its way."""
    dossier, opened = queries.public_dossier(code, request.GET.get("ma-xem"))
    if dossier is None:
        return render(request, "portal/look_up.html", {"typed": code}, status=404)
    context = {
        "office": {
            "name": dossier.centre.commune.name,
            "phone": dossier.centre.phone,
            "address": dossier.centre.address,
        },
        "dossier": dossier,
        "status": Status(dossier.status),
        "line": CITIZEN_LINES[Status(dossier.status)],
        "opened": opened,
        "wrong_view_code": "ma-xem" in request.GET and not opened,
        "progress": progress.of(dossier, clock.now()),
        "timeline": _way(dossier) if opened else [],
        "now": clock.now(),
    }
    answer = render(request, "portal/status.html", context)
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "private, no-store"
    return answer


#: what a citizen reads for each thing that happened
CITIZEN_VERBS = {
    "register": _("Đã ghi nhận, chờ kiểm tra"),
    "receive": _("Được tiếp nhận"),
    "refuse": _("Không được tiếp nhận"),
    "forward": _("Đã chuyển cơ quan giải quyết"),
    "complete_step": _("Đã xong một bước"),
    "decide": _("Đã có kết quả"),
    "return_result": _("Đã trả kết quả"),
}


def _way(dossier: Dossier) -> list[dict[str, Any]]:
    """What happened, by whom, in a citizen's words; remarks between officers are not shown."""
    return [
        {
            "words": CITIZEN_VERBS.get(event.verb, event.verb),
            "at": event.at,
            "by": event.by_name,
            "title": event.by_title,
        }
        for event in queries.timeline(dossier)
    ]


@login_not_required
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a printed paper is ours and unchanged: issuer, kind, date; nothing personal."""
    found = papers.check(code)
    context = {"found": found, "code": code}
    return render(request, "portal/verify.html", context, status=200 if found else 404)
