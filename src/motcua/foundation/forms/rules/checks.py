"""What is wrong or doubtful in the data of a form, before anybody is asked by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from motcua.foundation.forms.rules.shape import Condition, Form, FormBroken, Kind, Question, leaves, read
from motcua.foundation.words import _

ERROR, WARNING = "error", "warning"
#: a longer question is hard to read on a telephone
LONGEST_TITLE = 140


@dataclass(frozen=True)
class Finding:
    """One thing found: how grave it is, where, and in words what to do."""

    level: str
    where: str
    words: str


def findings(content: Mapping[str, Any]) -> list[Finding]:
    """Everything wrong or doubtful, errors first; a form with an error cannot be asked."""
    try:
        Draft202012Validator.check_schema(content["schema"])
        form = read(content)
    except KeyError as lacking:
        return [Finding(ERROR, str(lacking), _("Thiếu mục này trong tệp biểu mẫu. Thêm vào rồi nhập lại."))]
    except SchemaError as error:
        where = "/".join(str(part) for part in error.absolute_path)
        return [Finding(ERROR, where, _("Không đúng JSON Schema: %(what)s") % {"what": error.message})]
    except FormBroken as error:
        return [Finding(ERROR, str(error), _("Bố cục và danh mục trường không khớp nhau. Sửa lại cho khớp."))]
    found = [*_left_out(content, form), *_questions(form), *_conditions(form)]
    return sorted(found, key=lambda each: each.level != ERROR)


def _left_out(content: Mapping[str, Any], form: Form) -> Iterator[Finding]:
    """Questions of the schema on no page, and on more than one."""
    paths = [question.path for question in form.questions]
    for question in leaves(content["schema"], form.defs):
        if paths.count(question.path) == 0:
            yield Finding(ERROR, question.path, _("Trường này chưa có trang nào hỏi. Thêm vào bố cục."))
        elif paths.count(question.path) > 1:
            yield Finding(ERROR, question.path, _("Trường này được hỏi hai lần. Bỏ bớt một chỗ."))


def _questions(form: Form) -> Iterator[Finding]:
    for question in form.questions:
        if "title" not in question.schema:
            yield Finding(ERROR, question.path, _("Chưa có tên câu hỏi (title). Ghi bằng tiếng Việt."))
        elif len(question.title) > LONGEST_TITLE:
            yield Finding(
                WARNING,
                question.path,
                _("Câu hỏi dài, khó đọc trên điện thoại. Đưa phần giải thích xuống gợi ý."),
            )
        if not _is_bounded(question):
            yield Finding(
                ERROR, question.path, _("Chưa giới hạn độ dài (maxLength, maxItems). Thêm giới hạn.")
            )


def _is_bounded(question: Question) -> bool:
    """Whether an answer cannot be of any length."""
    if question.kind is Kind.LINES:
        return "maxItems" in question.schema and "maxLength" in question.schema.get("items", {})
    return question.kind not in (Kind.LINE, Kind.TEXT) or "maxLength" in question.schema


def _conditions(form: Form) -> Iterator[Finding]:
    """Conditions that ask for what is asked later, or for an answer nobody can give."""
    before: dict[str, Question] = {}
    for page in form.pages:
        for condition in [page.when, *(question.when for question in page.questions)]:
            yield from _condition(condition, before, page.title)
        before |= {question.path: question for question in page.questions}


def _condition(condition: Condition, before: Mapping[str, Question], where: str) -> Iterator[Finding]:
    for path, wanted in condition.items():
        if path not in before:
            words = _("Điều kiện dựa vào “%(path)s”, câu này chưa được hỏi ở trang trước. Đổi thứ tự trang.")
            yield Finding(ERROR, where, words % {"path": path})
        elif not {str(each) for each in wanted} <= _possible(before[path]):
            words = _("Điều kiện chờ một câu trả lời mà “%(path)s” không có. So lại danh sách câu trả lời.")
            yield Finding(ERROR, where, words % {"path": path})


def _possible(question: Question) -> set[str]:
    if question.kind is Kind.YES_NO:
        return {"True", "False"}
    return {value for value, _words in question.choices}
