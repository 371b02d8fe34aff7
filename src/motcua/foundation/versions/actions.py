"""What happens to every version: numbered when it is written, approved once. Inside the action of the app it is of."""

from datetime import datetime
from typing import TypeVar

from django.db import connection
from django.db.models import QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.versions import rules
from motcua.foundation.versions.models import ApprovedVersion

M = TypeVar("M", bound=ApprovedVersion)


def number(version: M, before: QuerySet[M]) -> None:
    """Make it the next of `before`, the versions of that text, newest first.

    Whoever numbers one of the same kind and Centre waits until the transaction ends.
    """
    kind = version._meta.label_lower
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s), %s)", [kind, version.centre])
    latest = before.first()
    version.version = latest.version + 1 if latest else 1


def approve(version: ApprovedVersion, right: str, *, by: User, at: datetime) -> bool:
    """Whether it is approved just now; approving it again changes nothing. The caller holds the row.

    Raises PermissionDenied, RuleBroken when its day has passed by now.
    """
    require(by, right, version, at=at)
    if version.approved_at is not None:
        return False
    rules.require_coming_day(version.in_force_from, at.astimezone(VIETNAM).date())
    version.approved_at, version.approved_by, version.approved_by_name = at, by.pk, by.full_name
    version.save(update_fields=["approved_at", "approved_by", "approved_by_name"])
    return True
