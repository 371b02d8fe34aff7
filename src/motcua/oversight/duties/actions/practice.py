"""What a Centre does about its duties: evidence by hand, judgements, who is in charge, what is wanted, hours."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence.registry import Period
from motcua.foundation.files import store
from motcua.foundation.words import _
from motcua.oversight.duties.models import (
    Charge,
    Duty,
    HandEntry,
    Note,
    OtherText,
    Override,
    Requirement,
    UnitTime,
)
from motcua.oversight.duties.queries import MANAGE, SET
from motcua.reference.instruments.models import Instrument
from motcua.reference.organisation.models import Centre, Post


@dataclass(frozen=True)
class Done:
    """What was done, when, by whom, how much, and the document that shows it."""

    what: str
    done_on: date
    done_by: str
    quantity: Decimal | None = None
    unit: str = ""
    document: str = ""
    #: the document itself, and its name for messages
    content: bytes = b""
    name: str = ""


def _at_centre(centre: Centre) -> HandEntry:
    """A row of the Centre, as the permission backends read where an act takes place."""
    return HandEntry(centre=centre)


def _said(text: str, what: str) -> str:
    """The text without blanks around it. Raises RuleBroken when nothing is left."""
    if not text.strip():
        raise RuleBroken(_("Còn trống: %(what)s. Ghi rồi lưu lại.") % {"what": what}, code="not_said")
    return text.strip()


def _record(verb: str, row: models.Model, by: User, at: datetime, centre: int, **data: Any) -> None:
    journal.record(f"duties.{verb}", row, by=by, at=at, centre=centre, data=data)


@transaction.atomic
def record_evidence(duty: Duty, done: Done, *, centre: Centre, by: User, at: datetime) -> HandEntry:
    """A piece of evidence entered by hand, its document kept. Raises PermissionDenied; RuleBroken for a day to come."""
    require(by, MANAGE, _at_centre(centre), at=at)
    if done.done_on > at.astimezone(VIETNAM).date():
        raise RuleBroken(
            _("Ngày thực hiện ở tương lai. Minh chứng chỉ ghi việc đã làm: sửa ngày rồi lưu lại."),
            code="not_done_yet",
        )
    file = store.take_in(done.content, name=done.name, centre=centre.pk) if done.name else None
    entry = HandEntry.objects.create(
        centre=centre,
        duty=duty,
        what=_said(done.what, _("việc đã làm")),
        done_on=done.done_on,
        done_by=_said(done.done_by, _("người thực hiện")),
        quantity=done.quantity,
        unit=done.unit,
        document=done.document,
        file=file,
        entered_at=at,
        entered_by=by,
    )
    _record("evidence_entered", entry, by, at, centre.pk, duty=duty.code, what=entry.what)
    return entry


@transaction.atomic
def void_evidence(pk: int, *, reason: str, by: User, at: datetime) -> HandEntry:
    """An entry that counts no longer and stays with its reason. Raises PermissionDenied; RuleBroken when void."""
    entry = HandEntry.objects.select_for_update().get(pk=pk)
    require(by, MANAGE, entry, at=at)
    if entry.voided_at is not None:
        raise RuleBroken(_("Minh chứng này đã hủy từ trước. Tải lại trang để xem."), code="void_already")
    entry.voided_at, entry.voided_by, entry.void_reason = at, by, _said(reason, _("lý do hủy"))
    entry.save(update_fields=["voided_at", "voided_by", "void_reason"])
    _record("evidence_voided", entry, by, at, entry.centre_id, reason=entry.void_reason)
    return entry


@transaction.atomic
def judge(duty: Duty, standing: str, reason: str, *, centre: Centre, by: User, at: datetime) -> Override:
    """How the duty stands by somebody's judgement, until judged again; an empty standing goes back to the rule."""
    require(by, MANAGE, _at_centre(centre), at=at)
    row = Override.objects.create(
        centre=centre,
        duty=duty,
        standing=standing,
        reason=_said(reason, _("lý do")),
        judged_at=at,
        judged_by=by,
    )
    _record("judged", row, by, at, centre.pk, duty=duty.code, standing=standing, reason=row.reason)
    return row


