"""Giving a step to one officer among those who may do it."""

from dataclasses import dataclass

from django.db import transaction

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, lock, move, note, require_fresh, works_at_step
from motcua.casework.dossiers.models import Dossier
from motcua.foundation import events
from motcua.foundation.accounts.permissions import require
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


@dataclass(frozen=True)
class StepAssigned:
    dossier_id: int
    officer_id: int


@transaction.atomic
def assign(pk: int, act: Act, officer: int) -> Dossier:
    """Give the current step to one of those who may do it: by who decides, or taken by an officer for themselves.

    Source: NĐ 118/2025 Đ19.1 (the head of the body assigns). Raises PermissionDenied, RuleBroken when stale, not
    open, or the officer does not act in the step's role.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "assign"):
        return dossier
    if officer != act.by.pk or not works_at_step(act.by, dossier, act.at):
        require(act.by, "dossiers.decide", dossier, at=act.at)
    require_fresh(dossier, act)
    chosen = next((user for user in queries.colleagues(dossier, act.at) if user.pk == officer), None)
    if chosen is None:
        raise RuleBroken(
            _(
                "Người được chọn không làm bước này: không giữ vai của bước hoặc không còn ở vị trí đó hôm nay. "
                "Chọn người khác trong danh sách."
            ),
            code="not_in_role",
        )
    move(dossier, "assign")
    dossier.handler = chosen
    dossier.save(update_fields=["status", "revision", "handler"])
    note(dossier, "assign", act, {"step": chosen.full_name})
    events.announce(StepAssigned(dossier.pk, chosen.pk))
    return dossier
