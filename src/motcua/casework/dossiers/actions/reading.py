"""Reading personal data is an act too: it is written into the journal."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import QuerySet

from motcua.casework.dossiers.models import Dossier, Person
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.audit.models import Entry
from motcua.foundation.statements import Given, Question, kept

#: opening the same page again within this time is the same reading
SAME_READING = timedelta(minutes=30)


@kept
def _recent() -> QuerySet[Entry, int]:
    same = {name: Given(name) for name in ("centre", "subject", "actor", "action")}
    return Entry.objects.filter(**same, at__gt=Given("after")).values_list("seq", flat=True)[:1]


def note_once(action: str, row: models.Model, *, centre: int, by: User, at: datetime) -> None:
    """Write a reading of `row` down, once in half an hour for each reader."""
    if not _lately(action, row, centre=centre, by=by, at=at).rows():
        with transaction.atomic():
            journal.record(action, row, by=by, at=at, centre=centre)


def _lately(action: str, row: models.Model, *, centre: int, by: User, at: datetime) -> Question[int]:
    values = {
        "subject": journal.subject_of(row),
        "actor": by.pk,
        "action": action,
        "after": at - SAME_READING,
    }
    return _recent().given(centre=centre, **values)


def note_reading(dossier: Dossier, *, by: User, at: datetime) -> None:
    """Write down that `by` opened the dossier, or one of its papers, once in half an hour."""
    note_once("dossiers.read", dossier, centre=dossier.centre_id, by=by, at=at)


def reading_noted(dossier: Dossier, *, by: User, at: datetime) -> Question[int]:
    """A row when `note_reading` has nothing to write, to be asked together with something else."""
    return _lately("dossiers.read", dossier, centre=dossier.centre_id, by=by, at=at)


def note_lookup(person: Person, *, by: User, at: datetime) -> None:
    """Write down that `by` found a known person by number and was shown what is kept, once in half an hour."""
    note_once("dossiers.looked_up", person, centre=person.centre_id, by=by, at=at)


@transaction.atomic
def reveal_numbers(dossier: Dossier, *, by: User, at: datetime) -> None:
    """Allow the full personal numbers to be shown this once, on record. Raises PermissionDenied."""
    require(by, "dossiers.view", dossier, at=at)
    journal.record("dossiers.revealed", dossier, by=by, at=at, centre=dossier.centre_id)
