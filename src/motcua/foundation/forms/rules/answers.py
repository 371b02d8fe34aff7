"""What was answered: which questions are open, what is kept, and how it is read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.foundation.forms.rules.shape import Condition, Form, Page, Question
from motcua.foundation.forms.rules.typed import shown

#: the answer of each question by its path: `cha.ho_ten`
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Said:
    """One page read back: its title, and the words of each question and answer; an empty answer was left out."""

    title: str
    #: number of the page in the form, from 1
    n: int
    lines: tuple[tuple[str, str], ...]

    @property
    def answered(self) -> list[tuple[str, str]]:
        """The lines that have an answer."""
        return [line for line in self.lines if line[1]]


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether what a condition asks for was answered."""
    return all(_fits(answers.get(path), wanted) for path, wanted in condition.items())


def _fits(answer: Any, wanted: tuple[Any, ...]) -> bool:
    if isinstance(answer, list):
        return any(each in wanted for each in answer)
    return answer is not None and answer in wanted


def open_pages(form: Form, answers: Answers) -> list[tuple[int, Page, list[Question]]]:
    """The pages that are asked, with their number and the questions open on each.

    An answer to a question that is not asked opens nothing.
    """
    known: dict[str, Any] = {}
    found = []
    for n, page in enumerate(form.pages, start=1):
        if not holds(page.when, known):
            continue
        asked = [question for question in page.questions if holds(question.when, known)]
        known |= {each.path: answers[each.path] for each in asked if answers.get(each.path) is not None}
        if asked:
            found.append((n, page, asked))
    return found


def kept(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that are not asked."""
    asked = [question.path for _n, _page, questions in open_pages(form, answers) for question in questions]
    return {path: answers[path] for path in asked if answers.get(path) is not None}


def said(form: Form, answers: Answers) -> list[Said]:
    """Everything that is asked, read back page by page."""
    return [
        Said(page.title, n, tuple((each.title, shown(each, answers.get(each.path))) for each in questions))
        for n, page, questions in open_pages(form, answers)
    ]


def nested(answers: Answers) -> dict[str, Any]:
    """The answers as the object that the schema describes."""
    whole: dict[str, Any] = {}
    for path, value in answers.items():
        *groups, name = path.split(".")
        place = whole
        for group in groups:
            place = place.setdefault(group, {})
        place[name] = value
    return whole


def flat(whole: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """The answers of such an object by their paths."""
    found: dict[str, Any] = {}
    for name, value in whole.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{before}{name}.")
        else:
            found[f"{before}{name}"] = value
    return found
