"""The plain-language linter for editors (B28): which texts of a procedure it reads, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from django.utils.translation import gettext as _

from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.plain import Hard, Lexicon, Reading, read
from motcua.reference.procedures.words import DATA


@dataclass(frozen=True)
class Advice:
    """One suggestion to an editor, in words."""

    words: str
    why: str


@cache
def lexicon() -> Lexicon:
    """What counts as hard, as the file has it."""
    data: dict[str, Any] = yaml.safe_load((DATA / "hard_to_read.yaml").read_text())
    return Lexicon(
        **data["sentence"],
        clauses=data["clauses"],
        weights=data["weights"],
        joints=tuple(data["joints"]),
        jargon=data["jargon"],
        known=frozenset(data["known"]),
    )


def reading_of(entry: Entry) -> Reading:
    """How plainly the Vietnamese texts of a canonical entry read; its legal name is left as it is."""
    return read(_texts(entry), lexicon())


def _texts(entry: Entry) -> Iterator[str]:
    yield entry["notes"]
    yield from (text for limit in entry["limits"] for text in (limit["case"], limit["rule"], limit["note"]))
    yield from (text for paper in entry["documents"] for text in (paper["name_vi"], paper["condition"]))
    yield entry["fee"]["basis"]


def advice(reading: Reading) -> list[Advice]:
    """What to do about each thing that was found."""
    return [Advice(each.words, _why(each)) for each in reading.found]


def _why(hard: Hard) -> str:
    if hard.kind in ("long", "very_long"):
        return _("Câu dài %(n)s tiếng. Tách thành hai, ba câu.") % {"n": hard.count}
    if hard.kind == "tangled":
        return _("Câu có %(n)s mệnh đề lồng nhau. Mỗi trường hợp viết một câu.") % {"n": hard.count}
    if hard.kind == "jargon":
        return _("Từ khó. Có thể viết: %(instead)s.") % {"instead": hard.instead}
    return _("Chữ viết tắt chưa giải thích. Viết đủ ở lần đầu, ghi chữ tắt trong ngoặc.")
