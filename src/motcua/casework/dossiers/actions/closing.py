"""A dossier that ends without a result: withdrawn, never supplemented, stopped by the body that works on it."""

from dataclasses import asdict, dataclass

from django.db import transaction

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import end_steps, is_repeat, move, note, require_fresh, take
from motcua.casework.dossiers.actions.linking import stop_parts
from motcua.casework.dossiers.models import Closure, Dossier
from motcua.casework.dossiers.states import LINKED, Ending
from motcua.foundation import events
from motcua.foundation.words import _

_SAVED = ["status", "revision", "act_by", "current_step", "current_role", "deciding", "beside", "finished_at"]


@dataclass(frozen=True)
class DossierClosed:
    dossier_id: int


@dataclass(frozen=True)
class ClosingGrounds:
    """Why, by which rule, what papers go back, and what becomes of money that was paid."""

    reason: str
    basis: str = ""
    papers_back: str = ""
    money: str = ""


@transaction.atomic
def withdraw_dossier(pk: int, act: Act, grounds: ClosingGrounds) -> Dossier:
    """End the dossier at the applicant's wish, while nothing has been decided; issues Mẫu 05.

    Source: NĐ 118/2025 Đ21; TT 03/2025 Đ7. Raises PermissionDenied, RuleBroken when stale, decided already, or no
    reason is given.
    """
    return _close(pk, act, grounds, "dossiers.receive", "withdraw", Ending.WITHDRAWN)


@transaction.atomic
def close_unsupplemented(pk: int, act: Act, grounds: ClosingGrounds) -> Dossier:
    """End a dossier whose papers did not come in time; issues Mẫu 05.

    Source: NĐ 118/2025 Đ19.5 (C7). Raises PermissionDenied, RuleBroken when stale, not open, or papers may still come.
    """
    return _close(pk, act, grounds, "dossiers.receive", "close_unsupplemented", Ending.UNSUPPLEMENTED)


@transaction.atomic
def stop_dossier(pk: int, act: Act, grounds: ClosingGrounds) -> Dossier:
    """End a dossier because the law keeps the body from going on; issues Mẫu 05.

    Raises PermissionDenied, RuleBroken when stale, not open, or reason or basis is lacking.
    """
    rules.require_said(grounds.basis, _("căn cứ dừng giải quyết"))
    return _close(pk, act, grounds, "dossiers.decide", "stop", Ending.STOPPED)


def _close(pk: int, act: Act, grounds: ClosingGrounds, right: str, verb: str, ending: Ending) -> Dossier:
    dossier = take(pk, right, act)
    if is_repeat(dossier, act, verb):
        return dossier
    require_fresh(dossier, act)
    rules.require_said(grounds.reason, _("lý do"))
    move(dossier, verb)
    if ending == Ending.UNSUPPLEMENTED:
        asked = dossier.supplements.get(answered_at=None)
        rules.require_listed_asked(asked.items.count())
        rules.require_waited(act.at, asked.until)
    _end(dossier, act, grounds.reason)
    closure = Closure.objects.create(
        dossier=dossier, ending=ending, closed_at=act.at, closed_by=act.by, **asdict(grounds)
    )
    sheets.issue_stop_notice(dossier, closure, act)
    note(dossier, verb, act, {"remark": grounds.reason})
    events.announce(DossierClosed(dossier.pk))
    return dossier


def _end(dossier: Dossier, act: Act, reason: str) -> None:
    """Nothing is left to do: no step, no clock, no agency at work."""
    if dossier.current_role == LINKED:
        stop_parts(dossier, act, reason)
    end_steps(dossier, act)
    dossier.stops.filter(ended_at=None).update(ended_at=act.at, ended_by=act.by)
    dossier.act_by, dossier.current_step, dossier.current_role, dossier.deciding = None, None, "", False
    dossier.finished_at, dossier.beside = act.at, []
    dossier.save(update_fields=_SAVED)
