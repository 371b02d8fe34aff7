"""An error in a result, found, put right in time and handed over again."""

from dataclasses import dataclass

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, move, note, require_fresh, take
from motcua.casework.dossiers.models import Correction, Dossier
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Delivery, Status
from motcua.foundation import events
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.calendars import rules as working_time

_SAVED = ["status", "revision", "delivery", "has_error"]


@dataclass(frozen=True)
class ErrorReported:
    dossier_id: int


@dataclass(frozen=True)
class ResultCorrected:
    dossier_id: int


def _open(dossier: Dossier) -> Correction | None:
    return dossier.corrections.filter(corrected_at=None).first()


@transaction.atomic
def report_error(pk: int, act: Act, *, error: str) -> Dossier:
    """Write down an error of the administration in a result; its own clock begins.

    Source: NĐ 118/2025 Đ23.1 (C11). Raises PermissionDenied, RuleBroken when stale, not open, empty, or one is open.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "report_error"):
        return dossier
    require_fresh(dossier, act)
    rules.require_said(error, _("sai sót và chỗ sai"))
    if _open(dossier) is not None:
        raise RuleBroken(
            _("Kết quả này đang có một sai sót chờ sửa. Sửa xong lần này rồi mới ghi sai sót khác."),
            code="error_open",
        )
    move(dossier, "report_error")
    counting = Counting.of(dossier.centre_id, act.at)
    due_at = working_time.period_end(counting.calendar, act.at, counting.parameters.correction.value)
    Correction.objects.create(
        dossier=dossier, error=error, reported_at=act.at, reported_by=act.by, due_at=due_at
    )
    dossier.has_error = True
    dossier.save(update_fields=_SAVED)
    note(dossier, "report_error", act, {"remark": error})
    events.announce(ErrorReported(dossier.pk))
    return dossier


@transaction.atomic
def correct_result(pk: int, act: Act, *, number: str, remark: str) -> Dossier:
    """Sign the corrected result, which waits to be handed over again. The first result stays on record.

    Source: NĐ 118/2025 Đ23.1. Raises PermissionDenied, RuleBroken when stale, not open, unexplained, or no error was
    reported.
    """
    dossier = take(pk, "dossiers.decide", act)
    if is_repeat(dossier, act, "correct_result"):
        return dossier
    require_fresh(dossier, act)
    rules.require_said(remark, _("đã sửa gì"))
    correction = _open(dossier)
    if correction is None:
        raise RuleBroken(
            _("Chưa có sai sót nào được ghi cho kết quả này. Ghi sai sót ở quầy trả kết quả trước."),
            code="no_error",
        )
    move(dossier, "correct_result")
    correction.corrected_at, correction.corrected_by, correction.number = act.at, act.by, number
    if dossier.status == Status.RESOLVED:  # nothing wrong went out: it is handed over with the result
        correction.handed_at, dossier.has_error = act.at, False
    correction.save(update_fields=["corrected_at", "corrected_by", "number", "handed_at"])
    dossier.delivery = Delivery.WAITING
    dossier.save(update_fields=_SAVED)
    note(dossier, "correct_result", act, {"remark": remark, "number": number})
    events.announce(ResultCorrected(dossier.pk))
    return dossier


@transaction.atomic
def return_corrected(pk: int, act: Act, *, receiver: str) -> Dossier:
    """Hand the corrected result to the one whose first result was wrong.

    Raises PermissionDenied, RuleBroken when stale, not open, nobody is named, or nothing waits.
    """
    dossier = take(pk, "dossiers.return", act)
    if is_repeat(dossier, act, "return_corrected"):
        return dossier
    require_fresh(dossier, act)
    rules.require_said(receiver, _("người nhận"))
    waiting = dossier.corrections.exclude(corrected_at=None).filter(handed_at=None).last()
    if waiting is None:
        raise RuleBroken(
            _("Không có kết quả đã sửa nào chờ trả. Tải lại trang để xem."), code="nothing_corrected"
        )
    move(dossier, "return_corrected")
    waiting.handed_at, waiting.receiver_name = act.at, receiver
    waiting.save(update_fields=["handed_at", "receiver_name"])
    dossier.delivery, dossier.has_error = Delivery.HANDED_OVER, False
    dossier.save(update_fields=_SAVED)
    note(dossier, "return_corrected", act, {"step": receiver})
    return dossier
