"""The people an intake brings: found by their number, made when new, corrected only when that was asked for."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from motcua.casework.dossiers import identity, queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.intake import Intake, PersonDetails
from motcua.casework.dossiers.models import Dossier, Person, Representation
from motcua.foundation.audit import journal
from motcua.foundation.search import nfc
from motcua.reference.organisation.models import Centre

#: what a dossier is found by
SEARCHED = {"full_name", "personal_id", "phone"}


@dataclass(frozen=True)
class _Claim:
    """One person as brought, for whom, whether the officer says it is the known one, and who stood there before."""

    details: PersonDetails
    whose: identity.Whose
    same: bool
    before: Person | None


def bring_people(dossier: Dossier, intake: Intake, act: Act) -> None:
    """Put submitter, owner and why the one files for the other on the dossier, which need not be saved yet.

    Raises RuleBroken when a number is known as somebody else's and the officer has not said that it is the same.
    """
    old_submitter = dossier.submitter if dossier.submitter_id else None
    old_owner = dossier.owner if dossier.owner_id and dossier.owner_id != dossier.submitter_id else None
    submitter = _Claim(intake.submitter, "person", intake.person_same, old_submitter)
    dossier.submitter = dossier.owner = _person(dossier.centre, submitter, act)
    if intake.owner:
        owner = _Claim(intake.owner, "owner", intake.owner_same, old_owner)
        dossier.owner = _person(dossier.centre, owner, act)
    dossier.representation = _representation(dossier.representation, intake)


def _representation(held: Representation | None, intake: Intake) -> Representation | None:
    """Why the submitter may file: the row that stands there when it says the same, else a new one with its scan."""
    given = intake.representation
    if given is None or intake.owner is None:
        return None
    rules.require_grounded(given.document)
    fields = {name: _clean(value) for name, value in asdict(given).items()}
    if held is not None and all(getattr(held, name) == value for name, value in fields.items()):
        return held
    return Representation.objects.create(**fields, file=held.file if held else None)


def _person(centre: Centre, claim: _Claim, act: Act) -> Person:
    """The person claimed: the one known by that number, the one without a number who stood there, else a new one."""
    fields = {name: _clean(value) for name, value in asdict(claim.details).items()}
    known = queries.known_person(centre.pk, claim.details.personal_id)
    if known is not None and identity.is_other(known, claim.details) and not claim.same:
        raise identity.contradiction(known, claim.whose)
    if known is None and claim.before is not None and not claim.before.personal_id:
        known = claim.before  # without a number nobody else's dossier can be theirs
    if known is None:
        return Person.objects.create(centre=centre, **fields)
    _correct(known, fields, act)
    return known


def _clean(value: Any) -> Any:
    return nfc(value) if isinstance(value, str) else value


def _correct(person: Person, fields: dict[str, Any], act: Act) -> None:
    """Bring the person up to date; what is left empty changes nothing, what changes is in the journal by its name."""
    changed = {name: value for name, value in fields.items() if value and getattr(person, name) != value}
    if not changed:
        return
    for name, value in changed.items():
        setattr(person, name, value)
    person.save()
    journal.record(
        "dossiers.person_corrected",
        person,
        by=act.by,
        at=act.at,
        centre=person.centre_id,
        data={"fields": sorted(changed)},
    )
    if SEARCHED & changed.keys():
        _find_by_new_words(person)


def _find_by_new_words(person: Person) -> None:
    """The person's earlier dossiers are found by what the person is called now."""
    theirs = Dossier.objects.filter(Q(submitter=person) | Q(owner=person))
    dossiers = list(theirs.select_related("version", "submitter", "owner").prefetch_related("outside_codes"))
    for dossier in dossiers:
        dossier.search = queries.search_text(dossier, dossier.submitter, dossier.owner)
    Dossier.objects.bulk_update(dossiers, ["search"], batch_size=200)
