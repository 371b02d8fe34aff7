"""What may be certified in one visit, and which words a statement takes. No database, no request, no clock."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

#: copies of one visit; more is a print job, and is taken in several visits
MOST_COPIES = 200
#: a place to fill in, in the words of a statement: `{số}`
_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Paper:
    """One paper to certify: its name, the pages of the original, the copies (or texts signed) wanted."""

    name: str
    pages: int
    copies: int


def require_papers(papers: Sequence[Paper]) -> None:
    """Nothing when there is something to certify, counted well. Raises RuleBroken naming what is wrong."""
    if not papers:
        raise RuleBroken(
            _("Chưa ghi giấy tờ nào. Ghi tên giấy tờ, số trang và số bản rồi bấm lại."), code="no_papers"
        )
    wrong = [paper.name for paper in papers if paper.pages < 1 or paper.copies < 1]
    if wrong:
        raise RuleBroken(
            _("Số trang và số bản phải từ 1 trở lên: %(names)s. Sửa dòng đó rồi bấm lại."),
            code="nothing_counted",
            params={"names": "; ".join(wrong)},
        )
    copies = sum(paper.copies for paper in papers)
    if copies > MOST_COPIES:
        raise RuleBroken(
            _("Một lượt ghi nhiều nhất %(most)s bản, lượt này có %(copies)s. Chia làm nhiều lượt."),
            code="too_many_copies",
            params={"most": MOST_COPIES, "copies": copies},
        )


def numbers_said(numbers: Sequence[int], year: int) -> str:
    """The numbers of one visit, which follow one another: `12/2026`, `12-14/2026`."""
    first, last = numbers[0], numbers[-1]
    return f"{first}/{year}" if first == last else f"{first}-{last}/{year}"


def require_known_places(text: str, known: Iterable[str]) -> None:
    """Nothing when every `{…}` of a statement can be filled in. Raises RuleBroken naming the others."""
    names = list(known)
    unknown = sorted(set(_PLACE.findall(text)) - set(names))
    if unknown:
        raise RuleBroken(
            _("Không có ô điền nào tên: %(unknown)s. Các ô điền được: %(known)s."),
            code="unknown_place",
            params={
                "unknown": ", ".join(f"{{{name}}}" for name in unknown),
                "known": ", ".join(f"{{{name}}}" for name in names),
            },
        )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The statement with its places filled in; a place that is not known stays as it is written."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
