"""Reading how an instrument is cited. No database, no clock."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers import words
from motcua.foundation.words import _

KINDS = (
    "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư liên tịch", "Thông tư", "Chỉ thị",
)  # fmt: skip
_NAMED = re.compile(
    rf"(?P<kind>{'|'.join(KINDS)}) số (?P<number>\S+?),? "
    r"ngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4}) của (?P<rest>[^();]+)",
    re.I,
)
_AMENDED = re.compile(r"\((?:đã )?được sửa đổi", re.I)
#: where the name of the issuing body ends
_ABOUT = re.compile(r" (?=(?:về|hướng dẫn|quy định|ban hành|sửa đổi)\b)")


@dataclass(frozen=True)
class Cited:
    """An instrument as a text names it."""

    kind: str
    number: str
    issuer: str
    issued_on: date
    about: str = ""


@dataclass(frozen=True)
class Citation:
    """What a row of an annex cites: the instrument, and those said to amend it."""

    instrument: Cited
    amended_by: tuple[Cited, ...] = ()


def cited(text: str) -> Citation | None:
    """The instrument a text names first and those that amend it; None when none can be read."""
    main, *amending = _AMENDED.split(text, maxsplit=1)
    found = _NAMED.match(main)
    first = found and _read(found, main[found.start("rest") :])
    if not first:
        return None
    others = (_read(each, each["rest"]) for each in _NAMED.finditer(amending[0] if amending else ""))
    return Citation(first, tuple(each for each in others if each))


def words_of(instrument: Cited) -> str:
    """The instrument as texts cite it: kind, number, day, issuing body, subject."""
    day = words.day(instrument.issued_on)
    named = f"{instrument.kind} số {instrument.number} {day} của {instrument.issuer}"
    return f"{named} {instrument.about}".strip()


def require_days(first: date | None, last: date | None) -> None:
    """Nothing, when the days of force are in order or one is unknown. Raises RuleBroken otherwise."""
    if first and last and last < first:
        raise RuleBroken(
            _("Ngày cuối có hiệu lực %(last)s trước ngày đầu %(first)s. Sửa một trong hai ngày."),
            code="days_crossed",
            params={"last": f"{last:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"},
        )


def require_readable(instrument: Cited) -> None:
    """Nothing, when a text that cites the instrument can be read again. Raises RuleBroken otherwise."""
    found = cited(words_of(instrument))
    if found is None or found.instrument.number != instrument.number:
        raise RuleBroken(
            _(
                "Không đọc lại được lời dẫn “%(words)s”. Số, ký hiệu viết liền, không có khoảng trống; tên cơ quan "
                "không bắt đầu bằng dấu câu."
            ),
            code="not_readable",
            params={"words": words_of(instrument)},
        )


def _read(found: re.Match[str], rest: str) -> Cited | None:
    """None for a day that does not exist."""
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    issuer, *about = _ABOUT.split(rest.strip(), maxsplit=1)
    return Cited(
        found["kind"].capitalize(), found["number"], issuer.strip(" ,."), day, "".join(about).strip(" .")
    )
