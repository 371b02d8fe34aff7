"""The questions before a procedure as a form of the web framework: the same for citizens and officers."""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from django import forms
from django.utils.html import format_html, strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures import around, helper
from motcua.reference.procedures.models import QuestionSet
from motcua.reference.procedures.rules.questions import Outcome, Question, known, outcome, reworded

#: stands before the name of each control, so that it meets no other field of a page
PREFIX = "hoi"


def in_language(asked: QuestionSet | None) -> tuple[Question, ...]:
    """The questions of a set in the language of the page; what nobody translated is Vietnamese and marked so (F13)."""
    language, questions = (get_language() or "vi").split("-")[0], helper.asked(asked)
    if asked is None or language == "vi":
        return questions
    said = around.questions_in(language, procedure=asked.procedure_id)
    return reworded(questions, lambda text: said.get(text) or format_html('<span lang="vi">{}</span>', text))


class ChoiceField(forms.ChoiceField):
    """The answers of one question, of which one is chosen."""

    def __init__(self, question: Question, *, required: bool) -> None:
        self.question = question
        super().__init__(
            label=question.ask,
            help_text=question.hint,
            choices=[(choice.value, choice.words) for choice in question.choices],
            widget=forms.RadioSelect,
            required=required,
            error_messages={
                "required": _("Chưa trả lời “%(ask)s”. Không rõ thì chọn “Không biết”.")
                % {"ask": unescape(strip_tags(question.ask))},
                "invalid_choice": _("Câu này chỉ có các trả lời ở dưới. Chọn một trong số đó."),
            },
        )


class QuestionsForm(forms.Form):
    """All questions of a set on one page; `must` when none may be left out."""

    use_required_attribute = False

    def __init__(
        self,
        asked: QuestionSet | None,
        sent: Mapping[str, Any] | None = None,
        *,
        answers: Mapping[str, str] | None = None,
        must: bool = True,
    ) -> None:
        super().__init__(sent, prefix=PREFIX, initial=dict(answers or {}))
        self.asked = asked
        self.questions: Sequence[Question] = in_language(asked)
        for question in self.questions:
            self.fields[question.key] = ChoiceField(question, required=must)

    def given(self) -> dict[str, str]:
        """What was answered so far, sent or known before, whether or not all of it is right."""
        said = {question.key: str(self[question.key].value() or "") for question in self.questions}
        return known(self.questions, said)

    def outcome(self) -> Outcome | None:
        """What the answers come to; None while a question is open."""
        return outcome(self.questions, self.given())
