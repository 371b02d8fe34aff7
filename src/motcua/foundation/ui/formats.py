"""How dates, money, numbers and names are written for people: pure functions, with tables of examples.

Empty values (None, "") give an empty text, so that templates need no `if`.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.foundation.clock import VIETNAM

NO_BREAK_SPACE = "\u00a0"
MASK = "•"
WEEKDAYS = (
    gettext_noop("thứ Hai"),
    gettext_noop("thứ Ba"),
    gettext_noop("thứ Tư"),
    gettext_noop("thứ Năm"),
    gettext_noop("thứ Sáu"),
    gettext_noop("thứ Bảy"),
    gettext_noop("chủ nhật"),
)
#: icon of each national status and of each state of a clock
STATUS_ICONS = {
    "1": "inbox",
    "2": "clipboard-check",
    "3": "circle-x",
    "4": "progress",
    "5": "file-plus",
    "6": "coin",
    "7": "arrow-back-up",
    "8": "player-pause",
    "9": "file-check",
    "10": "circle-check",
    "soon": "clock-exclamation",
    "late": "alert-triangle",
    "paused": "clock-pause",
    "none": "circle-dashed",
}


class CodeParts(NamedTuple):
    """A dossier code in two: the agency's part with its hyphen, and the part people read aloud."""

    prefix: str
    tail: str


def in_vietnam(moment: date | datetime) -> date | datetime:
    """`moment` on the clock of Vietnam; plain dates and datetimes without zone stay as they are."""
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(VIETNAM)
    return moment


def vn_date(moment: date | datetime | None) -> str:
    """`09/04/2026`."""
    return in_vietnam(moment).strftime("%d/%m/%Y") if moment else ""


def vn_day_month(moment: date | datetime | None) -> str:
    """`09/04`."""
    return in_vietnam(moment).strftime("%d/%m") if moment else ""


def vn_time(moment: datetime | None) -> str:
    """`16:30`, 24 hours."""
    return in_vietnam(moment).strftime("%H:%M") if moment else ""


def vn_weekday(moment: date | datetime | None) -> str:
    """`thứ Năm`."""
    return _(WEEKDAYS[in_vietnam(moment).weekday()]) if moment else ""


def vn_datetime(moment: datetime | None) -> str:
    """`16:30 thứ Năm 09/04/2026`, the form of an appointment."""
    return f"{vn_time(moment)} {vn_weekday(moment)} {vn_date(moment)}" if moment else ""


def vn_when(moment: datetime | None) -> str:
    """`16:30 thứ Năm 09/04`, where the year is plain."""
    return f"{vn_time(moment)} {vn_weekday(moment)} {vn_day_month(moment)}" if moment else ""


def vn_number(number: Decimal | float | None, decimals: int = 2) -> str:
    """`1.234,5`: at most `decimals` digits after the comma, none that are zero at the end."""
    if number is None or number == "":
        return ""
    whole, _dot, rest = f"{number:,.{decimals}f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def vnd(amount: int | None) -> str:
    """`1.234.000 đ`, whole đồng, never broken over two lines."""
    return "" if amount is None else f"{vn_number(amount, 0)}{NO_BREAK_SPACE}đ"


def masked_id(number: str | None) -> str:
    """`••••••••1234`: the last four of a personal number; the dots do not tell its length."""
    return MASK * 8 + number[-4:] if number else ""


def grouped_id(number: str | None) -> str:
    """`087 190 001 234`, as a personal number is read aloud."""
    return " ".join(re.findall(r".{1,3}", number)) if number else ""


def phone(number: str | None) -> str:
    """`0912 345 678`, or `0277 000 0123` for a land line; anything else stays as it was typed."""
    digits = re.sub(r"^\+?84(?=\d{9,10}$)", "0", re.sub(r"[\s.\-()]", "", number or ""))
    found = re.fullmatch(r"(0\d{3})(\d{3})(\d{3,4})", digits)
    return " ".join(found.groups()) if found else number or ""


def masked_phone(number: str | None) -> str:
    """`•••••• 5678`."""
    digits = re.sub(r"\D", "", number or "")
    return f"{MASK * 6} {digits[-4:]}" if digits else ""


def given_name(name: str | None) -> str:
    """`Nhung` of `Nguyễn Thị Hồng Nhung`."""
    return (name or "").split()[-1] if (name or "").strip() else ""


def initials(name: str | None) -> str:
    """`NN` of `Nguyễn Thị Hồng Nhung`: first and last word, one letter for a single word."""
    words = (name or "").split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def lower_first(text: str | None) -> str:
    """`phó Chủ tịch UBND xã`: a title or sentence within another one; a first word as `UBND` stays as it is.

    A word is an abbreviation or a proper spelling (`VNeID`) when a capital or a digit follows its first letter.
    """
    text = text or ""
    first = text.split(maxsplit=1)[:1]
    spelt = first and any(letter.isupper() or letter.isdigit() for letter in first[0][1:])
    return text if spelt else text[:1].lower() + text[1:]


def code_parts(code: str) -> CodeParts:
    """`000.00.45.H20-` and `260406-0007`; a code without hyphen is all tail."""
    prefix, hyphen, tail = code.partition("-")
    return CodeParts(prefix + hyphen, tail) if hyphen else CodeParts("", code)
