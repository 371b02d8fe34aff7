"""What every change of the catalogue begins with: may they, and is it their turn."""

from datetime import datetime

from django.db import connection

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require

PUBLISH = "procedures.publish"
#: The catalogue belongs to the whole installation, which the journal numbers 0.
EVERYWHERE = 0


def may_publish(by: User | None, at: datetime) -> None:
    """Nothing, when `by` may change the catalogue; the system itself (None) may. Raises PermissionDenied."""
    if by is not None:
        require(by, PUBLISH, at=at)


def take_turn() -> None:
    """Wait until no other transaction changes the catalogue; held until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('procedures.catalogue'))")
