"""Verbs about posts."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.foundation import clock
from motcua.foundation.accounts.actions import FirstAdministratorEntered
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.words import _
from motcua.reference.organisation import rules
from motcua.reference.organisation.models import Delegation, Grant, Holding, Post, Unit
from motcua.reference.organisation.queries import deciding_posts, delegations, get_centre, officers_of

#: entering written delegations to decide, and ending them
DELEGATE = "organisation.delegate"
#: everything about messages to the outside: seeing them, sending again, writing their texts and approving them
MESSAGES = ("notifications.view", "notifications.resend", "notifications.write", "notifications.approve")
#: letters written with Word: seeing their templates, bringing in and approving them
LETTERS = ("letters.view", "letters.write", "letters.approve")
#: the register of duties: seeing it, recording and judging at one's Centre, setting what all Centres owe
DUTIES = ("duties.view", "duties.manage")
#: tasks that leaders give: seeing those of the Centre; giving, accepting, extending, calling off
TASKS = ("plans.view", "plans.assign")
#: what the first administrator can do, in every Centre; no dossier and no task of a Centre is among it
ADMINISTRATION = (
    "accounts.manage",
    "audit.view",
    "calendars.view",
    "calendars.change",
    "procedures.view",
    "procedures.publish",
    *DUTIES,
    "duties.set",
    *MESSAGES,
    *LETTERS,
)


def give_rights(post: Post, rights: tuple[str, ...], first_on: date, *, everywhere: bool = False) -> None:
    """Grant a post its rights from that day on; granting again changes nothing."""
    held = set(Grant.objects.filter(post=post).values_list("right", flat=True))
    Grant.objects.bulk_create(
        Grant(post=post, right=right, first_on=first_on, everywhere=everywhere)
        for right in rights
        if right not in held
    )


@dataclass(frozen=True)
class Delegated:
    """What a written delegation says: who gives, who gets, in which field (empty: all), from when to when."""

    giver: int
    receiver: int
    field: str
    first_on: date
    last_on: date
    document: str


@transaction.atomic
def delegate(given: Delegated, *, by: User, at: datetime) -> Delegation:
    """Enter a written delegation to decide into the register; it is in force from its first day to its last.

    Source: NĐ 118/2025 Đ17.5; NĐ 30/2020 Đ13. Raises PermissionDenied; RuleBroken when it is not written, its days
    are crossed, or its giver may not decide.
    """
    centre = get_centre(by)
    require(by, DELEGATE, Unit(centre=centre), at=at)
    deciding = deciding_posts(centre.pk, given.first_on).filter(pk=given.giver)
    rules.require_delegation(
        giver_decides=deciding.exists(),
        first_on=given.first_on,
        last_on=given.last_on,
        document=given.document,
    )
    receiver = officers_of(centre.pk).get(pk=given.receiver)
    delegation = Delegation.objects.create(
        giver_id=given.giver,
        receiver=receiver,
        field=given.field,
        first_on=given.first_on,
        last_on=given.last_on,
        document=given.document,
    )
    _record("delegated", delegation, by, at, centre.pk)
    return delegation


@transaction.atomic
def end_delegation(pk: int, *, by: User, at: datetime) -> Delegation:
    """End a delegation with today, when it would last longer; ending it again changes nothing.

    One that has not begun ends with its first day. Raises PermissionDenied.
    """
    centre, today = get_centre(by), at.astimezone(VIETNAM).date()
    require(by, DELEGATE, Unit(centre=centre), at=at)
    delegation = delegations(by).select_for_update(of=("self",)).get(pk=pk)
    last = max(today, delegation.first_on)
    if delegation.last_on is None or delegation.last_on > last:
        delegation.last_on = last
        delegation.save(update_fields=["last_on"])
        _record("delegation_ended", delegation, by, at, centre.pk)
    return delegation


def _record(verb: str, delegation: Delegation, by: User, at: datetime, centre: int) -> None:
    last = delegation.last_on.isoformat() if delegation.last_on else ""
    data = {"giver": delegation.giver.title, "receiver": delegation.receiver.full_name, "last": last}
    data |= {"field": delegation.field, "document": delegation.document, "first": str(delegation.first_on)}
    journal.record(f"organisation.{verb}", delegation, by=by, at=at, centre=centre, data=data)


def give_administrator_post(event: FirstAdministratorEntered) -> None:
    """Seat the first administrator in a post above all Centres, which is made when it is not there."""
    today = clock.now().astimezone(clock.VIETNAM).date()
    post, _made = Post.objects.get_or_create(unit=None, title=_("Quản trị hệ thống"))
    give_rights(post, ADMINISTRATION, today, everywhere=True)
    Holding.objects.create(post=post, user_id=event.user_id, first_on=today)
