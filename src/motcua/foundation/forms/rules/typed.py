"""From what people type to values, and from values to what people read."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from motcua.foundation.days import read_day
from motcua.foundation.forms.rules.shape import Kind, Question
from motcua.foundation.search import nfc
from motcua.foundation.words import _

#: no answer is longer than this, whatever a browser sends
LONGEST = 10_000
YES, NO = "true", "false"
#: what may stand between the digits of a number that identifies something
_BETWEEN = re.compile(r"[\s.\-]+")


def value_of(question: Question, typed: Sequence[str]) -> Any:
    """The answer that was typed, None when nothing was; what cannot be read stays text, for the checks to name."""
    given = [text for text in (_clean(each, question.kind) for each in typed) if text]
    if not given:
        return None
    if question.kind is Kind.SOME_OF:
        return list(dict.fromkeys(given))
    if question.kind is Kind.LINES:
        return given[0].split("\n")
    return _READ.get(question.kind, _as_typed)(given[0], question)


def _clean(text: str, kind: Kind) -> str:
    """The text in NFC; line breaks stay where an answer has lines."""
    text = text[:LONGEST]
    if kind not in (Kind.TEXT, Kind.LINES):
        return nfc(text)
    return "\n".join(line for line in (nfc(each) for each in text.splitlines()) if line)


def _as_typed(text: str, question: Question) -> str:
    """As typed; of a number that identifies something only its characters."""
    if question.schema.get("x-digits"):
        text = _BETWEEN.sub("", text)
        return re.sub(r"^\+84(?=[0-9]{9}$)", "0", text)
    return text


def _day(text: str, _question: Question) -> str:
    try:
        return read_day(text).isoformat()
    except ValueError:
        return text


def _number(text: str, question: Question) -> int | float | str:
    """`1.234,5` as people write it; whole numbers where the schema wants them."""
    plain = text.replace(" ", "")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,6})?", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,6})?", plain):
        return text
    number = Decimal(plain)
    return int(number) if number == number.to_integral_value() else float(number)


def _yes_no(text: str, _question: Question) -> bool | str:
    return {YES: True, NO: False}.get(text, text)


_READ = {Kind.DAY: _day, Kind.NUMBER: _number, Kind.YES_NO: _yes_no}


def shown(question: Question, value: Any) -> str:
    """The answer as people read it; empty when there is none."""
    if value is None:
        return ""
    if question.kind is Kind.YES_NO:
        return _("Có") if value is True else _("Không")
    if question.kind is Kind.DAY:
        return _as_day(str(value))
    if question.kind is Kind.NUMBER:
        return _as_number(value)
    words = dict(question.choices)
    if isinstance(value, list):
        return "\n".join(words.get(str(each), str(each)) for each in value)
    return words.get(str(value), str(value))


def _as_day(value: str) -> str:
    try:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value


def _as_number(value: Any) -> str:
    if not isinstance(value, int | float):
        return str(value)
    whole, _dot, rest = f"{value:,.6f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def retyped(question: Question, value: Any) -> str | list[str]:
    """The answer as it stands in its control when the page is opened again."""
    if question.kind is Kind.YES_NO:
        return {True: YES, False: NO}.get(value, "")
    if question.kind is Kind.SOME_OF:
        return list(value or [])
    if question.kind is Kind.ONE_OF:
        return str(value or "")
    return shown(question, value)
