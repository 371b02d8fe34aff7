"""The questions before a procedure and how its declaration ends: written by the office, kept for good."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.procedures import helper, words
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish, take_turn
from motcua.reference.procedures.models import FilingEnd, Procedure, QuestionSet
from motcua.reference.procedures.rules import questions as rules
from motcua.reference.procedures.states import LastButton

Content = Sequence[Mapping[str, Any]]


@transaction.atomic
def take_in_questions(*, at: datetime) -> int:
    """How many procedures got the questions shipped with us, or what we put right in them since.

    One whose questions somebody in the office ever wrote keeps its own.
    """
    take_turn()
    shipped = Procedure.objects.filter(code__in=words.questions())
    ours = shipped.exclude(question_sets__made_by__isnull=False)
    newest = QuestionSet.objects.filter(procedure=OuterRef("pk")).order_by("-number")
    held = ours.annotate(held=Subquery(newest.values("content")[:1]))
    stale = [procedure for procedure in held if procedure.held != words.questions()[procedure.code]]
    rows = [_keep(procedure, words.questions()[procedure.code], by=None, at=at) for procedure in stale]
    return len(rows)


@transaction.atomic
def save_questions(
    procedure: Procedure, content: Content, *, based_on: int, by: User, at: datetime
) -> QuestionSet:
    """The new set of questions; `based_on` is the number of the set it was written from, 0 for none.

    Raises PermissionDenied; RuleBroken with everything that is wrong, and when somebody saved meanwhile.
    """
    may_publish(by, at)
    take_turn()
    last = procedure.question_sets.order_by("number").last()
    if (last.number if last else 0) != based_on:
        message = _(
            "Bộ câu hỏi vừa được người khác lưu sau khi trang được mở. Nội dung đang soạn chưa được ghi. "
            "Mở lại trang, xem bản mới rồi sửa tiếp."
        )
        raise RuleBroken(message, code="stale_questions")
    found = rules.faults(content, [paper.condition for paper in helper.conditional_papers(procedure.code)])
    if found:
        raise RuleBroken(" ".join(found), code="faulty_questions")
    if last is not None and last.content == list(content):
        return last
    return _keep(procedure, content, by=by, at=at)


def _keep(procedure: Procedure, content: Content, *, by: User | None, at: datetime) -> QuestionSet:
    last = procedure.question_sets.order_by("number").last()
    number = last.number + 1 if last else 1
    row = QuestionSet.objects.create(
        procedure=procedure, number=number, content=list(content), made_by=by, made_at=at
    )
    data = {"code": procedure.code, "number": number, "questions": len(content)}
    journal.record("procedures.questions_written", row, by=by, at=at, centre=EVERYWHERE, data=data)
    return row


@transaction.atomic
def choose_end(procedure: Procedure, button: LastButton, *, by: User, at: datetime) -> None:
    """From now on a declaration of that procedure ends so. Raises PermissionDenied."""
    may_publish(by, at)
    before = helper.last_button(procedure.code)
    if before == button:
        return
    row, _new = FilingEnd.objects.update_or_create(procedure=procedure, defaults={"button": button})
    data = {"code": procedure.code, "before": before.value, "now": button.value}
    journal.record("procedures.end_chosen", row, by=by, at=at, centre=EVERYWHERE, data=data)