@transaction.atomic
def put_in_charge(
    duty: Duty, post: Post, *, is_deputy: bool, first_on: date, centre: Centre, by: User, at: datetime
) -> Charge:
    """A post in charge of a duty from a day on; whoever was responsible before is so until the day before.

    Raises PermissionDenied; RuleBroken for a post of another Centre, or a day not after the one the last began.
    """
    require(by, MANAGE, _at_centre(centre), at=at)
    if post.unit is None or post.unit.centre_id != centre.pk:
        raise RuleBroken(_("Vị trí này không thuộc Trung tâm. Chọn vị trí khác."), code="foreign_post")
    if not is_deputy:
        _relieve(centre, duty, first_on)
    charge = Charge.objects.create(
        centre=centre,
        duty=duty,
        post=post,
        is_deputy=is_deputy,
        first_on=first_on,
        entered_at=at,
        entered_by=by,
    )
    _record("put_in_charge", charge, by, at, centre.pk, duty=duty.code, post=post.title, deputy=is_deputy)
    return charge


def _relieve(centre: Centre, duty: Duty, first_on: date) -> None:
    before = Charge.objects.filter(centre=centre, duty=duty, is_deputy=False, last_on=None).first()
    if before is None:
        return
    if before.first_on >= first_on:
        raise RuleBroken(
            _("Người đang phụ trách bắt đầu từ %(day)s. Chọn ngày phân công mới muộn hơn ngày đó."),
            code="charge_too_early",
            params={"day": f"{before.first_on:%d/%m/%Y}"},
        )
    before.last_on = first_on - timedelta(days=1)
    before.save(update_fields=["last_on"])


@transaction.atomic
def write_note(duty: Duty, text: str, *, centre: Centre, by: User, at: datetime) -> Note:
    """A remark about a duty at the Centre."""
    require(by, MANAGE, _at_centre(centre), at=at)
    note = Note.objects.create(
        centre=centre, duty=duty, text=_said(text, _("ghi chú")), written_at=at, written_by=by
    )
    _record("noted", note, by, at, centre.pk, duty=duty.code)
    return note


@dataclass(frozen=True)
class Want:
    """What is wanted of a duty: so much in each period, reminded so many days before its end, on what basis."""

    frequency: str
    minimum: int
    warning_days: int
    wanted: str
    basis: str


@transaction.atomic
def set_requirement(duty: Duty, want: Want, *, centre: Centre | None, by: User, at: datetime) -> Requirement:
    """What is wanted of a duty from now on, at a Centre or (None) at all that have set nothing of their own."""
    require(by, SET if centre is None else MANAGE, centre and _at_centre(centre), at=at)
    row = Requirement.objects.create(
        duty=duty,
        centre=centre,
        frequency=want.frequency,
        minimum=want.minimum,
        warning_days=want.warning_days,
        wanted=want.wanted,
        basis=_said(want.basis, _("căn cứ")),
        entered_at=at,
        entered_by=by,
    )
    _record("requirement_set", row, by, at, centre.pk if centre else 0, duty=duty.code, basis=row.basis)
    return row


@transaction.atomic
def set_unit_time(
    key: tuple[str, str], hours: Decimal, basis: str, *, centre: Centre | None, by: User, at: datetime
) -> UnitTime:
    """Hours for one unit of a figure from now on, at a Centre or (None) at all that have set none of their own."""
    require(by, SET if centre is None else MANAGE, centre and _at_centre(centre), at=at)
    row = UnitTime.objects.create(
        centre=centre,
        duty=key[0],
        figure=key[1],
        hours=hours,
        basis=_said(basis, _("căn cứ")),
        entered_at=at,
        entered_by=by,
    )
    _record("unit_time_set", row, by, at, centre.pk if centre else 0, duty=key[0], hours=str(hours))
    return row


def note_export(centre: Centre, figure: tuple[str, str], *, by: User, at: datetime, period: Period) -> None:
    """Write into the journal that the rows behind a figure were taken out as a table."""
    first, last = period.first.isoformat(), period.last.isoformat()
    _record(
        "rows_exported", centre, by, at, centre.pk, duty=figure[0], figure=figure[1], first=first, last=last
    )


@transaction.atomic
def keep_text(
    *, title: str, source: str, text: str, instrument: Instrument, by: User, at: datetime
) -> OtherText:
    """A text kept to be read side by side with an instrument's duties. Raises PermissionDenied."""
    require(by, MANAGE, at=at)
    row = OtherText.objects.create(
        title=title, source=source, text=text, instrument=instrument, entered_at=at, entered_by=by
    )
    _record("text_kept", row, by, at, by.centre or 0, title=title)
    return row
