"""Public pages without sign-in: where a dossier stands, whether a paper is true.

The code of a dossier shows nothing personal. With its `Mã xem` the page shows the name of the applicant and
of the officers, never a number, a telephone or an address.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_POST, require_safe

from motcua.casework.dossiers import letting_in, queries
from motcua.casework.dossiers.codes import dossier_code
from motcua.casework.dossiers.models import Appointment, Dossier
from motcua.casework.dossiers.states import CITIZEN_LINES, Status
from motcua.casework.dossiers.verifying import check_result
from motcua.desks.portal import asked, delivery, here, progress, way
from motcua.desks.portal.clients import client_of
from motcua.desks.portal.opening import Opening, try_code
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal
from motcua.foundation.files import serving
from motcua.foundation.papers import queries as papers
from motcua.foundation.papers.codes import qr
from motcua.foundation.search import fold_code

#: what carries the link that was sent
LINK = "mo"


@login_not_required
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """Type the code on the receipt; spaces, small letters and hyphens left out are forgiven."""
    typed = request.GET.get("ma", "").strip()
    if typed:
        address = f"/tra-cuu/{dossier_code(typed).replace('/', '')}/"
        view_code = fold_code(request.GET.get("ma-xem", ""))
        return redirect(f"{address}?ma-xem={view_code}" if view_code.isalnum() else address)
    return render(request, "portal/look_up.html")


@login_not_required
@require_safe
def status(request: HttpRequest, code: str) -> HttpResponse:
    """Where the dossier stands: state, promise and next step by the code alone, with the `Mã xem` also its way."""
    at = clock.now()
    typed = request.GET.get("ma-xem", "").strip()
    dossier, right = queries.public_dossier(dossier_code(code), typed)
    if dossier is None:
        return render(request, "portal/look_up.html", {"typed": code}, status=404)
    opening = _opening(request, dossier, right, at)
    context = _page(dossier, opening, at, _way_in(request, dossier, at)) | {
        "wrong_view_code": bool(typed) and not opening.opened,
        "wrong_link": LINK in request.GET and not opening.opened,
        "can_send": letting_in.is_there(),
        "was_sent": "da-gui" in request.GET,
    }
    answer = render(request, "portal/status.html", context, status=429 if opening.again_at else 200)
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "private, no-store"
    if opening.again_at:
        answer["Retry-After"] = http_date(opening.again_at.timestamp())
    return answer


def _opening(request: HttpRequest, dossier: Dossier, right: bool, at: datetime) -> Opening:
    """Whether the request opens the page: by a link that was sent, which needs no code, or by the `Mã xem`."""
    by = request.user if isinstance(request.user, User) else None
    if letting_in.opens(request.GET.get(LINK, ""), dossier, at):
        journal.record("portal.opened", dossier, by=by, at=at, centre=dossier.centre_id)
        return Opening(True)
    if not request.GET.get("ma-xem", "").strip():
        return Opening(False)
    return try_code(dossier, right=right, client=client_of(request), by=by, at=at)


def _way_in(request: HttpRequest, dossier: Dossier, at: datetime) -> str:
    """What opens the pages behind this one for whoever has opened it."""
    link = request.GET.get(LINK, "")
    return f"{LINK}={link}" if letting_in.opens(link, dossier, at) else f"ma-xem={dossier.view_code}"


@login_not_required
@require_POST
def send_link(request: HttpRequest, code: str) -> HttpResponse:
    """Have a link sent to the people of the dossier; the page says the same whether there is an address or not."""
    dossier, _right = queries.public_dossier(dossier_code(code), None)
    if dossier is None:
        return render(request, "portal/look_up.html", {"typed": code}, status=404)
    letting_in.ask(dossier, client=client_of(request), at=clock.now())
    return redirect(f"{reverse('portal:status', args=[dossier.code])}?da-gui=1#da-gui")


#: states after which nothing more happens to a dossier
ENDS = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED)

#: states of which the page says more to whoever has the `Mã xem`: what is asked for, or why it ended
SAID_INSIDE = (Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.WITHDRAWN, Status.STOPPED)


def _page(dossier: Dossier, opening: Opening, at: datetime, way_in: str) -> dict[str, Any]:
    status, told = Status(dossier.status), delivery.told(dossier)
    stands = progress.of(dossier, at)
    return {
        "office": here.office_of(dossier.centre),
        "dossier": dossier,
        "status": status,
        "line": told.line if told else CITIZEN_LINES[status],
        "sentence": told.sentence if told else stands.sentence,
        "is_refused": status == Status.REFUSED,
        "is_over": status in ENDS,
        "has_more": status in SAID_INSIDE,
        "opened": opening.opened,
        "again_at": opening.again_at,
        "progress": stands,
        "parts": list(dossier.parts.select_related("task")),
        "appointments": _appointments(dossier),
        "asked": asked.of(dossier, at) if opening.opened else None,
        "result_file": _file_of(dossier, way_in) if opening.opened else None,
        "timeline": way.of(dossier) if opening.opened else [],
        "readings": queries.readings(dossier) if opening.opened else [],
        "now": at,
    }


def _appointments(dossier: Dossier) -> list[Appointment]:
    """Its two appointments as far as they are made; none for a dossier with a single one."""
    return list(dossier.appointments.filter(dropped_at=None)) if dossier.appointment else []


def _file_of(dossier: Dossier, way_in: str) -> dict[str, Any] | None:
    """The electronic result: where it is, where it is checked, and the symbol that leads there."""
    file = delivery.result_file(dossier)
    if file is None:
        return None
    check = f"{settings.PUBLIC_URL}{reverse('portal:verify', args=[file.verify_code])}"
    own = f"{reverse('portal:result', args=[dossier.code])}?{way_in}"
    return {"since": file.available_at, "url": own, "check": check, "qr": qr(check).svg}


@login_not_required
@require_safe
def result(request: HttpRequest, code: str) -> HttpResponse:
    """The electronic result, for whoever has the `Mã xem`; anybody else is led to the dossier's public page."""
    at = clock.now()
    typed = request.GET.get("ma-xem", "").strip()
    dossier, right = queries.public_dossier(dossier_code(code), typed)
    file = delivery.result_file(dossier) if dossier else None
    if dossier is None or file is None:
        return render(request, "portal/look_up.html", {"typed": code}, status=404)
    if not _opening(request, dossier, right, at).opened:
        return redirect("portal:status", dossier.code)
    by = request.user if isinstance(request.user, User) else None
    journal.record("portal.result_taken", dossier, by=by, at=at, centre=dossier.centre_id)
    answer = serving.response(file.file, name=f"ket-qua-{dossier.code}")
    answer["X-Robots-Tag"] = "noindex"
    return answer


@login_not_required
@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a printed paper or an electronic result is ours and unchanged: issuer, kind, date; nothing personal."""
    paper = papers.check(code)
    electronic = check_result(code) if paper is None else None
    context = {"found": paper or electronic, "electronic": electronic, "code": code}
    return render(request, "portal/verify.html", context, status=200 if paper or electronic else 404)
