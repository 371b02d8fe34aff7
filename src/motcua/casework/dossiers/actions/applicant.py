"""What an applicant does to a dossier already filed online: papers asked for, the wish to withdraw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, lock, move, note, require_fresh
from motcua.casework.dossiers.actions.supplement import open_request, supplemented
from motcua.casework.dossiers.models import Dossier, FiledPaper, OnlineFiling, Supplement
from motcua.casework.dossiers.own import may_withdraw, own_dossiers
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Source
from motcua.foundation import events
from motcua.foundation.files import store
from motcua.foundation.files.upright import upright
from motcua.foundation.search import nfc
from motcua.foundation.words import _

#: name and bytes of each file, by the component it is for
Brought = Mapping[int, Sequence[tuple[str, bytes]]]


@dataclass(frozen=True)
class PapersBrought:
    dossier_id: int


@dataclass(frozen=True)
class WithdrawalAsked:
    dossier_id: int


def _take_own(pk: int, act: Act) -> Dossier:
    """The citizen's own dossier, locked. Raises PermissionDenied for anybody else's."""
    if not own_dossiers(act.by).filter(pk=pk).exists():
        raise PermissionDenied("not an own dossier")
    return lock(pk)


@transaction.atomic
def bring_papers(pk: int, brought: Brought, act: Act) -> Dossier:
    """Papers asked for, sent online, all at once.

    Before reception the filing waits to be checked again; afterwards the whole limit runs anew from now (C8).
    Source: NĐ 118/2025 Đ16.3, Đ19.5. Raises PermissionDenied; RuleBroken when nothing is asked for, a paper is
    lacking, a file cannot be taken in, or the last day is over.
    """
    dossier = _take_own(pk, act)
    if is_repeat(dossier, act, "bring_papers", "take_supplement"):
        return dossier
    require_fresh(dossier, act)
    is_received = dossier.received_at is not None
    supplement = open_request(dossier, "take_supplement" if is_received else "bring_papers", act)
    _keep(dossier, supplement, brought, act)
    if is_received:
        return supplemented(dossier, supplement, act, officer=supplement.asked_by.full_name)
    return _checked_again(dossier, supplement, act)


def _keep(dossier: Dossier, supplement: Supplement, brought: Brought, act: Act) -> None:
    """The files of every component asked for; nothing is kept unless all are there."""
    asked = list(supplement.items.values_list("component", flat=True))
    rules.require_some(sum(1 for component in asked if not brought.get(component)))
    for component in asked:
        rules.require_room_for_file(len(brought[component]) - 1, 0)
        files = [
            (name, store.take_in(upright(content), name=name, centre=dossier.centre_id))
            for name, content in brought[component]
        ]
        for name, file in files:
            FiledPaper.objects.get_or_create(
                dossier=dossier,
                component_id=component,
                file=file,
                defaults={"name": nfc(name)[:200], "added_at": act.at, "supplement": supplement},
            )
        dossier.components.filter(component=component).update(source=Source.ELECTRONIC, file=files[0][1])


def _checked_again(dossier: Dossier, supplement: Supplement, act: Act) -> Dossier:
    """Back among the filings to check: the answer is due as it was the first time."""
    move(dossier, "bring_papers")
    supplement.answered_at = act.at
    supplement.save(update_fields=["answered_at"])
    dossier.act_by = Counting.of(dossier.centre_id, act.at).answer_by(act.at)
    dossier.supplemented_at = act.at
    dossier.save(update_fields=["status", "revision", "act_by", "supplemented_at"])
    note(dossier, "bring_papers", act, {"n": supplement.n})
    events.announce(PapersBrought(dossier.pk))
    return dossier


@transaction.atomic
def ask_withdrawal(pk: int, reason: str, act: Act) -> Dossier:
    """The applicant's wish to withdraw, on record: the Centre ends the dossier once it has checked that nothing is
    decided.

    Source: NĐ 118/2025 Đ21; TT 03/2025 Đ7. Raises PermissionDenied; RuleBroken when stale, over, or no reason is given.
    """
    dossier = _take_own(pk, act)
    if is_repeat(dossier, act, "ask_withdrawal"):
        return dossier
    require_fresh(dossier, act)
    rules.require_withdrawable(may_withdraw(dossier))
    rules.require_said(reason, _("lý do"))
    OnlineFiling.objects.filter(dossier=dossier).update(
        withdrawal_asked_at=act.at, withdrawal_reason=nfc(reason)[:500]
    )
    dossier.revision += 1
    dossier.save(update_fields=["revision"])
    note(dossier, "ask_withdrawal", act, {"remark": nfc(reason)[:500]})
    events.announce(WithdrawalAsked(dossier.pk))
    return dossier
