"""What an officer types, from where it comes and what it amounts to: posted, scanned, or taken from a filing."""

from collections.abc import Container
from datetime import date, datetime

from django.http import QueryDict

from motcua.casework.dossiers import card
from motcua.casework.dossiers.intake import Declared, Intake, PersonDetails
from motcua.casework.dossiers.models import Declaration, Dossier, Representation
from motcua.casework.dossiers.sitting import same_sitting
from motcua.casework.dossiers.states import Channel, EIdentity, Money, ReturnPlace, Source
from motcua.desks.counter.forms import IntakeForm, kept
from motcua.desks.counter.forms.declaring import as_typed, is_control
from motcua.desks.counter.forms.intake import GROUND
from motcua.desks.counter.views.intake.desk import OPENED_AT, PREPARED, Desk
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold
from motcua.foundation.ui.formats import vn_date
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.asking import PREFIX as ANSWERED
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.states import FeeCase

#: what a component of each form most often comes as: the choice behind "Đủ cả"
NATURAL_SOURCE = {
    Component.Form.ORIGINAL: Source.PAPER,
    Component.Form.COPY: Source.PAPER,
    Component.Form.PRESENT_OR_DATA: Source.SHOWN,
    Component.Form.DATA_OR_COPY: Source.DATA,
}

#: what holds for one submitter only and is on no card
OF_ONE_SUBMITTER = {
    "phone", "e_identity", "behalf", "owner_name", "owner_id", "owner_born_on", "owner_same", *GROUND,
}  # fmt: skip


def posted(desk: Desk, sent: QueryDict) -> dict[str, str]:
    """What was posted, and what only the draft knows: the revision a check was opened at, the code prepared under."""
    opened = {name: desk.data[name] for name in (OPENED_AT, PREPARED) if name in desk.data}
    several = {name: "\n".join(sent.getlist(name)) for name in sent if is_control(name)}
    return kept({name: str(value) for name, value in sent.items()} | several) | opened


def scanned(line: str, today: date) -> dict[str, str]:
    """The person on a citizen card, by its scanned line. Raises RuleBroken when it cannot be read."""
    read = card.read(line, today=today)
    return {
        "personal_id": read.personal_id,
        "full_name": read.full_name,
        "born_on": vn_date(read.born_on),
        "sex": read.sex,
        "address": read.address,
        "card_issued_on": vn_date(read.issued_on),
    }


def is_another(typed: PersonDetails, card: dict[str, str]) -> bool:
    """Whether a card is somebody else's than the submitter typed so far, by the number, else by the name."""
    if typed.personal_id:
        return typed.personal_id != card["personal_id"]
    return bool(typed.full_name) and fold(typed.full_name) != fold(card["full_name"])


def without_submitter(data: dict[str, str]) -> dict[str, str]:
    """What was typed but what holds for its submitter alone."""
    return {name: value for name, value in data.items() if name not in OF_ONE_SUBMITTER}


def without_papers(data: dict[str, str]) -> dict[str, str]:
    """What was typed but what is of one procedure: papers, their questions, the declaration, the case of the fee."""
    kept_on = IntakeForm.base_fields.keys() - {"fee_case"}
    return {
        name: value
        for name, value in data.items()
        if name in kept_on or not ("_" in name or name.startswith(f"{ANSWERED}-") or is_control(name))
    }


def papers_not_needed(version: ProcedureVersion, needed: Container[str] = ()) -> dict[str, str]:
    """What is asked only in some cases starts as not applicable; the officer changes what applies.

    `needed` are the conditions of papers that are known to hold.
    """
    return {
        f"source_{component.pk}": Source.NOT_NEEDED
        for component in version.components.all()
        if not component.required and component.condition not in needed
    }


def natural_source(component: Component) -> Source:
    """In what way that component is there most often."""
    return NATURAL_SOURCE[Component.Form(component.form)]


def papers_all_there(version: ProcedureVersion) -> dict[str, str]:
    """Every required paper in its natural way."""
    return {
        f"source_{component.pk}": natural_source(component)
        for component in version.components.all()
        if component.required
    }


