"""Papers that go from the counter to a unit, or from a unit back: gathered, handed over, received by another."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.dossiers import handing, rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import lock, note
from motcua.casework.dossiers.custody import GIVES, Direction, ListStatus
from motcua.casework.dossiers.models import Dossier, HandedItem, HandOverList
from motcua.casework.dossiers.states import Source, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.words import _


def _record(hand_over: HandOverList, verb: str, act: Act, **data: object) -> None:
    journal.record(
        f"dossiers.list_{verb}", hand_over, by=act.by, at=act.at, centre=hand_over.centre_id, data=data
    )


def _take(pk: int) -> HandOverList:
    """The list, held until the transaction ends; the caller asks for the right."""
    lists = HandOverList.objects.select_for_update(of=("self",))
    return lists.select_related("centre__commune", "giver_unit", "receiver_unit").get(pk=pk)


def _require_giver(hand_over: HandOverList, by: User, at: datetime) -> None:
    if not handing.may_give(by, hand_over, at):
        raise PermissionDenied("gives for another unit")


@transaction.atomic
def begin_list(act: Act, way: str) -> HandOverList:
    """A new list on one of the officer's ways (`giver-receiver`). A repeat gives the first one.

    Raises PermissionDenied, RuleBroken when the way is not one of theirs that day.
    """
    made = HandOverList.objects.filter(key=act.key, begun_by=act.by).first()
    if made is not None:
        return made
    ways = handing.ways_of(act.by, act.at)
    if not ways:
        raise PermissionDenied("gives for no unit")
    chosen = next((each for each in ways if each.value == way), None)
    if chosen is None:
        raise RuleBroken(
            _("Chưa chọn bên nhận, hoặc bên nhận này không thuộc Trung tâm. Chọn lại bên nhận."),
            code="no_way",
        )
    hand_over = HandOverList.objects.create(
        centre_id=chosen.giver.centre_id,
        direction=chosen.direction,
        giver_unit=chosen.giver,
        receiver_unit=chosen.receiver,
        key=act.key,
        begun_at=act.at,
        begun_by=act.by,
    )
    _record(hand_over, "begin", act, to=chosen.receiver.name)
    return hand_over


def _require_on_no_other(hand_over: HandOverList, dossier: Dossier) -> None:
    """Nothing while the dossier is on no other open list that way; the database holds it too."""
    other = (
        dossier.handed.filter(direction=hand_over.direction, is_open=True).select_related("hand_over").first()
    )
    if other is None:
        return
    raise RuleBroken(
        _(
            "Hồ sơ %(code)s đang có trong danh sách %(list)s, %(status)s. "
            "Xong danh sách đó, hoặc bỏ hồ sơ ra khỏi đó rồi thêm vào đây."
        ),
        code="on_another_list",
        params={
            "code": dossier.code,
            "list": str(other.hand_over),
            "status": ListStatus(other.hand_over.status).label.lower(),
        },
    )


@transaction.atomic
def gather(pk: int, act: Act, dossier_id: int) -> HandOverList:
    """Put a dossier on a list; what is on it already stays there once.

    Raises PermissionDenied; RuleBroken when its papers do not travel that way, or are on another open list.
    """
    hand_over = _take(pk)
    _require_giver(hand_over, act.by, act.at)
    direction = Direction(hand_over.direction)
    dossier = lock(dossier_id)
    require(act.by, GIVES[direction], dossier, at=act.at)
    rules.list_after(ListStatus(hand_over.status), "gather")
    if dossier.centre_id != hand_over.centre_id:
        raise PermissionDenied("a dossier of another Centre")
    if hand_over.items.filter(dossier=dossier).exists():
        return hand_over
    _require_on_no_other(hand_over, dossier)
    on_paper = dossier.components.filter(source=Source.PAPER)
    rules.require_travels(dossier.code, Status(dossier.status), direction, on_paper=on_paper.exists())
    rules.require_room(hand_over.items.count())
    HandedItem.objects.create(hand_over=hand_over, dossier=dossier, direction=direction)
    return hand_over


@transaction.atomic
def drop_item(pk: int, act: Act, item_id: int) -> HandOverList:
    """Take a dossier off a list that is still gathered."""
    hand_over = _take(pk)
    _require_giver(hand_over, act.by, act.at)
    rules.list_after(ListStatus(hand_over.status), "gather")
    hand_over.items.filter(pk=item_id).delete()
    return hand_over


@dataclass(frozen=True)
class Remark:
    """What the giver says of one dossier on the list."""

    sheets: int | None = None
    note: str = ""


@transaction.atomic
def keep_remarks(pk: int, act: Act, remarks: Mapping[int, Remark]) -> HandOverList:
    """Keep what the giver noted so far of each dossier on a list that is still gathered."""
    hand_over = _take(pk)
    _require_giver(hand_over, act.by, act.at)
    rules.list_after(ListStatus(hand_over.status), "gather")
    _note_remarks(list(hand_over.items.all()), remarks)
    return hand_over


@transaction.atomic
def hand_list_over(pk: int, act: Act, remarks: Mapping[int, Remark] | None = None) -> HandOverList:
    """Give the list its number and hand it over; it is printed for both sides and waits for the receiver.

    Source: NĐ 118/2025 Đ5.1, Đ18. A repeat by the same officer gives the first result. Raises PermissionDenied,
    RuleBroken when the list is empty or not gathered any more.
    """
    hand_over = _take(pk)
    _require_giver(hand_over, act.by, act.at)
    if hand_over.status == ListStatus.HANDED and hand_over.handed_by_id == act.by.pk:
        return hand_over
    after = rules.list_after(ListStatus(hand_over.status), "hand")
    items = list(hand_over.items.select_related("dossier"))
    rules.require_something(len(items))
    _note_remarks(items, remarks or {})
    hand_over.status, hand_over.handed_at, hand_over.handed_by = after, act.at, act.by
    hand_over.number = sheets.next_form_number(hand_over.centre, act.at)
    hand_over.save(update_fields=["status", "handed_at", "handed_by", "number"])
    for item in items:
        told = {"step": hand_over.receiver_unit.name, "list": hand_over.number, "remark": item.note}
        note(item.dossier, "hand_papers", _of_item(act, item), told)
    sheets.issue_hand_over(hand_over, act)
    _record(hand_over, "hand", act, number=hand_over.number, count=len(items))
    return hand_over


def _note_remarks(items: list[HandedItem], remarks: Mapping[int, Remark]) -> None:
    for item in items:
        said = remarks.get(item.pk, Remark())
        item.sheets, item.note = said.sheets, said.note
    HandedItem.objects.bulk_update(items, ["sheets", "note"])


def _of_item(act: Act, item: HandedItem) -> Act:
    """The same act as one dossier's timeline has it, with a key of its own."""
    return replace(act, key=uuid.uuid5(act.key, str(item.pk)))


