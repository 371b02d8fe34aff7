"""Reading what helps before a procedure: its questions, and how its declaration ends."""

from django.db.models import QuerySet

from motcua.reference.procedures import queries
from motcua.reference.procedures.models import Component, FilingEnd, QuestionSet
from motcua.reference.procedures.rules.questions import Question, read
from motcua.reference.procedures.states import LastButton


def questions_of(code: str) -> QuestionSet | None:
    """The questions before that procedure that hold now; None when there are none."""
    last = QuestionSet.objects.filter(procedure__code=code).order_by("-number").first()
    return last if last is not None and last.content else None


def asked(row: QuestionSet | None) -> tuple[Question, ...]:
    """The questions of a set; none without one."""
    return read(row.content) if row else ()


def question_sets(code: str) -> QuerySet[QuestionSet]:
    """Every set of questions a procedure ever had, the newest first."""
    rows = QuestionSet.objects.filter(procedure__code=code).select_related("procedure", "made_by")
    return rows.order_by("-number")


def last_button(code: str) -> LastButton:
    """How a declaration of that procedure ends here."""
    chosen = FilingEnd.objects.filter(procedure__code=code).first()
    return LastButton(chosen.button) if chosen else LastButton.FILE


def conditional_papers(code: str) -> list[Component]:
    """The papers that the newest version of a procedure lists under a condition."""
    version = queries.with_parts(queries.newest()).filter(procedure__code=code).first()
    listed = version.components.all() if version else []
    return [paper for paper in listed if paper.condition and not paper.required]
