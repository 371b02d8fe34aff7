"""A result that does not go over the counter: by post, or as a file on the public page."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import end_steps, is_repeat, move, note, require_fresh, take
from motcua.casework.dossiers.actions.returning import ResultReturned, close
from motcua.casework.dossiers.models import Dossier, Posting, Result, ResultFile
from motcua.casework.dossiers.states import Delivery, Money, ReturnPlace
from motcua.foundation import events
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.papers.codes import fresh_code
from motcua.foundation.words import _


@dataclass(frozen=True)
class ResultPosted:
    dossier_id: int


@dataclass(frozen=True)
class ResultCameBack:
    dossier_id: int


@dataclass(frozen=True)
class Parcel:
    """What the carrier was given, and what was checked before."""

    carrier: str
    tracking_number: str
    sent_on: date
    originals_back: bool
    fee_settled: bool


def _today(act: Act) -> date:
    return act.at.astimezone(VIETNAM).date()


@transaction.atomic
def post_result(pk: int, act: Act, parcel: Parcel) -> Dossier:
    """Give the result to a carrier. The legal state stays "resolved" until the carrier has delivered it.

    Source: NĐ 118/2025 Đ22. Raises PermissionDenied, RuleBroken when stale, not open, not chosen, or a check is open.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "post_result"):
        return dossier
    require_fresh(dossier, act)
    move(dossier, "post_result")
    rules.require_here(Delivery(dossier.delivery))
    rules.require_place(ReturnPlace(dossier.return_place), ReturnPlace.POST)
    rules.require_said(parcel.carrier, _("đơn vị vận chuyển"))
    rules.require_said(parcel.tracking_number, _("số vận đơn"))
    assert dossier.finished_at is not None
    rules.require_day_between(parcel.sent_on, dossier.finished_at.astimezone(VIETNAM).date(), _today(act))
    rules.require_ready_to_leave(originals_back=parcel.originals_back, fee_settled=parcel.fee_settled)
    Posting.objects.create(
        dossier=dossier,
        carrier=parcel.carrier,
        tracking_number=parcel.tracking_number,
        sent_on=parcel.sent_on,
        sent_by=act.by,
    )
    dossier.delivery, dossier.slot = Delivery.IN_POST, None
    if dossier.money == Money.DUE:
        dossier.money = Money.SETTLED
    dossier.save(update_fields=["revision", "delivery", "slot", "money"])
    told = {"step": parcel.carrier, "remark": parcel.tracking_number, "sent_on": parcel.sent_on.isoformat()}
    note(dossier, "post_result", act, told)
    events.announce(ResultPosted(dossier.pk))
    return dossier


def _under_way(dossier: Dossier) -> Posting:
    """What the carrier has. Raises RuleBroken when it has nothing."""
    posting = dossier.postings.filter(delivered_on=None, came_back_on=None).first()
    if posting is None:
        raise RuleBroken(
            _("Kết quả này không ở bưu chính. Tải lại trang để xem việc tiếp theo."), code="not_in_post"
        )
    return posting


def _moment_of(day: date, act: Act) -> datetime:
    """The end of that day, since a carrier tells no hour; never later than the act itself."""
    return min(act.at, datetime.combine(day, time(23, 59), VIETNAM))


@transaction.atomic
def note_delivered(pk: int, act: Act, *, on: date, receiver: str) -> Dossier:
    """Note that the carrier delivered the result: only now it is returned, and the note of return is issued.

    Source: NĐ 118/2025 Đ22. Raises PermissionDenied, RuleBroken when stale, not in the post, or the day is wrong.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "note_delivered"):
        return dossier
    require_fresh(dossier, act)
    move(dossier, "note_delivered")
    posting = _under_way(dossier)
    rules.require_said(receiver, _("người nhận trên phiếu phát"))
    rules.require_day_between(on, posting.sent_on, _today(act))
    posting.delivered_on = on
    posting.save(update_fields=["delivered_on"])
    result = _returned(dossier, _moment_of(on, act), receiver)
    end_steps(dossier, act)
    close(dossier, Delivery.HANDED_OVER)
    shown = f"bưu chính {posting.carrier}, vận đơn {posting.tracking_number}"
    sheets.issue_return_note(dossier, result, act, known=None, shown=shown)
    note(dossier, "note_delivered", act, {"step": receiver, "on": on.isoformat()})
    events.announce(ResultReturned(dossier.pk))
    return dossier


def _returned(dossier: Dossier, at: datetime, receiver: str) -> Result:
    """The result, dated as returned. The database lets it change this once."""
    result = dossier.result
    result.returned_at, result.receiver_name = at, receiver
    result.save(update_fields=["returned_at", "receiver_name"])
    return result


@transaction.atomic
def note_came_back(pk: int, act: Act, *, on: date, reason: str) -> Dossier:
    """Note that the carrier brought the result back, and why; it waits at the Centre and may be sent again.

    Raises PermissionDenied, RuleBroken when stale, nothing is in the post, the day is wrong or nothing is said.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "note_came_back"):
        return dossier
    require_fresh(dossier, act)
    move(dossier, "note_came_back")
    posting = _under_way(dossier)
    rules.require_said(reason, _("lý do hoàn về"))
    rules.require_day_between(on, posting.sent_on, _today(act))
    posting.came_back_on, posting.reason = on, reason
    posting.save(update_fields=["came_back_on", "reason"])
    dossier.delivery = Delivery.WAITING
    dossier.save(update_fields=["revision", "delivery"])
    note(dossier, "note_came_back", act, {"remark": reason, "on": on.isoformat()})
    events.announce(ResultCameBack(dossier.pk))
    return dossier


@dataclass(frozen=True)
class Electronic:
    """The file of an electronic result as it was signed, and what was checked before."""

    content: bytes
    name: str
    is_right: bool
    fee_settled: bool


@transaction.atomic
def publish_result(pk: int, act: Act, given: Electronic) -> Dossier:
    """Make the electronic result available on the public page of the dossier: with that it is returned.

    Source: NĐ 118/2025 Đ22.1, Đ22.3. The bytes are kept as they came, so a signature inside stays whole.
    Raises PermissionDenied, RuleBroken when stale, not open, not chosen, a check is open, or the file cannot be taken.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "publish_result"):
        return dossier
    require_fresh(dossier, act)
    move(dossier, "publish_result")
    rules.require_place(ReturnPlace(dossier.return_place), ReturnPlace.ONLINE)
    rules.require_right_file(given.is_right)
    rules.require_paid(given.fee_settled)
    file = store.take_in(given.content, name=given.name, centre=dossier.centre_id)
    ResultFile.objects.create(
        dossier=dossier, file=file, verify_code=fresh_code(), available_at=act.at, made_by=act.by
    )
    _returned(dossier, act.at, dossier.submitter.full_name)
    end_steps(dossier, act)
    close(dossier, Delivery.AVAILABLE)
    note(dossier, "publish_result", act, {"sha256": file.sha256})
    events.announce(ResultReturned(dossier.pk))
    return dossier
