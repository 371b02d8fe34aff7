"""The one screen as it is shown: the person, the papers, the promise, and what is still in the way."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.casework.dossiers import actions, promises, queries, rules
from motcua.casework.dossiers.models import Dossier, Person
from motcua.casework.dossiers.states import Channel, LookupPurpose, Source
from motcua.desks.counter.forms import IntakeForm
from motcua.desks.counter.forms.declaring import Declaring
from motcua.desks.counter.population import LookedUp
from motcua.desks.counter.views.declared import declared
from motcua.desks.counter.views.intake import prepared
from motcua.desks.counter.views.intake.desk import Desk
from motcua.desks.counter.views.intake.likeness import (
    Likeness,
    brought_people,
    filed_already,
    likenesses,
)
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.asking import PREFIX as ANSWERED
from motcua.reference.procedures.asking import QuestionsForm
from motcua.reference.procedures.models import Component, ProcedureVersion

#: in what way a paper is there, with “Thiếu” at the end
SOURCES = [
    *((source, source.label) for source in Source if source != Source.MISSING),
    (Source.MISSING, Source.MISSING.label),
]


@dataclass(frozen=True)
class PaperCount:
    """How many there are of one paper, originals or copies: the field with its errors, and what it shows."""

    field: BoundField
    shown: str


@dataclass(frozen=True)
class PaperRow:
    """One line of the papers' table."""

    component: Component
    chosen: str
    counts: list[PaperCount]


def changed(desk: Desk) -> HttpResponse:
    """Keep what was changed and show it: the page itself for htmx, a redirect to it for a plain browser."""
    desk.keep()
    return shown(desk) if desk.request.htmx else redirect(desk.address)


def shown(
    desk: Desk,
    *,
    refused: IntakeForm | None = None,
    scan_error: str = "",
    q: str = "",
    looked_up: LookedUp | None = None,
) -> HttpResponse:
    """The screen; of something refused it says why, and everything typed is there."""
    typed = refused or desk.form()
    typed.is_valid()  # what is not well typed yet is left out of the comparison
    seconds = desk.seconds or 0
    context: dict[str, Any] = {
        "key": desk.key,
        "data": desk.data,
        "draft": desk.draft,
        "form": refused or desk.empty_form(),
        "submitted": desk.submitted,
        "declared": declared(desk.submitted),
        "by_post": desk.channel == Channel.POSTAL,
        "refused": refused is not None,
        "scan_error": scan_error,
        "purposes": LookupPurpose,
        "looked_up": looked_up,
        "seconds": seconds,
        "used": "{:02}:{:02}".format(*divmod(seconds, 60)),
        "now": desk.at,
    }
    declaring = desk.declaring()
    context |= prepared.shown(desk, declaring) | _declaration(desk, declaring, judged=refused is not None)
    context |= _people(desk, typed) | _procedure(desk, context["form"], q)
    context["obstacles"] = _obstacles(desk, typed, context["likenesses"], declaring)
    context["can_ask"] = desk.version is not None and desk.can_ask
    context["ask_first"] = context["can_ask"] and Source.MISSING in {each.source for each in typed.checks()}
    context["ready"] = desk.version is not None and not context["obstacles"] and not typed.errors
    status = 422 if refused is not None or scan_error else 200
    return render(desk.request, "counter/intake.html", context, status=status)


def hits(desk: Desk, q: str) -> list[ProcedureVersion]:
    """The procedures that fit what was typed, best first; none when nothing was typed."""
    return catalogue.search(q, desk.today, limit=6) if q.strip() else []


def _people(desk: Desk, form: IntakeForm) -> dict[str, Any]:
    """Whom the Centre knows of those typed, and what they filed. That it was looked at is written down."""
    people = brought_people(desk, form)
    submitter, found, officer = people[0].known, likenesses(desk, people), desk.request.user
    for known in {each.known for each in found} | ({submitter} if submitter else set()):
        actions.note_lookup(known, by=officer, at=desk.at)
    return {
        "likenesses": found,
        "filed_already": filed_already(desk, people, found),
        "history": _filed_before(desk, submitter) if submitter else [],
    }


