"""The two appointments of a dossier with a financial obligation: made, moved, kept."""

from datetime import datetime

from django.db.models import QuerySet

from motcua.casework.dossiers.models import Appointment, Dossier
from motcua.casework.dossiers.promises import Counting, Part, Promise, promise
from motcua.foundation.words import kept_words
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.queries import Two
from motcua.reference.procedures.states import Appointed

WHAT = {1: Appointed.TAX_SLIP, 2: Appointed.RESULT}


def two_of(dossier: Dossier) -> Two | None:
    """The two appointments of the version the dossier is pinned to; None when it has one."""
    return procedures.two_appointments(procedures.for_intake(dossier.version_id))


def running(dossier: Dossier) -> Part | None:
    """The appointment that runs; None for a dossier that has only one."""
    two = two_of(dossier) if dossier.appointment else None
    return Part.of(two, dossier.appointment) if two and dossier.appointment else None


def appointment(dossier: Dossier, two: Two, n: int, since: datetime, at: datetime) -> Promise:
    """The first or second appointment as counted from that moment, with what the Centre counts with at `at`."""
    part = Part.of(two, n)
    with kept_words():
        return promise(Counting.of(dossier.centre_id, at), since, part.limit, part=part)


def make(dossier: Dossier, promised: Promise, since: datetime) -> Appointment:
    """The appointment on record, of a saved dossier."""
    assert promised.part is not None
    n = promised.part.n
    return Appointment.objects.create(
        dossier=dossier,
        n=n,
        what=WHAT[n],
        counted_from=since,
        due_at=promised.deadline.at,
        clock=promised.as_json(),
    )


def follow(dossier: Dossier) -> None:
    """The open appointment as the dossier's promise stands now, where there are two."""
    if dossier.appointment:
        _open(dossier).update(due_at=dossier.due_at, counted_from=dossier.clock_from, clock=dossier.clock)


def keep(dossier: Dossier, at: datetime) -> None:
    """The open appointment is kept, where there are two."""
    if dossier.appointment:
        _open(dossier).update(kept_at=at)


def drop(dossier: Dossier, at: datetime) -> None:
    """The open appointment is given up: nothing is to be paid."""
    _open(dossier).update(dropped_at=at)


def complete_since(dossier: Dossier) -> datetime | None:
    """When the dossier was complete, also once its second appointment runs."""
    if dossier.appointment != 2:
        return dossier.clock_from
    first = dossier.appointments.filter(n=1, dropped_at=None).first()
    return first.counted_from if first else dossier.clock_from


def _open(dossier: Dossier) -> QuerySet[Appointment]:
    return dossier.appointments.filter(kept_at=None, dropped_at=None)
