"""Codes and states of a dossier in systems of others, as somebody saw them there."""

import re
from collections.abc import Mapping

from motcua.casework.dossiers.states import Agreement, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold
from motcua.foundation.words import _

LONGEST_CODE = 60


def agreement(seen: int | None, status: Status) -> Agreement:
    """Whether the state seen elsewhere is the dossier's own; None when it was not found there."""
    if seen is None:
        return Agreement.UNSEEN
    return Agreement.SAME if seen == status else Agreement.DIFFERENT


def require_code(code: str) -> None:
    """Nothing for a code that can be one: letters, digits, points, strokes. Raises RuleBroken otherwise."""
    if not re.fullmatch(rf"[0-9A-Za-z][0-9A-Za-z./_-]{{3,{LONGEST_CODE - 1}}}", code):
        raise RuleBroken(
            _(
                "“%(code)s” không phải mã hồ sơ: cần từ 4 ký tự, chỉ gồm chữ không dấu, số và . - / _. Chép lại mã."
            ),
            code="code_shape",
            params={"code": code[:LONGEST_CODE]},
        )


def status_said(words: str, labels: Mapping[int, str]) -> int | None:
    """The national status that a system's own words mean: its number, or its name without accents.

    None for empty words: not found there. Raises RuleBroken for words that mean none of the ten.
    """
    said = fold(words)
    if not said:
        return None
    known = {fold(str(label)): number for number, label in labels.items()}
    number = known.get(said) or next((number for number in labels if said.lstrip("0") == str(number)), None)
    if number is None:
        raise RuleBroken(
            _(
                "Không hiểu trạng thái “%(words)s”. Ghi số 1 đến 10, hoặc đúng tên một trong mười trạng thái quốc gia."
            ),
            code="status_unknown",
            params={"words": words.strip()[:60]},
        )
    return number
