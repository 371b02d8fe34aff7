"""What is done with a task once it is given: each step asks, locks, decides, and is kept in the history."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.audit import journal
from motcua.foundation.files import store
from motcua.foundation.notifications.states import Kind
from motcua.workplace.plans import queries, rules
from motcua.workplace.plans.actions import telling
from motcua.workplace.plans.actions.giving import Doer, Upload, require_doer, warn_day
from motcua.workplace.plans.models import Act, Assignment
from motcua.workplace.plans.queries import ASSIGN
from motcua.workplace.plans.states import BY_DOER, BY_LEADER, Near, Stand, Verb


@dataclass(frozen=True)
class Deed:
    """Who acts, when, on the grounds of which version, under which key; a repeat of the key changes nothing."""

    by: User
    key: uuid.UUID
    based_on: int
    at: datetime
    words: str = ""

    @property
    def on(self) -> date:
        return queries.day_of(self.at)


@dataclass(frozen=True)
class Made:
    """What came of a task: the day it was finished, and a file that shows it."""

    on: date
    file: Upload = field(default_factory=Upload)


def _begun(pk: int, verb: Verb, deed: Deed) -> tuple[Assignment, bool]:
    """The task, locked, moved by `verb`, and whether that was done before under the same key.

    Raises PermissionDenied; RuleBroken for a page that is out of date, a step that is not open, words not said.
    """
    row = Assignment.objects.select_for_update().get(pk=pk)
    _require_right(row, verb, deed)
    if Act.objects.filter(assignment=row, key=deed.key).exists():
        return row, True
    rules.require_current(row.version, deed.based_on)
    stand = rules.after(Stand(row.stand), verb)
    rules.require_told(verb, deed.words)
    row.stand = stand
    return row, False


def _require_right(row: Assignment, verb: Verb, deed: Deed) -> None:
    leads = verb in BY_LEADER and allows(deed.by, ASSIGN, row, at=deed.at)
    if not leads and not (verb in BY_DOER and queries.is_doer(deed.by, row, deed.at)):
        raise PermissionDenied(ASSIGN)


def _ended(row: Assignment, act: Act, deed: Deed) -> Assignment:
    """Save the task and its act, journal it; notices of before are over."""
    row.version += 1
    row.save()
    act.assignment, act.key, act.words = row, deed.key, deed.words.strip()
    act.done_at, act.done_by = deed.at, deed.by
    act.save(force_insert=True)
    data = {"number": row.number, "stand": str(row.stand)}
    journal.record(f"plans.{act.verb}", row, by=deed.by, at=deed.at, centre=row.centre_id, data=data)
    telling.over(row, at=deed.at)
    return row


@transaction.atomic
def take_task(pk: int, deed: Deed) -> Assignment:
    """The task in the making. Raises PermissionDenied, RuleBroken."""
    row, repeated = _begun(pk, Verb.TAKE, deed)
    return row if repeated else _ended(row, Act(verb=Verb.TAKE), deed)


@transaction.atomic
def hand_task(pk: int, deed: Deed, *, to: Doer) -> Assignment:
    """The task given to somebody else, with the reason; they hear of it. Raises PermissionDenied, RuleBroken."""
    row, repeated = _begun(pk, Verb.HAND, deed)
    if repeated:
        return row
    require_doer(to, row.centre)
    before, row.officer, row.post = row.doer, to.officer, to.post
    row.deputies.set(to.deputies)
    row.warned = Near.NONE
    _ended(row, Act(verb=Verb.HAND, doer_before=before, doer=row.doer), deed)
    telling.tell_doers(Kind.TASK_GIVEN, row, at=deed.at, by=deed.by.pk)
    return row


@transaction.atomic
def report_task(pk: int, deed: Deed, made: Made) -> Assignment:
    """The task reported as done, with what was made and its file; who gave it hears so.

    Raises PermissionDenied; RuleBroken for a day to come or before the task was given, and for a file nobody can read.
    """
    row, repeated = _begun(pk, Verb.REPORT, deed)
    if repeated:
        return row
    rules.require_done(made.on, queries.day_of(row.given_at), deed.on)
    act = Act(verb=Verb.REPORT, day=made.on)
    if made.file.name:
        act.file = store.take_in(made.file.content, name=made.file.name, centre=row.centre_id)
    row.made_on, row.reported_at, row.reported_by = made.on, deed.at, deed.by
    _ended(row, act, deed)
    telling.tell_giver(row, at=deed.at, by=deed.by.pk)
    return row


@transaction.atomic
def accept_task(pk: int, deed: Deed) -> Assignment:
    """The task done. Raises PermissionDenied; RuleBroken for who would accept their own report."""
    row, repeated = _begun(pk, Verb.ACCEPT, deed)
    if repeated:
        return row
    rules.require_other_eyes(row.reported_by_id, deed.by.pk)
    row.ended_at = deed.at
    return _ended(row, Act(verb=Verb.ACCEPT), deed)


@transaction.atomic
def send_task_back(pk: int, deed: Deed) -> Assignment:
    """The task in the making again, with the reason; who is to do it hears so. Raises PermissionDenied, RuleBroken."""
    row, repeated = _begun(pk, Verb.SEND_BACK, deed)
    if repeated:
        return row
    row.made_on = row.reported_at = row.reported_by = None
    row.warned = Near.NONE
    _ended(row, Act(verb=Verb.SEND_BACK), deed)
    telling.tell_doers(Kind.TASK_BACK, row, at=deed.at, by=deed.by.pk)
    return row


@transaction.atomic
def extend_task(pk: int, deed: Deed, *, due_on: date) -> Assignment:
    """The task with a later deadline, the old one kept in the history. Raises PermissionDenied, RuleBroken."""
    row, repeated = _begun(pk, Verb.EXTEND, deed)
    if repeated:
        return row
    rules.require_later(due_on, row.due_on)
    rules.require_deadline(due_on, deed.on)
    act = Act(verb=Verb.EXTEND, due_before=row.due_on, day=due_on)
    row.due_on, row.warn_on, row.warned = due_on, warn_day(row, due_on), Near.NONE
    return _ended(row, act, deed)


@transaction.atomic
def cancel_task(pk: int, deed: Deed) -> Assignment:
    """The task called off, with the reason. Raises PermissionDenied, RuleBroken."""
    row, repeated = _begun(pk, Verb.CANCEL, deed)
    if repeated:
        return row
    row.ended_at = deed.at
    return _ended(row, Act(verb=Verb.CANCEL), deed)
