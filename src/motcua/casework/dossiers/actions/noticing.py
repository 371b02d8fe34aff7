"""From when on a Centre wants to be told that one person files for many."""

from datetime import date, datetime

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.models import FilingNotice
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.reference.organisation.models import Centre

#: setting the Centre's own levels
SET_NOTICE = "dossiers.set_notice"


@transaction.atomic
def set_filing_notice(
    centre: Centre, *, owners: int, days: int, in_force_from: date, by: User, at: datetime
) -> FilingNotice:
    """One more level, which holds from its day on. Raises PermissionDenied; RuleBroken when it is none or past."""
    notice = FilingNotice(
        centre=centre, owners=owners, days=days, in_force_from=in_force_from, written_at=at, written_by=by
    )
    require(by, SET_NOTICE, notice, at=at)
    rules.require_notice(owners, days, in_force_from, at.astimezone(VIETNAM).date())
    notice.save()
    data = {"owners": owners, "days": days, "from": in_force_from.isoformat()}
    journal.record("dossiers.filing_notice_set", notice, by=by, at=at, centre=centre.pk, data=data)
    return notice
