"""The support log: who was helped, with what, what failed, how long."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.casework.assistance import rules
from motcua.casework.assistance.models import Support
from motcua.casework.assistance.states import AgeBand, Failure, Subject
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.search import nfc
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion


@dataclass(frozen=True)
class Supported:
    """One time somebody was helped to do something online."""

    subject: Subject
    failure: Failure = Failure.NOTHING
    failed_words: str = ""
    solved: bool = True
    minutes: int | None = None
    age: AgeBand = AgeBand.UNKNOWN
    hamlet: str = ""
    person_name: str = ""
    next_step: str = ""
    version: ProcedureVersion | None = None


def record_support(given: Supported, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Support:
    """The help on record. A repeat of `key` gives the first. Raises PermissionDenied, RuleBroken."""
    version = given.version
    support = Support(
        centre=centre,
        key=key,
        version=version,
        procedure_code=version.procedure.code if version else "",
        field_code=version.field.code if version else "",
        subject=given.subject,
        failure=given.failure,
        failed_words=nfc(given.failed_words),
        solved=given.solved,
        minutes=given.minutes,
        age=given.age,
        hamlet=nfc(given.hamlet),
        person_name=nfc(given.person_name),
        next_step=nfc(given.next_step),
        given_at=at,
        given_by=by,
    )
    require(by, "assistance.guide", support, at=at)
    rules.require_minutes(given.minutes)
    rules.require_failure(given.failure, given.failed_words)
    try:
        with transaction.atomic():
            support.save(force_insert=True)
            data = {"subject": str(given.subject), "failure": str(given.failure), "solved": given.solved}
            journal.record("assistance.supported", support, by=by, at=at, centre=centre.pk, data=data)
    except IntegrityError:
        return Support.objects.get(centre=centre, key=key)
    return support
