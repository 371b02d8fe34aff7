"""What a provider says of a person, read and looked at. Pure: claims in, values out.

VNeID's own contract is not public: which claim holds what is a setting, and nothing here knows its name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.foundation.accounts.assurance import Assurance
from motcua.foundation.accounts.citizens import Vouched
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.foundation.words import _

NUMBER = re.compile(r"\d{12}")
#: the longest we can keep; a passport number is shorter
LONGEST_NUMBER, LONGEST_NAME = 20, 120


class Oddity(StrEnum):
    """What does not fit together and is worth a look, never a reason to refuse. Source: domain/09 §2."""

    NUMBER_FORM = "number_form"
    NUMBER_YEAR = "number_year"
    BIRTH_DAY = "birth_day"


@dataclass(frozen=True)
class Names:
    """Which claim holds what."""

    number: str
    name: str
    born: str
    level: str


def vouched_of(claims: Mapping[str, Any], names: Names, levels: Mapping[str, int], provider: str) -> Vouched:
    """The person the claims describe. Raises RuleBroken when number or name is missing: nobody could be told apart."""
    number = re.sub(r"\s", "", str(claims.get(names.number) or ""))
    name = nfc(" ".join(str(claims.get(names.name) or "").split()))
    if not number or not name or len(number) > LONGEST_NUMBER or len(name) > LONGEST_NAME:
        raise RuleBroken(
            _(
                "Nơi định danh chưa gửi đủ số định danh và họ tên nên chưa đăng nhập được. Thử lại và đồng ý chia sẻ "
                "hai thông tin này; nếu vẫn vậy, nộp tại quầy hoặc gọi người hỗ trợ."
            ),
            code="claims_missing",
        )
    born_on = _day(claims.get(names.born))
    odd = _oddities(number, born_on, told=bool(claims.get(names.born)))
    return Vouched(provider, name, number, born_on, level_of(claims, names, levels), odd)


def level_of(claims: Mapping[str, Any], names: Names, levels: Mapping[str, int]) -> int:
    """1 or 2 as in NĐ 69/2024 Đ7; 0 for what the settings do not name."""
    return levels.get(str(claims.get(names.level, "")), 0)


def assurance_of(
    claims: Mapping[str, Any], names: Names, levels: Mapping[str, int], provider: str
) -> Assurance:
    """What a session is to remember of how its person was recognised."""
    methods = claims.get("amr")
    kept = tuple(str(method) for method in methods) if isinstance(methods, list) else ()
    return Assurance(
        provider, level_of(claims, names, levels), str(claims.get(names.level) or "")[:100], kept[:10]
    )


def _day(claimed: Any) -> date | None:
    try:
        return date.fromisoformat(str(claimed))
    except ValueError:
        return None


def _oddities(number: str, born_on: date | None, *, told: bool) -> tuple[str, ...]:
    found = []
    if not NUMBER.fullmatch(number):
        found.append(Oddity.NUMBER_FORM)
    elif born_on is not None and born_year(number) != born_on.year:
        found.append(Oddity.NUMBER_YEAR)
    if told and born_on is None:
        found.append(Oddity.BIRTH_DAY)
    return tuple(str(oddity) for oddity in found)


def born_year(number: str) -> int:
    """The year of birth that a 12-digit number speaks of: digit 4 the century, digits 5 and 6 the year.

    Digits 0 to 5 of the century are found in use, 6 to 9 recalled: domain/09 §2.
    """
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])
