"""One page of a form as a form of the web framework: the same controls for citizens and officers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.foundation.forms import rules
from motcua.foundation.forms.rules import Kind, Question
from motcua.foundation.forms.rules.shape import MOST_SIDE_BY_SIDE
from motcua.foundation.forms.rules.typed import NO, YES, retyped
from motcua.foundation.ui.fields import DAY_ATTRIBUTES


class AnswerField(forms.Field):
    """The control of one question; what is wrong with an answer is the business of the rules."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            label=question.title,
            help_text=question.hint,
            required=question.required,
            widget=_widget(question),
        )

    def clean(self, value: Any) -> Any:
        return value


def _widget(question: Question) -> forms.Widget:
    if question.kind is Kind.YES_NO:
        return forms.RadioSelect(choices=[(YES, _("Có")), (NO, _("Không"))])
    if question.kind is Kind.SOME_OF:
        return forms.CheckboxSelectMultiple(choices=question.choices)
    if question.kind is Kind.ONE_OF:
        if len(question.choices) <= MOST_SIDE_BY_SIDE:
            return forms.RadioSelect(choices=question.choices)
        return forms.Select(choices=[("", _("Chọn trong danh sách")), *question.choices])
    if question.kind in (Kind.TEXT, Kind.LINES):
        return forms.Textarea(attrs={"rows": 4})
    return forms.TextInput(attrs=_attributes(question))


def _attributes(question: Question) -> dict[str, Any]:
    """What helps a telephone to show the right keys and to fill in what it knows."""
    if question.kind is Kind.DAY:
        return dict(DAY_ATTRIBUTES)
    if question.kind is Kind.NUMBER:
        return {"inputmode": "decimal", "autocomplete": "off"}
    known = {
        "inputmode": question.schema.get("x-keys"),
        "autocomplete": question.schema.get("x-autocomplete"),
    }
    return {name: value for name, value in known.items() if value}


def name_of(path: str) -> str:
    """The name of the control in the page: `cha-ho_ten`."""
    return path.replace(".", "-")


class PageForm(forms.Form):
    """The open questions of one page, filled with the answers there are, or with what was just sent.

    `prefix` stands before the name of each control, where several pages share a screen with other fields.
    """

    use_required_attribute = False

    def __init__(
        self,
        questions: Sequence[Question],
        *,
        answers: rules.Answers,
        sent: QueryDict | None = None,
        prefix: str | None = None,
    ) -> None:
        self.questions = questions
        initial = {name_of(each.path): retyped(each, answers.get(each.path)) for each in questions}
        super().__init__(sent, initial=initial, prefix=prefix)
        for each in questions:
            self.fields[name_of(each.path)] = AnswerField(each)

    def answers(self) -> dict[str, Any]:
        """What was sent, by path; None where nothing was."""
        assert isinstance(self.data, QueryDict)
        return {
            each.path: rules.value_of(each, self.data.getlist(self.add_prefix(name_of(each.path))))
            for each in self.questions
        }

    def check_answers(self, *, today: date) -> bool:
        """Whether every answer is right; what is wrong stands at its field."""
        self.full_clean()
        for path, words in rules.faults(self.questions, self.answers(), today=today).items():
            self.add_error(name_of(path), words)
        return not self.errors
