"""The one screen as it is shown: the person, the papers, the promise, and what is still in the way."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.casework.dossiers import actions, identity, promises, queries, rules
from motcua.casework.dossiers.intake import PersonDetails
from motcua.casework.dossiers.models import Dossier, Person
from motcua.casework.dossiers.states import Channel, Source
from motcua.desks.counter.forms import IntakeForm, LifeDayField, PersonNumberField, cleaned, read_checks
from motcua.desks.counter.views.intake.desk import Desk
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.models import Component, ProcedureVersion

#: in what way a paper is there, with “Thiếu” at the end
SOURCES = [
    *((source, source.label) for source in Source if source != Source.MISSING),
    (Source.MISSING, Source.MISSING.label),
]


@dataclass(frozen=True)
class PaperRow:
    """One line of the papers' table."""

    component: Component
    chosen: str
    originals: str
    copies: str


@dataclass(frozen=True)
class Doubt:
    """A number that is known under another name or birthday, and whether the officer says it is the same person."""

    field: str
    number: str
    words: str
    settled: bool


def changed(desk: Desk) -> HttpResponse:
    """Keep what was changed and show it: the page itself for htmx, a redirect to it for a plain browser."""
    desk.keep()
    return shown(desk) if desk.request.htmx else redirect(desk.address)


def shown(
    desk: Desk, *, refused: IntakeForm | None = None, scan_error: str = "", q: str = ""
) -> HttpResponse:
    """The screen; of something refused it says why, and everything typed is there."""
    context: dict[str, Any] = {
        "key": desk.key,
        "data": desk.data,
        "draft": desk.draft,
        "form": refused or desk.empty_form(),
        "submitted": desk.submitted,
        "refused": refused is not None,
        "scan_error": scan_error,
        "seconds": desk.seconds or 0,
        "now": desk.at,
    }
    context |= _people(desk) | _procedure(desk, q)
    context["obstacles"] = _obstacles(desk, context["doubts"])
    status = 422 if refused is not None or scan_error else 200
    return render(desk.request, "counter/intake.html", context, status=status)


def hits(desk: Desk, q: str) -> list[ProcedureVersion]:
    """The procedures that fit what was typed, best first; none when nothing was typed."""
    return catalogue.search(q, desk.today, limit=6) if q.strip() else []


def _people(desk: Desk) -> dict[str, Any]:
    """Whom the Centre knows by the numbers typed, and what they filed before."""
    submitter = _known(desk, "personal_id")
    return {
        "known": submitter,
        "doubts": _doubts(desk, submitter),
        "history": _known_history(desk, submitter) if submitter else [],
    }


def _known(desk: Desk, number: str) -> Person | None:
    """Whom the Centre knows by the number typed in that field, however it was spaced."""
    return queries.known_person(desk.centre.pk, cleaned(PersonNumberField, desk.data.get(number)) or "")


def _known_history(desk: Desk, known: Person) -> list[Dossier]:
    """What the person filed before. That it was looked at is written down."""
    officer = desk.request.user
    actions.note_lookup(known, by=officer, at=desk.at)
    return queries.filed_before(known, by=officer, at=desk.at, besides=desk.submitted)


def _doubts(desk: Desk, submitter: Person | None) -> list[Doubt]:
    """The numbers typed that this Centre knows as somebody else's."""
    owner = _known(desk, "owner_id") if desk.data.get("behalf") else None
    found = [
        _doubt(desk, submitter, "person", ("full_name", "born_on")),
        _doubt(desk, owner, "owner", ("owner_name", "owner_born_on")),
    ]
    return [doubt for doubt in found if doubt is not None]


def _doubt(desk: Desk, known: Person | None, whose: identity.Whose, fields: tuple[str, str]) -> Doubt | None:
    name, born = desk.data.get(fields[0], ""), desk.data.get(fields[1])
    if known is None or not name:
        return None
    if not identity.is_other(known, PersonDetails(name, born_on=cleaned(LifeDayField, born))):
        return None
    field = f"{whose}_same"
    words = identity.contradiction(known, whose).messages[0]
    return Doubt(field, known.personal_id, words, desk.data.get(field) == known.personal_id)


def _procedure(desk: Desk, q: str) -> dict[str, Any]:
    """The procedure with its papers, promise and fee; the search for one until it is chosen."""
    version = desk.version
    found = {"version": version, "q": q}
    if version is None:
        return found | {"hits": hits(desk, q)}
    limit = catalogue.limit_for(version, desk.channel)
    return found | {
        "papers": _paper_rows(desk, version),
        "sources": SOURCES,
        "promise": promises.promise(promises.Counting.of(desk.centre.pk, desk.at), desk.at, limit),
        "fee": catalogue.fee_for(version),
    }


def _paper_rows(desk: Desk, version: ProcedureVersion) -> list[PaperRow]:
    return [
        PaperRow(
            component,
            desk.data.get(f"source_{component.pk}", ""),
            desk.data.get(f"originals_{component.pk}", str(component.originals)),
            desk.data.get(f"copies_{component.pk}", str(component.copies)),
        )
        for component in version.components.all()
    ]


def _obstacles(desk: Desk, doubts: list[Doubt]) -> list[str]:
    """What still keeps the dossier from being received, in the order of the screen."""
    found = []
    if not desk.data.get("full_name"):
        found.append(_("chưa có người nộp"))
    if not all(doubt.settled for doubt in doubts):
        found.append(_("chưa rõ số định danh là của ai"))
    if desk.version is None:
        return [*found, _("chưa chọn thủ tục")]
    unjudged = rules.missing(read_checks(desk.version, desk.data))
    if unjudged:
        found.append(_("%(count)s giấy tờ chưa đủ") % {"count": len(unjudged)})
    if not desk.data.get("person_checked") and desk.channel == Channel.DIRECT:
        found.append(_("chưa đối chiếu thẻ và người"))
    return found
