"""Tasks that come back: entering, changing, pausing and resuming them."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre
from motcua.workplace.plans import queries, rules
from motcua.workplace.plans.actions import giving
from motcua.workplace.plans.actions.appearing import appear
from motcua.workplace.plans.actions.giving import Doer
from motcua.workplace.plans.models import Recurrence
from motcua.workplace.plans.queries import ASSIGN
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm


@dataclass(frozen=True)
class Recurring:
    """What comes back: the task, who is to do it, when it is due and when it appears."""

    title: str
    output: str
    doer: Doer
    when: When
    first_on: date
    last_on: date | None = None
    asked: str = ""
    duty: str = "I.4"
    warning_days: int = 3
    lead_days: int = 7


def add_recurrence(
    wanted: Recurring, *, centre: Centre, by: User, key: uuid.UUID, at: datetime
) -> Recurrence:
    """The task that comes back, on record; what is due soon appears at once. A repeat of `key` gives the first.

    Raises PermissionDenied; RuleBroken for a rhythm that does not say when, days crossed, a doer from elsewhere.
    """
    row = Recurrence(centre=centre, key=key, entered_at=at, entered_by=by)
    require(by, ASSIGN, row, at=at)
    known = Recurrence.objects.filter(centre=centre, key=key).first()
    if known:
        return known
    row.made_until = max(wanted.first_on, queries.day_of(at)) - timedelta(days=1)
    try:
        with transaction.atomic():
            _write(row, wanted, "recurrence_added", by, at)
            appear(row, at)
    except IntegrityError:
        return Recurrence.objects.get(centre=centre, key=key)
    return row


@transaction.atomic
def change_recurrence(pk: int, wanted: Recurring, *, based_on: int, by: User, at: datetime) -> Recurrence:
    """The task that comes back, as it is wanted from now on; tasks already given stay as they are."""
    row = _locked(pk, based_on, by, at)
    row.version += 1
    row.made_until = min(
        row.made_until, queries.day_of(at) - timedelta(days=1)
    )  # the new days are other days
    _write(row, wanted, "recurrence_changed", by, at)
    if row.paused_at is None:
        appear(row, at)
    return row


def _write(row: Recurrence, wanted: Recurring, verb: str, by: User, at: datetime) -> None:
    giving.require_task(wanted.title, wanted.output, wanted.duty)
    giving.require_doer(wanted.doer, row.centre)
    rules.require_when(wanted.when)
    rules.require_days(wanted.first_on, wanted.last_on)
    when = _only_what_counts(wanted.when)
    row.title, row.asked, row.output = nfc(wanted.title), wanted.asked.strip(), nfc(wanted.output)
    row.duty, row.officer, row.post = wanted.duty, wanted.doer.officer, wanted.doer.post
    row.warning_days, row.lead_days = wanted.warning_days, wanted.lead_days
    row.rhythm, row.day, row.month = when.rhythm, when.day, when.month
    row.weekday = str(when.weekday or "")
    row.first_on, row.last_on = wanted.first_on, wanted.last_on
    row.save()
    row.deputies.set(wanted.doer.deputies)
    _record(verb, row, by, at, rhythm=row.rhythm)


def _only_what_counts(when: When) -> When:
    """Without the parts that the rhythm does not ask for."""
    if when.rhythm in (Rhythm.WEEKLY, Rhythm.LAW):
        when = replace(when, day=None, month=None)
    if when.rhythm == Rhythm.MONTHLY:
        when = replace(when, month=None)
    return when if when.rhythm == Rhythm.WEEKLY else replace(when, weekday=None)


@transaction.atomic
def pause_recurrence(pk: int, *, reason: str, based_on: int, by: User, at: datetime) -> Recurrence:
    """The task comes back no more until it is resumed. Raises PermissionDenied, RuleBroken."""
    row = _locked(pk, based_on, by, at)
    if row.paused_at is not None:
        raise RuleBroken(_("Việc định kỳ này đang tạm dừng rồi."), code="paused_already")
    if not nfc(reason):
        raise RuleBroken(_("Chưa ghi lý do tạm dừng. Ghi lý do rồi gửi lại."), code="not_told")
    row.paused_at, row.pause_reason, row.version = at, nfc(reason), row.version + 1
    row.save(update_fields=["paused_at", "pause_reason", "version"])
    _record("recurrence_paused", row, by, at, reason=row.pause_reason)
    return row


@transaction.atomic
def resume_recurrence(pk: int, *, based_on: int, by: User, at: datetime) -> Recurrence:
    """The task comes back again from today on; what was due in between is not made up."""
    row = _locked(pk, based_on, by, at)
    if row.paused_at is None:
        raise RuleBroken(_("Việc định kỳ này không tạm dừng."), code="not_paused")
    row.paused_at, row.pause_reason, row.version = None, "", row.version + 1
    row.made_until = max(row.made_until, queries.day_of(at) - timedelta(days=1))
    row.save()
    _record("recurrence_resumed", row, by, at)
    appear(row, at)
    return row


def _locked(pk: int, based_on: int, by: User, at: datetime) -> Recurrence:
    row = Recurrence.objects.select_for_update().get(pk=pk)
    require(by, ASSIGN, row, at=at)
    rules.require_current(row.version, based_on)
    return row


def _record(verb: str, row: Recurrence, by: User, at: datetime, **data: object) -> None:
    journal.record(f"plans.{verb}", row, by=by, at=at, centre=row.centre_id, data=data)
