"""What e-identity account somebody has, found out at the counter, and the help that was given."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.casework.assistance import rules
from motcua.casework.assistance.models import AccountCheck
from motcua.casework.assistance.states import AccountHelp
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import EIdentity
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.search import nfc


@dataclass(frozen=True)
class Checked:
    """What was found, why nothing was when nobody looked, and the help."""

    account: EIdentity
    help: AccountHelp
    reason: str = ""


def record_account_check(
    found: Checked, dossier: Dossier, *, by: User, key: uuid.UUID, at: datetime
) -> AccountCheck:
    """The check on record with the dossier and its owner, whose account it is also when somebody else files.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17.1a. Raises PermissionDenied, RuleBroken.
    """
    require(by, "assistance.guide", dossier, at=at)
    rules.require_check(found.account, found.help, found.reason)
    check = AccountCheck(
        centre_id=dossier.centre_id,
        key=key,
        dossier=dossier,
        person_id=dossier.owner_id,
        procedure_code=dossier.procedure_code,
        field_code=dossier.field_code,
        account=found.account,
        help=found.help,
        reason=nfc(found.reason),
        checked_at=at,
        checked_by=by,
    )
    try:
        with transaction.atomic():
            check.save(force_insert=True)
            data = {"account": str(found.account), "help": str(found.help)}
            journal.record(
                "assistance.account_checked", dossier, by=by, at=at, centre=dossier.centre_id, data=data
            )
    except IntegrityError:  # of two who click at once one is given the other's
        return AccountCheck.objects.get(centre=dossier.centre_id, key=key)
    return check
