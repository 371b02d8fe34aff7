"""Giving a step to one officer among those who may do it, or all open steps of one to another."""

import uuid
from dataclasses import dataclass, replace

from django.db import transaction

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    is_repeat,
    lock,
    move,
    note,
    pressing,
    require_fresh,
    works_at_step,
)
from motcua.casework.dossiers.models import Dossier
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.organisation import queries as organisation

#: dossiers given over in one go; what is left is shown and given with the next
MOST_GIVEN = 100


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
    if dossier.beside:
        raise RuleBroken(
            _(
                "Hồ sơ đang ở nhiều bước song song nên không giao cho riêng một người: người giữ vai của từng bước "
                "đều thấy hồ sơ trong việc của mình."
            ),
            code="side_by_side",
        )
    chosen = next((user for user in queries.colleagues(dossier, act.at) if user.pk == officer), None)
    if chosen is None:
        raise RuleBroken(
            _(
                "Người được chọn không làm bước này: không giữ vai của bước hoặc không còn ở vị trí đó hôm nay. "
                "Chọn người khác trong danh sách."
            ),
            code="not_in_role",
        )
    return _give(dossier, act, chosen, {"step": chosen.full_name})


def _give(dossier: Dossier, act: Act, chosen: User, told: dict[str, str]) -> Dossier:
    move(dossier, "assign")
    dossier.handler = chosen
    dossier.save(update_fields=["status", "revision", "handler"])
    note(dossier, "assign", act, told)
    events.announce(StepAssigned(dossier.pk, chosen.pk))
    return dossier


@dataclass(frozen=True)
class Given:
    """How many open steps were given over, how many the receiver may not do, and how many are left for another go."""

    moved: int
    not_in_role: int
    left: int


@transaction.atomic
def give_work_over(away: int, receiver: int, act: Act, *, reason: str) -> Given:
    """Give all open steps of one officer to another, as far as the receiver acts in their roles; by who decides.

    Steps given to nobody need no giving over: whoever acts in their role takes them. Source: NĐ 118/2025 Đ19.1.
    Raises PermissionDenied, RuleBroken when nothing is said, both are one, or there is nothing to give.
    """
    require(act.by, "dossiers.decide", at=act.at)
    rules.require_said(reason, _("lý do giao lại"))
    if away == receiver:
        raise RuleBroken(_("Hai người là một. Chọn người nhận khác."), code="same_person")
    rows = queries.given_to(away, by=act.by, at=act.at).order_by("pk")
    held = list(rows.select_for_update(of=("self",)).select_related("centre", "version"))
    if not held:
        raise RuleBroken(_("Người này không còn việc nào đang giao riêng."), code="nothing_to_give")
    giver, chosen = User.objects.get(pk=away), User.objects.get(pk=receiver)
    fit = sorted((d for d in held if _may_do(d, chosen, act)), key=pressing)
    for dossier in fit[:MOST_GIVEN]:
        told = {"step": chosen.full_name, "from": giver.full_name, "remark": reason, "batch": str(act.key)}
        _give(dossier, replace(act, key=uuid.uuid5(act.key, str(dossier.pk))), chosen, told)
    moved = len(fit[:MOST_GIVEN])
    given = Given(moved, len(held) - len(fit), len(fit) - moved)
    told = {"from": giver.full_name, "to": chosen.full_name, "reason": reason}
    journal.record(
        "dossiers.work_given",
        chosen,
        by=act.by,
        at=act.at,
        centre=held[0].centre_id,
        data=told | {"moved": given.moved, "not_in_role": given.not_in_role, "left": given.left},
    )
    return given


def _may_do(dossier: Dossier, chosen: User, act: Act) -> bool:
    """Whether the receiver acts in the role of the current step of a dossier of their own Centre."""
    roles = organisation.roles_of(chosen, act.at)
    return chosen.is_active and chosen.centre == dossier.centre_id and dossier.current_role in roles
