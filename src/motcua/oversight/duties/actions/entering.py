"""Entering the register by hand: instruments with their days, fields with their duties; nothing is overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.oversight.duties import queries
from motcua.oversight.duties.actions import versions
from motcua.oversight.duties.actions.events import InstrumentChanged
from motcua.oversight.duties.actions.versions import Origin, Place
from motcua.oversight.duties.models import DutyVersion
from motcua.oversight.duties.queries import SET
from motcua.oversight.duties.rules import entering as rules
from motcua.oversight.duties.rules.annex import ReadGroup
from motcua.oversight.duties.states import code_of
from motcua.reference.instruments import actions as instruments
from motcua.reference.instruments.models import Instrument
from motcua.reference.instruments.rules import Cited, words_of


@dataclass
class Change:
    """What an entry did: the codes of duties that are new, have other words, are no longer there."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


@transaction.atomic
def enter_instrument(
    cited: Cited,
    *,
    in_force_from: date | None,
    in_force_to: date | None,
    amends: Iterable[Instrument],
    by: User,
    at: datetime,
) -> Instrument:
    """An instrument that was not known. Raises PermissionDenied; RuleBroken for a number that is known."""
    require(by, SET, at=at)
    if cited.issued_on > at.astimezone(VIETNAM).date():
        raise RuleBroken(
            _("Ngày ban hành ở tương lai. Chỉ nhập văn bản đã ban hành: sửa ngày."), code="not_issued_yet"
        )
    row = instruments.enter_new(cited, in_force_from=in_force_from, in_force_to=in_force_to, amends=amends)
    _record("instrument_entered", row, by, at, number=row.number)
    events.announce(InstrumentChanged(row.pk))
    return row


@transaction.atomic
def amend_instrument(row: Instrument, amending: Instrument, *, by: User, at: datetime) -> None:
    """That an instrument is amended by another. Raises PermissionDenied; RuleBroken for itself."""
    require(by, SET, at=at)
    instruments.amend(row, by=amending)
    _record("instrument_amended", row, by, at, number=row.number, amended_by=amending.number)


@transaction.atomic
def add_days(row: Instrument, *, first: date | None, last: date | None, by: User, at: datetime) -> int:
    """The first or last day of an instrument that was missing; its duties end with it. How many do.

    Raises PermissionDenied; RuleBroken for another day than is known, or a duty that begins after the last.
    """
    require(by, SET, at=at)
    row = Instrument.objects.select_for_update().get(pk=row.pk)
    instruments.add_days(row, first=first, last=last)
    still = DutyVersion.objects.filter(duty__group__instrument=row, in_force_to=None).select_related("duty")
    ended = list(still) if last else []
    for version in ended:
        versions.close(version, last=last or date.max)
    days = {"first": first and first.isoformat(), "last": last and last.isoformat()}
    _record("instrument_dated", row, by, at, number=row.number, ended=len(ended), **days)
    return len(ended)


@transaction.atomic
def enter_field(
    row: Instrument,
    group: ReadGroup,
    *,
    level: str,
    numeral: str,
    first: date,
    basis: str,
    by: User,
    at: datetime,
) -> Change:
    """The duties of a field as they hold from a day on: what differs closes the words before, what is gone ends.

    Raises PermissionDenied; RuleBroken where the field cannot stand there, or words would end before they began.
    """
    require(by, SET, at=at)
    row = Instrument.objects.select_for_update().get(pk=row.pk)
    standing = list(queries.holding_from(first, level))
    _require_place(row, group.n, numeral, first, standing)
    own = [version for version in standing if version.duty.group.instrument_id == row.pk]
    there = {version.duty.code: version for version in own if version.duty.group.n == group.n}
    cited = next((version.duty.group.cited for version in own), "") or words_of(cited_as(row))
    place, origin = Place(level, row, numeral, cited), Origin(by=by, at=at, basis=basis)
    change = Change()
    for duty in group.duties:
        code = code_of(numeral, group.n, duty.letter)
        before = there.pop(code, None)
        if before and _same(before, group, duty.words):
            continue
        if before:
            versions.close(before, last=first - timedelta(days=1))
        versions.publish(place, group, duty, first=first, origin=origin)
        (change.changed if before else change.new).append(code)
    for code, before in there.items():
        versions.close(before, last=first - timedelta(days=1))
        change.closed.append(code)
    _record("field_entered", row, by, at, level=level, field=f"{numeral}.{group.n}", **vars(change))
    if change.new or change.changed or change.closed:
        events.announce(InstrumentChanged(row.pk))
    return change


def cited_as(row: Instrument) -> Cited:
    """The instrument as a text names it."""
    return Cited(row.kind, row.number, row.issuer, row.issued_on, row.about)


def _require_place(
    row: Instrument, n: int, numeral: str, first: date, standing: Iterable[DutyVersion]
) -> None:
    groups = [version.duty.group for version in standing]
    own = [group for group in groups if group.instrument_id == row.pk]
    others = [str(g.instrument) for g in groups if g.numeral == numeral and g.instrument_id != row.pk]
    rules.require_within(first, row.in_force_from or row.issued_on, row.in_force_to)
    rules.require_numeral(numeral, own=own[0].numeral if own else "", taken_by=others[0] if others else "")
    rules.require_order(n, {group.n for group in own})


def _same(version: DutyVersion, group: ReadGroup, words: str) -> bool:
    held = version.words, version.body, version.duty.group.name
    return held == (words, group.body, group.name)


def _record(verb: str, row: Instrument, by: User, at: datetime, **data: object) -> None:
    journal.record(f"duties.{verb}", row, by=by, at=at, centre=0, data=data)