def brought(desk: Desk, form: IntakeForm, version: ProcedureVersion) -> Intake:
    """The intake that was typed, once its form is found valid."""
    typed = form.cleaned_data
    return Intake(
        version_id=version.pk,
        submitter=form.submitter(),
        owner=form.owner(),
        representation=form.representation(),
        checks=form.checks(),
        channel=Channel(typed["channel"] or Channel.DIRECT),
        content=typed["content"],
        declared=_declared(desk),
        return_place=ReturnPlace(typed["return_place"] or ReturnPlace.CENTRE),
        e_identity=EIdentity(typed["e_identity"]),
        fee_case=FeeCase(typed["fee_case"]),
        fee_settled=typed["fee_settled"],
        person_checked=typed["person_checked"],
        person_same=form.person_is_same(),
        owner_same=form.owner_is_same(),
        seconds=desk.seconds,
    )


def _declared(desk: Desk) -> Declared | None:
    """What was typed of the declaration; None when that is nothing and nothing can have been kept before."""
    declaring = desk.declaring()
    if declaring is None or (desk.submitted is None and not declaring.answers):
        return None
    return declaring.declared


def typed_from(dossier: Dossier) -> dict[str, str]:
    """A submitted dossier as if it had been typed at the counter."""
    typed = {
        **_person_of(dossier),
        "content": dossier.content,
        "e_identity": dossier.e_identity,
        "fee_case": _fee_case_of(dossier),
        "fee_settled": "on" if dossier.money == Money.SETTLED else "",
        "version": str(dossier.version_id),
        OPENED_AT: str(dossier.revision),
        **_owner_of(dossier),
        **_ground_of(dossier.representation),
        **_declared_with(dossier),
    }
    for found in dossier.components.all():
        typed[f"source_{found.component_id}"] = found.source
        typed[f"originals_{found.component_id}"] = str(found.originals)
        typed[f"copies_{found.component_id}"] = str(found.copies)
    return {name: value for name, value in typed.items() if value}


def typed_again(dossier: Dossier, at: datetime, *, same_procedure: bool) -> dict[str, str]:
    """Another dossier for who filed this one: the person, and the procedure as it is in force now when it is kept.

    The check of the e-identity account holds for one sitting; person and card are compared for each dossier.
    """
    typed = _person_of(dossier)
    if same_sitting(dossier, at):
        typed["e_identity"] = dossier.e_identity
    today = at.astimezone(VIETNAM).date()
    version = catalogue.in_force(dossier.procedure_code, today) if same_procedure else None
    if version is not None:
        typed |= {"version": str(version.pk)} | papers_not_needed(version)
    return {name: value for name, value in typed.items() if value}


def _person_of(dossier: Dossier) -> dict[str, str]:
    """Who filed, and how filing and result travel."""
    person = dossier.submitter
    return {
        "full_name": person.full_name,
        "personal_id": person.personal_id,
        "born_on": vn_date(person.born_on),
        "sex": person.sex,
        "address": person.address,
        "phone": person.phone,
        "card_issued_on": vn_date(person.card_issued_on),
        "channel": str(dossier.channel),
        "return_place": dossier.return_place,
    }


def _fee_case_of(dossier: Dossier) -> str:
    """The province's amount when it was chosen, told by there being none although the catalogue lists one."""
    cases = catalogue.fee_for(dossier.version).cases
    return FeeCase.LOCAL if dossier.fee_vnd is None and FeeCase.LOCAL in cases else FeeCase.LISTED


def _owner_of(dossier: Dossier) -> dict[str, str]:
    """The owner's fields, when that is somebody else than who filed."""
    owner = dossier.owner
    if owner.pk == dossier.submitter_id:
        return {}
    return {
        "behalf": "on",
        "owner_name": owner.full_name,
        "owner_id": owner.personal_id,
        "owner_born_on": vn_date(owner.born_on),
    }


def _declared_with(dossier: Dossier) -> dict[str, str]:
    """What was typed of the declaration when it was noted."""
    held = Declaration.objects.filter(dossier=dossier).select_related("form").first()
    return as_typed(held.form, held.answers) if held else {}


def _ground_of(held: Representation | None) -> dict[str, str]:
    """Why the submitter files for the owner, when that is on record."""
    if held is None:
        return {}
    said = (
        held.ground, held.document, vn_date(held.issued_on), held.scope, held.principal_name, held.principal_id,
    )  # fmt: skip
    return dict(zip(GROUND, said, strict=True))
