"""Codes a procedure had before: joining one to it, taking it away."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.search import fold_code, nfc
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish, take_turn
from motcua.reference.procedures.models import FormerCode, Procedure
from motcua.reference.procedures.rules.former import require_former_code


@transaction.atomic
def add_former_code(procedure: Procedure, code: str, source: str, *, by: User, at: datetime) -> FormerCode:
    """The code, from now on another way to the procedure; adding it again changes nothing.

    Raises PermissionDenied; RuleBroken for a code that is another procedure's, or none at all.
    """
    may_publish(by, at)
    take_turn()
    code = fold_code(code)
    known = FormerCode.objects.filter(code=code).first()
    if known is not None and known.procedure_id == procedure.pk:
        return known
    is_in_use = known is not None or Procedure.objects.filter(code=code).exists()
    require_former_code(code, own=procedure.code, is_in_use=is_in_use)
    row = FormerCode.objects.create(
        procedure=procedure, code=code, source=nfc(source), added_at=at, added_by=by
    )
    data = {"code": procedure.code, "former": code}
    record("procedures.former_code_added", row, by=by, at=at, centre=EVERYWHERE, data=data)
    return row


@transaction.atomic
def remove_former_code(row: FormerCode, *, by: User, at: datetime) -> None:
    """One way less. Raises PermissionDenied."""
    may_publish(by, at)
    record("procedures.former_code_removed", row, by=by, at=at, centre=EVERYWHERE, data={"former": row.code})
    row.delete()
