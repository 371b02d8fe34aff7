"""Taking the first tasks of a list for oneself, and giving them back to all who act in their role."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import move, note_all, pressing
from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.casework.dossiers.states import Status
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.organisation.queries import roles_of

#: tasks taken, or given back, in one go: a page of the list
MOST_TAKEN = 25


@dataclass(frozen=True)
class StepsTaken:
    """Nobody else has to do these steps any more."""

    dossier_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class StepPutBack:
    dossier_id: int


@dataclass(frozen=True)
class Taken:
    """Whose handler the officer now is, and of the others: who was quicker, and what is nobody's to take any more."""

    mine: list[Dossier]
    quicker: list[tuple[str, str]]
    gone: list[str]


@dataclass(frozen=True)
class PutBack:
    """What was given back, and the codes of what somebody else had given to the officer, or is no longer theirs."""

    free: list[Dossier]
    kept: list[str]


def may_be_taken(dossier: Dossier, user: User, at: datetime) -> bool:
    """Whether nobody holds the current step and it is one of the officer's to do."""
    return dossier.handler_id is None and _is_work_of(dossier, user, at)


def _is_work_of(dossier: Dossier, user: User, at: datetime) -> bool:
    is_one_step = dossier.status == Status.IN_PROCESS and not dossier.deciding and not dossier.beside
    acts_there = is_one_step and dossier.current_role in roles_of(user, at)
    return acts_there and allows(user, "dossiers.process", dossier, at=at)


def may_be_put_back(dossier: Dossier, user: User) -> bool:
    """Whether the officer is the handler of the current step."""
    return dossier.handler_id == user.pk and dossier.status == Status.IN_PROCESS


@transaction.atomic
def take_steps(dossiers: Sequence[int], act: Act) -> Taken:
    """Make the officer the handler of these steps, as far as nobody else is: two who press at once share none.

    A repeat with the same key takes nothing more. Source: NĐ 118/2025 Đ19.1. Raises PermissionDenied for a dossier
    the officer may not work on, RuleBroken for none or more than `MOST_TAKEN`.
    """
    held = _lock(dossiers, act)
    done = _done_before(held, "take_step", act)
    fit = [d for d in held if d.pk not in done and may_be_taken(d, act.by, act.at)]
    for dossier in fit:
        move(dossier, "take_step")
        dossier.handler = act.by
    _write(fit, "take_step", act)
    if fit:
        events.announce(StepsTaken(tuple(dossier.pk for dossier in fit), act.at))
    mine = [d for d in held if d in fit or (d.pk in done and d.handler_id == act.by.pk)]
    left = [dossier for dossier in held if dossier not in mine]
    names = User.objects.in_bulk({d.handler_id for d in left if d.handler_id}) if left else {}
    return Taken(
        mine,
        [(d.code, names[d.handler_id].full_name) for d in left if d.handler_id],
        [dossier.code for dossier in left if not dossier.handler_id],
    )


@transaction.atomic
def put_steps_back(dossiers: Sequence[int], act: Act) -> PutBack:
    """Give back what the officer took, so that all in its role may take it; what a superior gave stays.

    Source: NĐ 118/2025 Đ19.1 (who was given work by the head of the body does not pass it on). Raises as `take_steps`.
    """
    held = _lock(dossiers, act)
    done = _done_before(held, "put_step_back", act)
    not_theirs = done | _given_by_others(held, act)
    fit = [d for d in held if d.pk not in not_theirs and may_be_put_back(d, act.by)]
    for dossier in fit:
        move(dossier, "put_step_back")
        dossier.handler = None
    _write(fit, "put_step_back", act)
    for dossier in fit:
        events.announce(StepPutBack(dossier.pk))
    free = [d for d in held if d in fit or d.pk in done]
    return PutBack(free, [dossier.code for dossier in held if dossier not in free])


def _lock(dossiers: Sequence[int], act: Act) -> list[Dossier]:
    """The dossiers, held until the transaction ends, always in the order of their keys so that nobody waits in a
    circle; each asked for."""
    if not dossiers:
        raise RuleBroken(
            _("Chưa chọn việc nào. Đánh dấu ô ở đầu dòng của việc cần nhận rồi bấm lại."),
            code="nothing_chosen",
        )
    if len(set(dossiers)) > MOST_TAKEN:
        raise RuleBroken(
            _("Mỗi lần nhiều nhất %(most)s việc. Bỏ bớt dấu chọn rồi bấm lại."),
            code="too_many",
            params={"most": MOST_TAKEN},
        )
    rows = Dossier.objects.filter(pk__in=dossiers).order_by("pk").select_for_update(of=("self",))
    held = list(rows.select_related("centre", "version"))
    for dossier in held:
        require(act.by, "dossiers.process", dossier, at=act.at)
    return sorted(held, key=pressing)


def _key_of(dossier: Dossier, verb: str, act: Act) -> uuid.UUID:
    return uuid.uuid5(act.key, f"{verb} {dossier.pk}")


def _done_before(held: Sequence[Dossier], verb: str, act: Act) -> set[int]:
    """The dossiers on which this very act was done before."""
    told = DossierEvent.objects.filter(
        centre__in={dossier.centre_id for dossier in held},
        key__in=[_key_of(dossier, verb, act) for dossier in held],
        by=act.by.pk,
    )
    return set(told.values_list("dossier", flat=True))


def _given_by_others(held: Sequence[Dossier], act: Act) -> set[int]:
    """The dossiers whose current step the officer got from somebody else."""
    told = DossierEvent.objects.filter(
        centre__in={dossier.centre_id for dossier in held},
        dossier__in=[dossier.pk for dossier in held],
        verb__in=["assign", "take_step"],
    )
    last = told.order_by("dossier", "-id").distinct("dossier").values_list("dossier", "by")
    return {dossier for dossier, by in last if by != act.by.pk}


def _write(fit: Sequence[Dossier], verb: str, act: Act) -> None:
    Dossier.objects.bulk_update(fit, ["status", "revision", "handler"])
    told = {"step": act.by.full_name, "batch": str(act.key)}
    note_all([(d, replace(act, key=_key_of(d, verb, act))) for d in fit], verb, told)
