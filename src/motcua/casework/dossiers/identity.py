"""Whether two papers speak of the same person. Pure: values in, an answer out."""

from datetime import date
from typing import Literal, Protocol

from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold
from motcua.foundation.words import _

Whose = Literal["person", "owner"]


class Named(Protocol):
    """Anybody with a name and, when it is known, a day of birth."""

    @property
    def full_name(self) -> str: ...

    @property
    def born_on(self) -> date | None: ...


def is_other(known: Named, brought: Named) -> bool:
    """Whether name or day of birth contradict each other; accents alone do not, nor does a day that is not known."""
    if fold(known.full_name) != fold(brought.full_name):
        return True
    return known.born_on is not None and brought.born_on not in (None, known.born_on)


def masked(name: str) -> str:
    """`Nguyễn T. H. N.`: enough to recognise somebody one has before one, too little to learn who it is."""
    first, *rest = name.split() or [""]
    return " ".join([first, *(f"{word[0]}." for word in rest)])


def contradiction(known: Named, whose: Whose) -> RuleBroken:
    """What is said when a number is already known as somebody else's; its code is `other_person` or `other_owner`."""
    year = str(known.born_on.year) if known.born_on else _("chưa rõ")
    whom = _("người nộp") if whose == "person" else _("chủ hồ sơ")
    return RuleBroken(
        _(
            "Số định danh của %(whom)s ở Trung tâm đang ghi là của %(name)s, năm sinh %(year)s, khác họ tên hoặc "
            "ngày sinh vừa nhập. So lại cả ba với giấy tờ. Nếu đúng là người này, đánh dấu "
            "“Đúng là người này, sửa theo giấy tờ” rồi làm lại."
        ),
        code=f"other_{whose}",
        params={"whom": whom, "name": masked(known.full_name), "year": year},
    )
