"""Reading personal data is an act too: it is written into the journal."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.audit.models import Entry

#: opening the same page again within this time is the same reading
SAME_READING = timedelta(minutes=30)


@transaction.atomic
def note_reading(dossier: Dossier, *, by: User, at: datetime) -> None:
    """Write down that `by` opened the dossier, once in half an hour."""
    recent = Entry.objects.filter(
        centre=dossier.centre_id,
        subject=journal.subject_of(dossier),
        actor=by.pk,
        action="dossiers.read",
        at__gt=at - SAME_READING,
    )
    if not recent.exists():
        journal.record("dossiers.read", dossier, by=by, at=at, centre=dossier.centre_id)


@transaction.atomic
def reveal_numbers(dossier: Dossier, *, by: User, at: datetime) -> None:
    """Allow the full personal numbers to be shown this once, on record. Raises PermissionDenied."""
    require(by, "dossiers.view", dossier, at=at)
    journal.record("dossiers.revealed", dossier, by=by, at=at, centre=dossier.centre_id)
