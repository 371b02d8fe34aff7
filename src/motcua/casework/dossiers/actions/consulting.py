"""Another agency is asked for its opinion; the dossier's own clock runs on."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    is_repeat,
    lock,
    move,
    note,
    require_fresh_step,
)
from motcua.casework.dossiers.models import Consultation, Dossier
from motcua.foundation import events
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


@dataclass(frozen=True)
class ConsultationAsked:
    dossier_id: int


@dataclass(frozen=True)
class ConsultationAnswered:
    dossier_id: int


@dataclass(frozen=True)
class Question:
    """Who is asked what, on which paper, and by when an answer is wanted."""

    agency: str
    text: str
    due_at: datetime
    number: str = ""


@transaction.atomic
def consult(pk: int, act: Act, question: Question) -> Dossier:
    """Ask another agency; its answer has a clock of its own. Source: NĐ 118/2025 Đ19.4.

    Raises PermissionDenied, RuleBroken when stale, not open, empty, or the answer is wanted in the past.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "consult"):
        return dossier
    require_fresh_step(dossier, act)
    rules.require_said(question.agency, _("cơ quan được hỏi"))
    rules.require_said(question.text, _("nội dung hỏi"))
    require_ahead(question.due_at, act.at)
    move(dossier, "consult")
    Consultation.objects.create(
        dossier=dossier,
        agency=question.agency,
        question=question.text,
        number=question.number,
        asked_at=act.at,
        asked_by=act.by,
        due_at=question.due_at,
    )
    _save(dossier)
    note(dossier, "consult", act, {"step": question.agency, "remark": question.text})
    events.announce(ConsultationAsked(dossier.pk))
    return dossier


def _save(dossier: Dossier) -> None:
    """The act, and by when the first answer still open is wanted."""
    first = dossier.consultations.filter(replied_at=None).order_by("due_at").first()
    dossier.answer_by = first.due_at if first else None
    dossier.save(update_fields=["status", "revision", "answer_by"])


def require_ahead(due_at: datetime, at: datetime) -> None:
    """Nothing when another body is given time. Raises RuleBroken otherwise."""
    if due_at <= at:
        raise RuleBroken(
            _("Ngày đề nghị trả lời đã qua. Chọn ngày sau hôm nay để cơ quan được hỏi kịp trả lời."),
            code="due_in_the_past",
        )


@transaction.atomic
def note_reply(pk: int, act: Act, consultation: int, *, reply: str) -> Dossier:
    """Write down what the other agency answered, once.

    Raises PermissionDenied, RuleBroken when stale, not open, empty, or answered before.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "note_reply"):
        return dossier
    require_fresh_step(dossier, act)
    rules.require_said(reply, _("nội dung trả lời"))
    asked = dossier.consultations.filter(pk=consultation, replied_at=None).first()
    if asked is None:
        raise RuleBroken(
            _("Ý kiến này đã được ghi trả lời hoặc không thuộc hồ sơ này. Tải lại trang để xem."),
            code="answered_before",
        )
    move(dossier, "note_reply")
    asked.replied_at, asked.reply = act.at, reply
    asked.save(update_fields=["replied_at", "reply"])
    _save(dossier)
    note(dossier, "note_reply", act, {"step": asked.agency, "remark": reply})
    events.announce(ConsultationAnswered(dossier.pk))
    return dossier
