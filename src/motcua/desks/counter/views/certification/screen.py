"""The one screen that certifies: person, papers, fee, signer; every button is a plain submit."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.casework.certification import actions, queries
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers import identity
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.models import Person
from motcua.desks.counter.forms.certification import (
    FIRST_LINES,
    MORE_LINES,
    MOST_LINES,
    CertifyForm,
    kept,
)
from motcua.desks.counter.views.intake.together import dossier_for
from motcua.desks.counter.views.intake.typed import (
    is_another,
    scanned,
    typed_again,
    without_submitter,
)
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.models import ProcedureVersion

#: the longest visit that is measured; a screen left open over lunch tells nothing
LONGEST_SECONDS = 3600


@dataclass
class Screen:
    """One visit as it stands on the screen."""

    request: SignedInRequest
    centre: Centre
    data: dict[str, str]
    at: datetime

    @property
    def today(self) -> date:
        return self.at.astimezone(clock.VIETNAM).date()

    @property
    def kind(self) -> Kind:
        chosen = self.data.get("kind", "")
        return Kind(chosen) if chosen in Kind.values else Kind.COPY

    @property
    def version(self) -> ProcedureVersion | None:
        return queries.version_of(self.kind, self.today)

    @property
    def lines(self) -> int:
        typed = self.data.get("lines", "")
        return min(max(int(typed), FIRST_LINES), MOST_LINES) if typed.isdecimal() else FIRST_LINES

    @property
    def seconds(self) -> int | None:
        """How long the visit has taken so far; None when that cannot be told."""
        begun = self.data.get("begun", "")
        taken = int(self.at.timestamp()) - int(begun) if begun.isdecimal() else -1
        return taken if 0 <= taken <= LONGEST_SECONDS else None

    def signers(self) -> list[User]:
        version = self.version
        return queries.signers(version, self.centre.pk, self.at) if version is not None else []


@require_http_methods(["GET", "HEAD", "POST"])
def certify(request: SignedInRequest) -> HttpResponse:
    """The screen. A post names what to do in `lam`: read a card, add lines, count the fee, or enter the visit."""
    at = clock.now()
    require(request.user, "dossiers.receive", at=at)
    sent = interrupted.sent(request)
    data = kept(sent.items()) if sent is not None else _starting(request, at)
    screen = Screen(request, get_centre(request.user), data, at)
    if request.method != "POST":
        return _shown(screen)
    return TASKS.get(request.POST.get("lam", ""), _count)(screen)


def _starting(request: SignedInRequest, at: datetime) -> dict[str, str]:
    """A fresh visit, for who came with the dossier `them` when it is named."""
    chosen = request.GET.get("loai", "")
    data = {
        "key": str(uuid.uuid4()),
        "begun": str(int(at.timestamp())),
        "kind": chosen if chosen in Kind.values else Kind.COPY.value,
    }
    if "them" in request.GET:
        data |= typed_again(dossier_for(request, request.GET["them"]), at, same_procedure=False)
    return data


def _count(screen: Screen) -> HttpResponse:
    """What was typed, with the fee counted anew. Enter in the scan field, without JavaScript, means the scan."""
    if not screen.request.htmx and screen.request.POST.get("scan", "").strip():
        return _scan(screen)
    return _shown(screen)


def _more(screen: Screen) -> HttpResponse:
    screen.data["lines"] = str(screen.lines + MORE_LINES)
    return _shown(screen)


def _scan(screen: Screen) -> HttpResponse:
    """Fill the person in from the scanner's line, which itself is not kept."""
    try:
        card = scanned(screen.request.POST.get("scan", ""), screen.today)
    except RuleBroken as refusal:
        return _shown(screen, scan_error=refusal.messages[0])
    form = _form(screen)
    form.is_valid()
    if is_another(form.submitter(), card):
        screen.data = without_submitter(screen.data)
    screen.data |= card
    known = dossiers.known_person(screen.centre.pk, card["personal_id"])
    if known and known.phone:
        screen.data.setdefault("phone", known.phone)
    for tick in ("person_checked", "person_same", "handed_over"):
        screen.data.pop(tick, None)
    return _shown(screen)


def _enter(screen: Screen) -> HttpResponse:
    """The visit entered, or the page with everything that is in the way."""
    form = _form(screen)
    if form.is_valid():
        try:
            dossier = actions.certify(
                form.visit(screen.seconds),
                by=screen.request.user,
                centre=screen.centre,
                key=form.cleaned_data["key"],
                at=screen.at,
            )
            return redirect("counter:certified", dossier.code)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    return _shown(screen, refused=form)


TASKS = {"tinh": _count, "them": _more, "quet": _scan, "ghi": _enter}


def _form(screen: Screen) -> CertifyForm:
    return CertifyForm(screen.data, lines=screen.lines, signers=screen.signers())


def _shown(screen: Screen, *, refused: CertifyForm | None = None, scan_error: str = "") -> HttpResponse:
    """The screen; of something refused it says why, and everything typed is there."""
    typed = refused or _form(screen)
    typed.is_valid()  # what is not well typed yet is left out of the sum
    shown = CertifyForm(initial=screen.data, lines=screen.lines, signers=list(typed.signers.values()))
    seconds = screen.seconds or 0
    context: dict[str, Any] = {
        "form": refused or shown,
        "refused": refused is not None,
        "scan_error": scan_error,
        "lines": screen.lines,
        "can_add": screen.lines < MOST_LINES,
        "kind": screen.kind,
        "seconds": seconds,
        "used": "{:02}:{:02}".format(*divmod(seconds, 60)),
        "other": _known_as_other(screen, typed),
        "nudge": _nudge(screen),
        "next_number": f"{queries.next_number(screen.centre.pk, screen.kind, screen.today.year)}/{screen.today.year}",
    }
    context |= _fee(screen.version, typed)
    status = 422 if refused is not None or scan_error else 200
    return render(screen.request, "counter/certify.html", context, status=status)


def _nudge(screen: Screen) -> queries.Nudge | None:
    """What to tell the person before the copies are made; a signature is no copy."""
    if screen.kind != Kind.COPY:
        return None
    return queries.nudge(screen.data.get("used_for", ""), screen.today)


def _fee(version: ProcedureVersion | None, form: CertifyForm) -> dict[str, Any]:
    """Each paper with its fee, what they come to, and on what that is based."""
    if version is None:
        return {"version": None, "total": None, "counted": []}
    counted = [(paper, queries.fee_of(version, paper)) for paper in form.papers()]
    known = [fee for _paper, fee in counted if fee is not None]
    return {
        "version": version,
        "fee": catalogue.fee_for(version),
        "counted": counted,
        "copies": sum(paper.copies for paper, _fee in counted),
        "total": sum(known) if len(known) == len(counted) else None,
    }


def _known_as_other(screen: Screen, form: CertifyForm) -> Person | None:
    """Whom the number typed is known as, when that is somebody else and the officer has not said otherwise."""
    person = form.submitter()
    known = dossiers.known_person(screen.centre.pk, person.personal_id)
    return known if known and person.full_name and identity.is_other(known, person) else None
