"""Whether two papers speak of the same person. Pure: values in, an answer out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold
from motcua.foundation.ui.formats import MASK, masked_id, masked_phone, vn_date
from motcua.foundation.words import _

Whose = Literal["person", "owner"]


class Named(Protocol):
    """Anybody with a name and, when it is known, a day of birth."""

    @property
    def full_name(self) -> str: ...

    @property
    def born_on(self) -> date | None: ...


class Described(Named, Protocol):
    """Anybody with what a card and a form say of a person; what is not known is empty."""

    @property
    def personal_id(self) -> str: ...

    @property
    def sex(self) -> str: ...

    @property
    def address(self) -> str: ...

    @property
    def phone(self) -> str: ...

    @property
    def card_issued_on(self) -> date | None: ...


@dataclass(frozen=True)
class Line:
    """One particular of a person, named as in `PersonDetails`, as on record and as brought; empty when unknown."""

    name: str
    on_record: str
    brought: str
    #: both sides say something, and not the same
    differs: bool


def is_other(known: Named, brought: Named) -> bool:
    """Whether name or day of birth contradict each other; accents alone do not, nor does a day that is not known."""
    if fold(known.full_name) != fold(brought.full_name):
        return True
    return known.born_on is not None and brought.born_on not in (None, known.born_on)


def masked(name: str) -> str:
    """`Nguyễn T. H. N.`: enough to recognise somebody one has before one, too little to learn who it is."""
    first, *rest = name.split() or [""]
    return " ".join([first, *(f"{word[0]}." for word in rest)])


def hinted(person: Named) -> str:
    """`Nguyễn T. H. N., năm sinh 1990`: as `masked`, to ask somebody at the counter by."""
    year = str(person.born_on.year) if person.born_on else _("chưa rõ")
    return _("%(name)s, năm sinh %(year)s") % {"name": masked(person.full_name), "year": year}


def contradiction(known: Named, whose: Whose) -> RuleBroken:
    """What is said when a number is already known as somebody else's; its code is `other_person` or `other_owner`."""
    whom = _("người nộp") if whose == "person" else _("chủ hồ sơ")
    return RuleBroken(
        _(
            "Số định danh của %(whom)s ở Trung tâm đang ghi là của %(name)s, khác họ tên hoặc ngày sinh "
            "vừa nhập. So lại cả ba với giấy tờ. Nếu đúng là người này, đánh dấu "
            "“Đúng là người này, sửa theo giấy tờ” rồi làm lại."
        ),
        code=f"other_{whose}",
        params={"whom": whom, "name": hinted(known)},
    )


def side_by_side(known: Described, brought: Described) -> list[Line]:
    """What is on record beside what was brought, without the lines that neither side fills.

    While it is not certain that both are the same person, what differs is shown of the record only so far that
    somebody who has the person before them can tell. Source: domain 09 §4.
    """
    certain = bool(known.personal_id) and known.personal_id == brought.personal_id
    certain = certain and not is_other(known, brought)
    both = [(name, _said(known, name), _said(brought, name)) for name in _SHOWN_OF_A_STRANGER]
    return [_line(*each, certain=certain) for each in both if each[1] or each[2]]


def _said(person: Described, name: str) -> str:
    value = getattr(person, name)
    return vn_date(value) if isinstance(value, date) else str(value or "")


def _line(name: str, on_record: str, brought: str, *, certain: bool) -> Line:
    differs = bool(on_record and brought) and on_record != brought
    plain = certain or fold(on_record) == fold(brought)
    return Line(name, on_record if plain else _SHOWN_OF_A_STRANGER[name](on_record), brought, differs)


def _masked_address(address: str) -> str:
    """`…, Lấp Vò, Đồng Tháp`: the last two parts, which tell the area and not the house."""
    return "".join(f", {part.strip()}" for part in address.split(",")[1:][-2:]).replace(", ", "…, ", 1)


#: the particulars compared, in the order of the screen, and how much each tells of somebody who may be a stranger
_SHOWN_OF_A_STRANGER: dict[str, Callable[[str], str]] = {
    "full_name": masked,
    "personal_id": masked_id,
    "born_on": lambda day: day[-4:],
    "sex": str,
    "phone": masked_phone,
    "address": _masked_address,
    "card_issued_on": lambda day: day and f"{MASK * 2}/{day[3:]}",
}
