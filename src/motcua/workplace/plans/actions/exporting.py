"""Writing down that a list was taken out."""

from datetime import datetime

from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal
from motcua.reference.organisation.models import Centre


def note_export(centre: Centre, filters: str, *, by: User, at: datetime) -> None:
    """Write into the journal that the tasks under some filters were taken out as a table."""
    journal.record("plans.exported", centre, by=by, at=at, centre=centre.pk, data={"filters": filters[:300]})
