"""The line that a scanner reads from a citizen card: `number|old number|name|ddmmyyyy|sex|address|issue date`.

Pure: text in, value out. The raw text is personal data and is never stored or logged.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.foundation.words import _

OLDEST_YEARS = 130
#: family names that are never written without their accents, as they look once these are lost
BARE_SURNAMES = {
    "bui", "dang", "dinh", "do", "doan", "duong", "dao", "ho", "hoang",
    "huynh", "lam", "le", "luong", "luu", "ngo", "nguyen", "pham", "quach",
    "ta", "tang", "thach", "tran", "trieu", "trinh", "truong", "vo", "vu",
}  # fmt: skip


@dataclass(frozen=True)
class Card:
    """What a card says, name and address as read."""

    personal_id: str
    full_name: str
    born_on: date
    sex: str
    address: str
    issued_on: date | None


def _refuse(message: str, code: str, **params: object) -> RuleBroken:
    return RuleBroken(message, code=code, params=params or None)


def _day(digits: str, what: str) -> date:
    """A day written ddmmyyyy. Raises RuleBroken when there is no such day."""
    try:
        if not re.fullmatch(r"[0-9]{8}", digits):
            raise ValueError(digits)
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        raise _refuse(
            _(
                "Thẻ ghi %(what)s là “%(digits)s”, không có ngày này. Quét lại thẻ (F2), hoặc nhập tay theo thẻ."
            ),
            "impossible_date",
            what=what,
            digits=digits,
        ) from None


def _has_accents(text: str) -> bool:
    return (
        any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", text))
        or "đ" in text.lower()
    )


def _lost_accents(name: str, address: str) -> bool:
    """Whether the accents went missing: everywhere, or on a name that cannot be without."""
    if _has_accents(name):
        return False
    words = name.casefold().split()
    return not _has_accents(address) or (len(words) > 1 and words[0] in BARE_SURNAMES)


def _check_days(born_on: date, issued_on: date | None, today: date) -> None:
    if born_on > today or today.year - born_on.year > OLDEST_YEARS:
        raise _refuse(
            _("Thẻ ghi ngày sinh %(day)s, không thể đúng. Quét lại thẻ (F2), hoặc nhập tay theo thẻ."),
            "impossible_birth",
            day=f"{born_on:%d/%m/%Y}",
        )
    if issued_on and not born_on <= issued_on <= today:
        raise _refuse(
            _("Thẻ ghi ngày cấp %(day)s, không thể đúng. Quét lại thẻ (F2), hoặc nhập tay theo thẻ."),
            "impossible_issue",
            day=f"{issued_on:%d/%m/%Y}",
        )


def _fields(line: str) -> list[str]:
    fields = [nfc(field) for field in line.strip().split("|")]
    if len(fields) < 7:
        raise _refuse(
            _(
                "Mới đọc được %(count)s trên 7 mục của thẻ, có thể quét bị ngắt giữa chừng. "
                "Giữ thẻ yên và quét lại (F2), hoặc nhập tay."
            ),
            "truncated",
            count=len(fields) if line.strip() else 0,
        )
    return fields


def _require_number(number: str) -> None:
    if not re.fullmatch(r"[0-9]{12}", number):
        raise _refuse(
            _(
                "Số định danh đọc được có %(count)s ký tự, phải đúng 12 chữ số. Quét lại thẻ (F2), hoặc nhập tay."
            ),
            "bad_number",
            count=len(number),
        )


def read(line: str, *, today: date) -> Card:
    """The card behind a scanned line; the old number and the issue date may be empty, but all seven
    fields must be there; more are ignored.

    Raises RuleBroken when the line is cut off, the number is not 12 digits, a date cannot be, or the accents
    were lost on the way.
    """
    number, _old, name, born, sex, address, issued, *_more = _fields(line)
    _require_number(number)
    if not name:
        raise _refuse(_("Thẻ không đọc được họ tên. Quét lại thẻ (F2), hoặc nhập tay."), "no_name")
    if _lost_accents(name, address):
        raise _refuse(
            _(
                "Đã đọc số định danh nhưng họ tên mất dấu: “%(name)s”. Có thể bộ gõ tiếng Việt đang bật. "
                "Tắt bộ gõ rồi quét lại (F2), hoặc nhập tay."
            ),
            "accents_lost",
            name=name,
        )
    born_on = _day(born, _("ngày sinh"))
    issued_on = _day(issued, _("ngày cấp")) if issued else None
    _check_days(born_on, issued_on, today)
    return Card(number, name, born_on, sex, address, issued_on)
