"""Results that wait: put into a slot, their owners reminded."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, move, note, take
from motcua.casework.dossiers.models import Dossier, DossierEvent, ShelfSlot
from motcua.casework.dossiers.states import Delivery
from motcua.foundation import events
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.foundation.words import _

#: results reminded of in one go
MOST_REMINDED = 200


@dataclass(frozen=True)
class OwnerReminded:
    dossier_id: int


def _slot(dossier: Dossier, code: str) -> ShelfSlot | None:
    """The Centre's slot of that name, new when it was never used; None for no name."""
    code = nfc(code)
    if not code:
        return None
    known = ShelfSlot.objects.filter(centre=dossier.centre_id, code__iexact=code).first()
    return known or ShelfSlot.objects.get_or_create(centre=dossier.centre, code=code)[0]


@transaction.atomic
def shelve(pk: int, act: Act, slot: str) -> Dossier:
    """Note in which slot a result lies; without a name, that it lies in none.

    Raises PermissionDenied, RuleBroken when no result waits at the Centre.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "shelve"):
        return dossier
    move(dossier, "shelve")
    rules.require_here(Delivery(dossier.delivery))
    dossier.slot = _slot(dossier, slot)
    dossier.save(update_fields=["revision", "slot"])
    note(dossier, "shelve", act, {"step": dossier.slot.code if dossier.slot else ""})
    return dossier


def _reminded_today(dossier: Dossier, act: Act) -> bool:
    last = DossierEvent.objects.filter(
        centre=dossier.centre_id, dossier=dossier.pk, verb="remind_owner"
    ).last()
    return last is not None and last.at.astimezone(VIETNAM).date() == act.at.astimezone(VIETNAM).date()


@transaction.atomic
def remind_owners(dossiers: Iterable[int], act: Act) -> int:
    """Remind the owners of results that wait, each once a day at most; how many were reminded now.

    Messages go by the channels that are set up; the reminder is on record in any case. Source: NĐ 118/2025 Đ22.5
    (results are announced by SMS, e-mail or telephone). Raises PermissionDenied, RuleBroken when none was chosen.
    """
    chosen = sorted(set(dossiers))[:MOST_REMINDED]
    if not chosen:
        raise RuleBroken(_("Chưa chọn kết quả nào để nhắc. Đánh dấu các dòng cần nhắc."), code="none_chosen")
    reminded = 0
    for pk in chosen:
        own = replace(act, key=uuid.uuid5(act.key, str(pk)))
        dossier = take(pk, "dossiers.return", own)
        if is_repeat(dossier, own, "remind_owner") or _reminded_today(dossier, act):
            continue
        move(dossier, "remind_owner")
        rules.require_here(Delivery(dossier.delivery))
        dossier.save(update_fields=["revision"])
        note(dossier, "remind_owner", own)
        events.announce(OwnerReminded(dossier.pk))
        reminded += 1
    return reminded
