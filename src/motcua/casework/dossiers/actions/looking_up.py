"""Looking a person up in the population database, for a purpose that is written down with it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from motcua.casework.dossiers import population, rules
from motcua.casework.dossiers.models import Dossier, PopulationLookup
from motcua.casework.dossiers.population import Found
from motcua.casework.dossiers.states import LookupOutcome, LookupPurpose
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.reference.organisation.models import Centre


@dataclass(frozen=True)
class Wanted:
    """Whom the officer looks up, for what, and at which intake."""

    number: str
    purpose: str
    intake_key: uuid.UUID
    dossier: Dossier | None = None


@dataclass(frozen=True)
class Answer:
    """How a look-up ended: what was found, by which source and when."""

    outcome: LookupOutcome
    source: str
    at: datetime
    found: Found | None = None
    is_sample: bool = False


def look_up(wanted: Wanted, *, centre: Centre, by: User, at: datetime) -> Answer:
    """Ask the population database, and put on record who asked about whom and why, whatever came of it.

    Raises PermissionDenied; RuleBroken when the number is none or no purpose was chosen: nobody was asked then.
    """
    lookup = PopulationLookup(
        centre=centre,
        asked_at=at,
        asked_by=by,
        personal_id=wanted.number,
        intake_key=wanted.intake_key,
        dossier=wanted.dossier,
    )
    require(by, "dossiers.receive", lookup, at=at)
    rules.require_personal_number(wanted.number)
    lookup.purpose = LookupPurpose(rules.require_purpose(wanted.purpose, LookupPurpose.values))
    answer = _asked(wanted, at)
    lookup.outcome, lookup.source = answer.outcome, answer.source
    lookup.save()
    data = {"purpose": lookup.purpose, "outcome": lookup.outcome, "source": lookup.source}
    journal.record("dossiers.population_asked", lookup, by=by, at=at, centre=centre.pk, data=data)
    return answer


def _asked(wanted: Wanted, at: datetime) -> Answer:
    database = population.connected()
    if database is None:
        return Answer(LookupOutcome.NOT_SET_UP, "", at)
    try:
        found = database.person(wanted.number, purpose=wanted.purpose)
    except population.NoAnswerError:
        return Answer(LookupOutcome.NO_ANSWER, database.source, at, is_sample=database.is_sample)
    outcome = LookupOutcome.FOUND if found else LookupOutcome.UNKNOWN
    return Answer(outcome, database.source, at, found, database.is_sample)