def _filed_before(desk: Desk, person: Person) -> list[Dossier]:
    return queries.filed_before(person, by=desk.request.user, at=desk.at, besides=desk.submitted)


def _procedure(desk: Desk, form: IntakeForm, q: str) -> dict[str, Any]:
    """The procedure with its papers, promise and fee; the search for one until it is chosen."""
    version = desk.version
    found = {"version": version, "q": q}
    if version is None:
        return found | {"hits": hits(desk, q)}
    questions = asked(desk, version)
    fee, counting = catalogue.fee_for(version), promises.Counting.of(desk.centre.pk, desk.at)
    return found | {
        "papers": _paper_rows(desk, form),
        "asked": questions,
        "outcome": questions.outcome(),
        "sources": SOURCES,
        "promise": promises.at_reception(counting, version, desk.channel, desk.at),
        "fee": fee,
        "fee_cases": [(case.value, fee.amount_in(case)) for case in fee.cases],
    }


def asked(desk: Desk, version: ProcedureVersion) -> QuestionsForm:
    """The questions before the procedure with what was answered so far; without any when it has none."""
    begins = f"{ANSWERED}-"
    answers = {name.removeprefix(begins): said for name, said in desk.data.items() if name.startswith(begins)}
    return QuestionsForm(helper.questions_of(version.code), answers=answers, must=False)


def _paper_rows(desk: Desk, form: IntakeForm) -> list[PaperRow]:
    return [
        PaperRow(
            component,
            desk.data.get(f"source_{component.pk}", ""),
            [
                _paper_count(desk, form[f"originals_{component.pk}"], component.originals),
                _paper_count(desk, form[f"copies_{component.pk}"], component.copies),
            ],
        )
        for component in form.components
    ]


def _paper_count(desk: Desk, field: BoundField, listed: int) -> PaperCount:
    """The number as typed, or as the catalogue lists it while nothing is."""
    return PaperCount(field, desk.data.get(field.name, str(listed)))


def _declaration(desk: Desk, declaring: Declaring | None, *, judged: bool) -> dict[str, Any]:
    """The procedure's own declaration in pane 4; an answer that decides what else is asked draws it anew."""
    if declaring is None:
        return {}
    renewing = {
        "hx-post": desk.address,
        "hx-vals": '{"lam": "luu"}',
        "hx-trigger": "change",
        "hx-target": "#to-khai",
        "hx-select": "#to-khai",
        "hx-select-oob": "#con-lai,#tra-loi",
        "hx-swap": "outerHTML",
    }
    return {"declaring": declaring, "sections": declaring.sections(judged=judged, renewing=renewing)}


def _obstacles(
    desk: Desk, form: IntakeForm, found_alike: list[Likeness], declaring: Declaring | None
) -> list[str]:
    """What still keeps the dossier from being received, in the order of the screen."""
    found = []
    if not desk.data.get("full_name"):
        found.append(_("chưa có người nộp"))
    found += _ill_typed(form)
    if not all(each.settled for each in found_alike):
        found.append(_("chưa rõ số định danh là của ai"))
    if desk.version is None:
        return [*found, _("chưa chọn thủ tục")]
    found += [
        _("“%(field)s” chưa đúng") % {"field": title} for title in (declaring.wrong if declaring else [])
    ]
    unjudged = rules.missing(form.checks())
    if unjudged:
        found.append(_("%(count)s giấy tờ chưa đủ") % {"count": len(unjudged)})
    if not desk.data.get("person_checked") and desk.channel == Channel.DIRECT:
        found.append(_("chưa đối chiếu thẻ và người"))
    return found


def _ill_typed(form: IntakeForm) -> list[str]:
    """The fields that cannot be taken as they are, each kind once; a name that is not there yet is said otherwise."""
    wrong = {form[name].label: form.data.get(name) for name in form.errors if name in form.fields}
    named = {label: typed for label, typed in wrong.items() if typed or label != form["full_name"].label}
    return [
        (_("“%(field)s” chưa đúng") if typed else _("chưa có “%(field)s”")) % {"field": label}
        for label, typed in named.items()
    ]