@dataclass(frozen=True)
class Found:
    """What the receiver found: for each item None when all is there, or what is missing; and how they signed."""

    lacking: Mapping[int, str | None]
    signature_png: bytes | None = None
    signed_on_paper: bool = False


@transaction.atomic
def receive_list(pk: int, act: Act, found: Found) -> HandOverList:
    """Receive a list: every item looked at, what is missing with its reason, signed for by somebody of the unit.

    Source: NĐ 118/2025 Đ5.1. What is missing may go onto another list. A repeat by the same officer gives the
    first result. Raises PermissionDenied, RuleBroken when something is not accounted for or nobody signed.
    """
    hand_over = _take(pk)
    if hand_over.status == ListStatus.RECEIVED and hand_over.received_by_id == act.by.pk:
        return hand_over
    if hand_over.status == ListStatus.HANDED:
        rules.require_other_person(hand_over.handed_by_id, act.by.pk)
    if not handing.may_take(act.by, hand_over, act.at):
        raise PermissionDenied("receives for another unit")
    after = rules.list_after(ListStatus(hand_over.status), "confirm")
    items = list(hand_over.items.select_related("dossier"))
    rules.require_accounted({item.pk: item.dossier.code for item in items}, found.lacking)
    rules.require_signed(found.signature_png is not None or found.signed_on_paper)
    if found.signature_png is not None:
        kept = store.take_in(found.signature_png, name="chu-ky.png", centre=hand_over.centre_id)
        hand_over.signature = kept
    hand_over.status, hand_over.received_at, hand_over.received_by = after, act.at, act.by
    hand_over.save(update_fields=["status", "received_at", "received_by", "signature"])
    _note_found(hand_over, items, act, found)
    sheets.issue_hand_over(hand_over, act)
    missing = sum(reason is not None for reason in found.lacking.values())
    _record(hand_over, "receive", act, number=hand_over.number, count=len(items), missing=missing)
    return hand_over


def _note_found(hand_over: HandOverList, items: list[HandedItem], act: Act, found: Found) -> None:
    """Close the items and tell each dossier's timeline whether its papers arrived."""
    for item in items:
        lack = found.lacking[item.pk]
        item.is_open, item.is_there, item.lack = False, lack is None, lack or ""
        verb = "take_papers" if lack is None else "miss_papers"
        told = {"step": hand_over.receiver_unit.name, "list": hand_over.number, "remark": item.lack}
        note(item.dossier, verb, _of_item(act, item), told)
    HandedItem.objects.bulk_update(items, ["is_open", "is_there", "lack"])


@transaction.atomic
def cancel_list(pk: int, act: Act, *, reason: str) -> HandOverList:
    """Cancel a list nobody received yet, with the reason; its papers are free for another, its print no longer holds.

    Raises PermissionDenied, RuleBroken when it was received or cancelled, or nothing is said.
    """
    hand_over = _take(pk)
    _require_giver(hand_over, act.by, act.at)
    after = rules.list_after(ListStatus(hand_over.status), "cancel")
    rules.require_said(reason, _("lý do hủy danh sách"))
    hand_over.status, hand_over.cancelled_at, hand_over.cancelled_by = after, act.at, act.by
    hand_over.reason = reason
    hand_over.save(update_fields=["status", "cancelled_at", "cancelled_by", "reason"])
    hand_over.items.update(is_open=False)
    for paper in papers_about(hand_over, centre=hand_over.centre_id):
        papers.withdraw(paper, reason=reason, by=act.by, at=act.at)
    _record(hand_over, "cancel", act, number=hand_over.number, reason=reason)
    return hand_over
