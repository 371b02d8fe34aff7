"""Money, dates and moments as official papers write them: in Vietnamese, whatever the screen's language."""

from datetime import date, datetime

from num2words import num2words

from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.formats import WEEKDAYS, vn_number

_BILLION = 10**9
_GROUPS = ((10**6, " triệu"), (10**3, " nghìn"), (1, ""))


def _below_thousand(number: int, *, leads: bool) -> str:
    """One group of three digits; one that does not lead names its empty hundreds: `không trăm lẻ năm`."""
    said: str = num2words(number, lang="vi")
    if leads or number >= 100:
        return said
    return f"không trăm lẻ {said}" if number < 10 else f"không trăm {said}"


def number_in_words(number: int, *, leads: bool = True) -> str:
    """`mười lăm nghìn`: a whole number, zero or more, read in groups of three digits.

    num2words reads one group rightly but drops the empty hundreds between groups
    (1 005 000 becomes `một triệu năm nghìn`), which a receipt must not: the groups are joined here.
    """
    if number < 0:
        raise ValueError("only zero and more is written in words")
    if number == 0:
        return "không"
    parts = []
    if number >= _BILLION:
        parts.append(f"{number_in_words(number // _BILLION, leads=leads)} tỷ")
    for size, name in _GROUPS:
        group = number // size % 1000
        if group:
            parts.append(_below_thousand(group, leads=leads and not parts) + name)
    return " ".join(parts)


def amount(amount_vnd: int) -> str:
    """`15.000 đồng (mười lăm nghìn đồng)`: whole đồng, in figures and words."""
    return f"{vn_number(amount_vnd, 0)} đồng ({number_in_words(amount_vnd)} đồng)"


def count(number: int) -> str:
    """`03`: small counts have two digits on official papers."""
    return f"{number:02d}"


def day(on: date) -> str:
    """`ngày 06 tháng 4 năm 2026`: days below 10 and months 1, 2 have a zero. Source: NĐ 30/2020, app. I."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def named_day(on: date) -> str:
    """`thứ Năm ngày 09 tháng 4 năm 2026`."""
    return f"{WEEKDAYS[on.weekday()]} {day(on)}"


def _clock(at: datetime) -> str:
    return f"{at.hour:02d} giờ {at.minute:02d} phút"


def moment(at: datetime) -> str:
    """`09 giờ 15 phút, ngày 06 tháng 4 năm 2026`, on the clock of Vietnam."""
    local = at.astimezone(VIETNAM)
    return f"{_clock(local)}, {day(local)}"


def appointment(at: datetime) -> str:
    """`16 giờ 30 phút, thứ Năm ngày 09 tháng 4 năm 2026`, on the clock of Vietnam."""
    local = at.astimezone(VIETNAM)
    return f"{_clock(local)}, {named_day(local)}"
