"""Writing down what a dossier is called in systems of others, and how it stood there when somebody looked."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import outside, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, note, take
from motcua.casework.dossiers.models import Dossier, OutsideCode
from motcua.casework.dossiers.states import Status, System
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre


@dataclass(frozen=True)
class Seen:
    """Where a dossier was looked at, by which code, and how it stood there; None when it was not found."""

    system: System
    code: str
    status: int | None = None


@transaction.atomic
def note_outside(pk: int, act: Act, seen: Seen) -> Dossier:
    """Keep the code and the state seen there; seen again, the new state takes the place of the old.

    The dossier itself stays as it is, and no form on it becomes stale. Raises PermissionDenied; RuleBroken when it is
    no code, or another dossier has it.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "note_outside"):
        return dossier
    rules.require_code(seen.code)
    held = OutsideCode.objects.filter(centre=dossier.centre_id, system=seen.system, code=seen.code).first()
    if held is not None and held.dossier_id != dossier.pk:
        raise RuleBroken(
            _("Mã %(code)s đã ghi ở hồ sơ %(other)s của Trung tâm. Kiểm tra lại mã, hoặc mở hồ sơ kia."),
            code="code_of_another",
            params={"code": seen.code, "other": held.dossier.code},
        )
    held = held or OutsideCode(centre=dossier.centre, dossier=dossier, system=seen.system, code=seen.code)
    held.seen_status, held.seen_at, held.seen_by = seen.status, act.at, act.by
    is_new = held.pk is None
    held.save()
    if is_new:
        dossier.search = f"{dossier.search} {fold(seen.code)}"
        dossier.save(update_fields=["search"])
    status = str(Status(seen.status).label) if seen.status else ""
    note(
        dossier, "note_outside", act, {"step": f"{held.get_system_display()}, {seen.code}", "remark": status}
    )
    return dossier


@transaction.atomic
def note_many(system: System, lines: list[outside.Line], *, centre: Centre, by: User, at: datetime) -> int:
    """The states of one system's list, all of them or none; how many were written down.

    Raises PermissionDenied; RuleBroken naming the first line that cannot be taken. Codes nobody here has are left out.
    """
    require(by, "dossiers.receive", OutsideCode(centre=centre), at=at)
    wrong = next((line for line in lines if line.trouble), None)
    if wrong is not None:
        raise RuleBroken(
            _("Dòng %(n)s: %(trouble)s Chưa ghi dòng nào; sửa rồi dán lại."),
            code="line_refused",
            params={"n": wrong.n, "trouble": wrong.trouble},
        )
    known = [line for line in lines if line.held is not None]
    for line in known:
        assert line.held is not None
        line.held.seen_status, line.held.seen_at, line.held.seen_by = line.status, at, by
    OutsideCode.objects.bulk_update(
        [line.held for line in known if line.held], ["seen_status", "seen_at", "seen_by"], batch_size=500
    )
    data = {"system": system, "lines": len(lines), "known": len(known)}
    journal.record("dossiers.outside_compared", centre, by=by, at=at, centre=centre.pk, data=data)
    return len(known)
