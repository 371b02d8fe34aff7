"""The words people use for a procedure."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold, nfc
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish
from motcua.reference.procedures.models import Alias, Procedure


@transaction.atomic
def add_alias(procedure: Procedure, text: str, *, by: User | None, at: datetime) -> Alias:
    """The alias by which the procedure is found from now on; one already there is given back."""
    may_publish(by, at)
    text = nfc(text)
    if not fold(text):
        raise RuleBroken(_("Chưa ghi cách gọi. Gõ chữ người dân hay dùng rồi bấm Thêm."), code="alias_empty")
    alias, is_new = Alias.objects.get_or_create(
        procedure=procedure, folded=fold(text), defaults={"text": text, "created_at": at}
    )
    if is_new:
        data = {"code": procedure.code, "text": text}
        record("procedures.alias_added", alias, by=by, at=at, centre=EVERYWHERE, data=data)
    return alias


@transaction.atomic
def remove_alias(alias: Alias, *, by: User | None, at: datetime) -> None:
    """Forget an alias; the procedure is no longer found by it."""
    may_publish(by, at)
    data = {"code": alias.procedure.code, "text": alias.text}
    record("procedures.alias_removed", alias, by=by, at=at, centre=EVERYWHERE, data=data)
    alias.delete()
