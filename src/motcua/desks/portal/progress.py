"""How far a dossier has come, in words and as a bar."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Status
from motcua.desks.portal import asked
from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.formats import lower_first, vn_date, vn_datetime
from motcua.foundation.words import _


@dataclass(frozen=True)
class Progress:
    """The sentence on top of the page, the share of the promised time that has passed, and whether all has."""

    sentence: str
    used: int | None
    is_late: bool = False


def of(dossier: Dossier, at: datetime) -> Progress:
    """How the dossier stands at that moment."""
    status = Status(dossier.status)
    if status in (Status.RECEIVED, Status.IN_PROCESS) and dossier.due_at and dossier.received_at:
        return _running(dossier, dossier.clock_from or dossier.received_at, dossier.due_at, at)
    if status == Status.AWAITING_SUPPLEMENT:
        return Progress(_waiting(dossier, at), None)
    sentences = {
        Status.SUBMITTED: _("Hồ sơ đã đến Trung tâm, đang chờ kiểm tra."),
        Status.REFUSED: _("Hồ sơ không được tiếp nhận."),
        Status.RESOLVED: _("Đã có kết quả. Mời đến Trung tâm nhận, mang theo giấy hẹn."),
        Status.RETURNED: _("Đã trả kết quả."),
    }
    return Progress(sentences.get(status, str(status.label)), None)


def _waiting(dossier: Dossier, at: datetime) -> str:
    """Until when papers are awaited. Source: NĐ 118/2025 Đ19.5 (C7)."""
    until = asked.waits_until(dossier)
    assert until is not None
    if at.astimezone(VIETNAM).date() > until:
        return _("Hạn bổ sung giấy tờ đã hết ngày %(day)s.") % {"day": vn_date(until)}
    return _("Chờ bổ sung giấy tờ, chậm nhất hết ngày %(day)s.") % {"day": vn_date(until)}


def _running(dossier: Dossier, since: datetime, due_at: datetime, at: datetime) -> Progress:
    left = Counting.of(dossier.centre_id, at).remaining(at, due_at, since=since)
    words = _("%(status)s. Hẹn trả %(when)s, %(left)s.")
    if dossier.appointment == 1:
        words = _("%(status)s. Hẹn chuyển phiếu sang cơ quan thuế %(when)s, %(left)s.")
    sentence = words % {
        "status": Status(dossier.status).label,
        "when": vn_datetime(due_at),
        "left": lower_first(left.words),
    }
    return Progress(sentence, left.used, left.state == "late")
