"""An intake that begins with what the person got ready before coming: opened by its code, said beside the papers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from motcua.casework.assistance import actions, preparing
from motcua.casework.assistance.models import Preparation
from motcua.casework.assistance.rules import preparation_code
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.online import CONTENT, OTHER, PERSON, RESULT, Filing
from motcua.desks.counter.forms.declaring import Declaring, as_typed
from motcua.desks.counter.views.intake.desk import PREPARED, Desk
from motcua.desks.counter.views.intake.typed import papers_not_needed, without_papers
from motcua.foundation.forms import rules as asking
from motcua.foundation.ui.formats import vn_date
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.asking import PREFIX as ANSWERED


def is_preparation(scanned: str) -> bool:
    """Whether the scanner read a preparation code, or the address that holds one."""
    return preparation_code(scanned) is not None


def open_at(desk: Desk) -> HttpResponse:
    """On to the intake of the code that was scanned, with the person who was typed already.

    Raises RuleBroken when there is no such code, or none any more.
    """
    found = preparing.get_preparation(desk.request.POST.get("scan", ""), desk.at)
    person = {name: value for name, value in without_papers(desk.data).items() if name != "version"}
    return go_to(desk.request, opened(desk, found, person))


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Another page, for htmx too."""
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else redirect(address)


def opened(desk: Desk, found: Preparation, person: dict[str, str]) -> str:
    """Where the intake of a preparation is: the one opened before, else a fresh one; or the dossier that came of it.

    Of a code that is used the page that says so.
    """
    if found.dossier_id is not None:
        return reverse("counter:preparation", args=[found])
    by = desk.request.user
    key = actions.open_preparation(found, by=by, centre=desk.centre, at=desk.at)
    made = dossiers.made_with(desk.centre, key)
    if made is not None:
        return reverse("counter:dossier", args=[made.code])
    draft = dossiers.resume_draft(key, by=by, data=_typed_from(desk, found) | person, at=desk.at)
    if desk.key != key:
        dossiers.drop_draft(desk.key, by=by)
    return reverse("counter:draft", args=[draft.key])


def used(desk: Desk, dossier: Dossier) -> Dossier:
    """The dossier just made, with which the code it was prepared under is used."""
    found = preparing.find_preparation(desk.data[PREPARED], desk.at) if PREPARED in desk.data else None
    if found is not None:
        actions.use_preparation(found, dossier, by=desk.request.user, at=desk.at)
    return dossier


def _typed_from(desk: Desk, found: Preparation) -> dict[str, str]:
    """The preparation as if it had been typed: the procedure as it is in force now, and who was declared."""
    typed = {PREPARED: found.code}
    version = catalogue.in_force(found.version.code, desk.today)
    if version is not None:
        needed, _rest = preparing.settled(found)
        papers = papers_not_needed(catalogue.for_intake(version.pk), needed)
        typed |= {"version": str(version.pk)} | papers
        typed |= {f"{ANSWERED}-{key}": value for key, value in found.answers.items()}
    filing = _filing(found, desk)
    if filing is None:
        return typed
    form = catalogue.form_on(version.procedure_id, desk.today) if version else None
    declared = as_typed(form, filing.answers(CONTENT)) if form and filing.draft.form else {}
    return typed | declared | _person_of(filing)


def _filing(found: Preparation, desk: Desk) -> Filing | None:
    return preparing.filing_of(found.draft, desk.today) if found.draft else None


def _person_of(filing: Filing) -> dict[str, str]:
    """Who files and for whom, as far as it was declared; nothing of it is checked yet."""
    citizen, person = filing.citizen, filing.answers(PERSON)
    typed = {
        "full_name": citizen.full_name if citizen.is_vouched else person.get("full_name", ""),
        "personal_id": citizen.personal_id or person.get("personal_id", ""),
        "born_on": vn_date(citizen.born_on) if citizen.born_on else _day(person.get("born_on")),
        "sex": person.get("sex", ""),
        "address": person.get("address", ""),
        "phone": person.get("phone", ""),
        "content": filing.answers(CONTENT).get("content", "") if filing.draft.form is None else "",
        "return_place": filing.answers(RESULT).get("place", ""),
    }
    if person.get("whose") == OTHER:
        typed |= {
            "behalf": "on",
            "owner_name": person.get("owner_name", ""),
            "owner_id": person.get("owner_id", ""),
            "owner_born_on": _day(person.get("owner_born_on")),
            "ground": person.get("ground", ""),
            "ground_document": person.get("document", ""),
            "ground_on": _day(person.get("issued_on")),
            "ground_scope": person.get("scope", ""),
        }
    return {name: str(value) for name, value in typed.items() if value}


def _day(written: str | None) -> str:
    """`05/11/1990` of `1990-11-05`; empty for none."""
    return "/".join(reversed(written.split("-"))) if written else ""


def shown(desk: Desk, declaring: Declaring | None) -> dict[str, Any]:
    """What the screen says of it: the code, the papers the person says to have, the declaration so far.

    Where the procedure's own form is drawn, what was declared stands in its fields.
    """
    found = preparing.find_preparation(desk.data[PREPARED], desk.at) if PREPARED in desk.data else None
    version = desk.version
    if found is None or version is None or version.code != found.version.code:
        return {"had": set()}
    context: dict[str, Any] = {"preparation": found, "had": preparing.had_in(found, version)}
    filing = _filing(found, desk)
    if filing is not None:
        actions.note_declaration_reading(found, by=desk.request.user, centre=desk.centre, at=desk.at)
        said = asking.said(filing.forms[CONTENT], filing.answers(CONTENT))
        context["begun"] = said if declaring is None else []
        context["begun_files"] = [(slot.component, each) for slot in filing.slots for each in slot.files]
    return context
