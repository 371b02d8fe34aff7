"""What is wrong with answers, in words that name the question, say why and what to do."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from motcua.foundation.forms.rules.answers import Answers, nested
from motcua.foundation.forms.rules.shape import Kind, Question
from motcua.foundation.words import _

FORMATS = FormatChecker(formats=())
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def _is_day(value: object) -> bool:
    return not isinstance(value, str) or date.fromisoformat(value).isoformat() == value


def _is_email(value: object) -> bool:
    return not isinstance(value, str) or _EMAIL.fullmatch(value) is not None


FORMATS.checks("date", raises=ValueError)(_is_day)
FORMATS.checks("email")(_is_email)


def faults(questions: Sequence[Question], answers: Answers, *, today: date) -> dict[str, str]:
    """What is wrong with the answers to these questions, by path, the first fault of each; empty when all is right.

    Answers to other questions are not looked at.
    """
    asked = {question.path: question for question in questions}
    given = {path: answers[path] for path in asked if answers.get(path) is not None}
    validator = Draft202012Validator(_schema(questions), format_checker=FORMATS)
    found = {q.path: missing(q) for q in questions if q.required and q.path not in given}
    for error in validator.iter_errors(nested(given)):
        for path in _paths(error, asked):
            found.setdefault(path, _words(asked[path], error))
    for path, value in given.items():
        if path not in found and _is_to_come(asked[path], value, today):
            found[path] = _("“%(title)s”: ngày này chưa tới. Kiểm tra lại năm.") % _title(asked[path])
    return {path: found[path] for path in asked if path in found}


def _schema(questions: Sequence[Question]) -> dict[str, Any]:
    """The schema of just these questions, each group an object."""
    whole: dict[str, Any] = {"type": "object", "properties": {}}
    for question in questions:
        *groups, name = question.path.split(".")
        place = whole
        for group in groups:
            place = place["properties"].setdefault(group, {"type": "object", "properties": {}})
        place["properties"][name] = dict(question.schema)
    return whole


def _paths(error: ValidationError, asked: dict[str, Question]) -> list[str]:
    """The questions an error speaks of; an error within a list is one of its question."""
    parts = [str(part) for part in error.absolute_path if not isinstance(part, int)]
    path = ".".join(parts)
    return [path] if path in asked else []


def _title(question: Question) -> dict[str, str]:
    return {"title": question.title}


def _is_to_come(question: Question, value: Any, today: date) -> bool:
    """Whether it is a day after `today` of a question that asks for something past."""
    return bool(question.schema.get("x-past")) and isinstance(value, str) and value > today.isoformat()


def missing(question: Question) -> str:
    """What is said of a question that must be answered and was not."""
    if question.kind in (Kind.ONE_OF, Kind.SOME_OF, Kind.YES_NO):
        return _("Chưa chọn “%(title)s”. Chọn một câu trả lời rồi bấm Tiếp tục.") % _title(question)
    return _("Chưa nhập “%(title)s”. Nhập rồi bấm Tiếp tục.") % _title(question)


def _words(question: Question, error: ValidationError) -> str:
    own = question.schema.get("x-wrong")
    if own and error.validator in ("pattern", "format", "minLength"):
        return f"“{question.title}”: {own}"
    say = _SAY.get(str(error.validator), _other)
    return say(question, error.validator_value, error.instance)


Say = Callable[[Question, Any, Any], str]


def _too_long(question: Question, most: Any, given: Any) -> str:
    words = _("“%(title)s” dài %(count)s ký tự, tối đa %(most)s. Viết ngắn lại.")
    return words % {"title": question.title, "count": len(str(given)), "most": most}


def _format(question: Question, wanted: Any, given: Any) -> str:
    if wanted == "email":
        words = _("“%(title)s”: “%(given)s” chưa phải địa chỉ thư điện tử. Nhập theo mẫu ten@noigui.vn.")
    else:
        words = _("“%(title)s”: không có ngày “%(given)s”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/11/1990.")
    return words % {"title": question.title, "given": str(given)[:40]}


def _type(question: Question, wanted: Any, given: Any) -> str:
    if question.kind is not Kind.NUMBER:
        return _other(question, wanted, given)
    example = "2" if wanted == "integer" else "120,5"
    words = _("“%(title)s”: “%(given)s” chưa phải là số. Chỉ nhập chữ số, ví dụ %(example)s.")
    return words % {"title": question.title, "given": str(given)[:40], "example": example}


def _too_small(question: Question, least: Any, _given: Any) -> str:
    return _("“%(title)s” phải từ %(least)s trở lên. Nhập lại.") % {"title": question.title, "least": least}


def _too_big(question: Question, most: Any, _given: Any) -> str:
    return _("“%(title)s” không được quá %(most)s. Nhập lại.") % {"title": question.title, "most": most}


def _too_many(question: Question, most: Any, given: Any) -> str:
    words = _("“%(title)s” có %(count)s dòng, tối đa %(most)s. Bớt dòng, phần còn lại kèm theo giấy tờ.")
    return words % {"title": question.title, "count": len(given), "most": most}


def _not_listed(question: Question, _wanted: Any, _given: Any) -> str:
    return _("“%(title)s”: chọn một câu trả lời có trong danh sách.") % _title(question)


def _other(question: Question, _wanted: Any, _given: Any) -> str:
    return _("“%(title)s” chưa đúng. Xem gợi ý bên cạnh rồi nhập lại.") % _title(question)


_SAY: dict[str, Say] = {
    "maxLength": _too_long,
    "format": _format,
    "type": _type,
    "minimum": _too_small,
    "maximum": _too_big,
    "maxItems": _too_many,
    "oneOf": _not_listed,
}
