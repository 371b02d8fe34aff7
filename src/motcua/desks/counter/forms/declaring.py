"""Pane 4 of an intake: the procedure's own declaration, by the form and the rules of filing online.

At the counter the paper is the declaration, so that nothing here is required; what is typed has to be right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict

from motcua.casework.dossiers.intake import Declared
from motcua.foundation.forms import rules as asking
from motcua.foundation.forms.pages import PageForm, name_of
from motcua.foundation.forms.rules import Kind, Question
from motcua.foundation.forms.rules.typed import LONGEST, retyped
from motcua.reference.procedures.models import ProcedureForm

#: stands before the name of each control: `khai-cha-ho_ten`
PREFIX = "khai"


@dataclass(frozen=True)
class Section:
    """One page of the form as it stands on the screen, under its title."""

    title: str
    hint: str
    form: PageForm


class Declaring:
    """A declaration in the making: what was typed of it in the intake's data, and what is wrong with that."""

    def __init__(self, held: ProcedureForm, typed: Mapping[str, str], today: date) -> None:
        self.held, self.today = held, today
        self.form = asking.optional(held.form)
        self.sent = QueryDict(mutable=True)
        for question in self.form.questions:
            self.sent.setlist(_control(question), _values(question, typed.get(_control(question), "")))

    @cached_property
    def answers(self) -> dict[str, Any]:
        """What was typed to the questions that are asked, by path."""
        given = {
            each.path: asking.value_of(each, self.sent.getlist(_control(each)))
            for each in self.form.questions
        }
        return asking.kept(self.form, given)

    @cached_property
    def faults(self) -> dict[str, str]:
        """What is wrong, by path."""
        return asking.faults(self.form.questions, self.answers, today=self.today)

    @property
    def wrong(self) -> list[str]:
        """The questions whose answer is wrong, each after the title of its page: a mother's name, or a father's."""
        return [
            f"{page.title}: {each.title}"
            for page in self.form.pages
            for each in page.questions
            if each.path in self.faults
        ]

    def sections(self, *, judged: bool, renewing: Mapping[str, str]) -> list[Section]:
        """The pages that are asked now; `judged`, with what is wrong at its field.

        `renewing` are the attributes of a control on which others depend: answering it asks for the sections anew.
        """
        return [
            Section(page.title, page.hint, self._page(questions, judged, renewing))
            for _n, page, questions in asking.open_pages(self.form, self.answers)
        ]

    def _page(self, questions: list[Question], judged: bool, renewing: Mapping[str, str]) -> PageForm:
        sent = self.sent if judged else None
        form = PageForm(questions, answers=self.answers, sent=sent, prefix=PREFIX)
        for each in questions:
            if each.path in self._decisive:
                form.fields[name_of(each.path)].widget.attrs.update(renewing)
        if judged:
            form.check_answers(today=self.today)
        return form

    @cached_property
    def _decisive(self) -> set[str]:
        """The questions whose answer decides what else is asked."""
        pages = self.form.pages
        return {path for page in pages for path in page.when} | {
            path for question in self.form.questions for path in question.when
        }

    @property
    def declared(self) -> Declared:
        return Declared(self.held.pk, self.answers)


def as_typed(held: ProcedureForm, answers: Mapping[str, Any]) -> dict[str, str]:
    """Answers as an intake keeps them: by the names of their controls, of several choices one a line."""
    found = {}
    for question in held.form.questions:
        value = retyped(question, answers.get(question.path))
        text = value if isinstance(value, str) else "\n".join(value)
        if text:
            found[_control(question)] = text
    return found


def is_control(name: str) -> bool:
    return name.startswith(f"{PREFIX}-") and len(name) <= 120


def kept_text(text: str) -> str:
    """What a draft keeps of an answer: its lines stay."""
    return text.replace("\0", "")[:LONGEST]


def _control(question: Question) -> str:
    return f"{PREFIX}-{name_of(question.path)}"


def _values(question: Question, text: str) -> list[str]:
    return text.split("\n") if question.kind is Kind.SOME_OF else [text]
