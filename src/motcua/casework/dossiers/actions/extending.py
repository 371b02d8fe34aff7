"""A promise that cannot be kept: the apology, and the one new date."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions import appointing
from motcua.casework.dossiers.actions.common import is_repeat, move, moved_from, note, require_fresh, take
from motcua.casework.dossiers.models import Dossier, Extension
from motcua.casework.dossiers.promises import Counting
from motcua.foundation import events
from motcua.foundation.clock import VIETNAM
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars import rules as working_time


@dataclass(frozen=True)
class DossierExtended:
    dossier_id: int


@transaction.atomic
def extend_dossier(pk: int, act: Act, *, reason: str, new_due: datetime) -> Dossier:
    """Apologise and promise a new date, as often as the parameter in force allows; issues Mẫu 04.

    Asked after the last day for it is on record as late and not refused: the citizen must hear in any case.
    Source: NĐ 118/2025 Đ19.6 (C9, C10). Raises PermissionDenied, RuleBroken when stale, not open, unexplained, not
    later, or extended often enough.
    """
    dossier = take(pk, "dossiers.decide", act)
    if is_repeat(dossier, act, "extend"):
        return dossier
    require_fresh(dossier, act)
    old = dossier.due_at
    assert old is not None
    parameters = Counting.of(dossier.centre_id, act.at).parameters
    rules.require_extendable(
        used=dossier.extensions.count(),
        allowed=parameters.reschedules.value,
        reason=reason,
        old=old,
        new=new_due,
        at=act.at,
    )
    move(dossier, "extend")
    notice_by = working_time.overdue_notice_by(old, parameters)
    extension = Extension.objects.create(
        dossier=dossier,
        reason=reason,
        asked_at=act.at,
        asked_by=act.by,
        old_due=old,
        new_due=new_due,
        is_late=act.at.astimezone(VIETNAM).date() > notice_by,
    )
    _promise(dossier, new_due)
    appointing.follow(dossier)
    dossier.save(update_fields=["status", "revision", "due_at", "act_by", "clock"])
    sheets.issue_apology(dossier, extension, act)
    note(
        dossier,
        "extend",
        act,
        {"remark": reason, "late": extension.is_late, **moved_from(old, new_due)},
    )
    events.announce(DossierExtended(dossier.pk))
    return dossier


def _promise(dossier: Dossier, new_due: datetime) -> None:
    """The new date, which the explanation of the old one goes on to tell."""
    dossier.due_at = dossier.act_by = new_due
    with kept_words():
        line = _("Xin lỗi và hẹn lại: %(when)s") % {"when": f"{new_due.astimezone(VIETNAM):%H:%M %d/%m/%Y}"}
    dossier.clock = dossier.clock | {
        "lines": [*dossier.clock["lines"], line],
        "sources": [*dossier.clock["sources"], "NĐ 118/2025 Đ19.6"],
    }
