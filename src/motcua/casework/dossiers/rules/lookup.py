"""Looking somebody up elsewhere: only by a whole number, only for a purpose that is said."""

import re
from collections.abc import Container

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


def require_personal_number(number: str) -> None:
    """Nothing for twelve digits. Raises RuleBroken otherwise."""
    if not re.fullmatch(r"[0-9]{12}", number):
        raise RuleBroken(
            _("Cần đủ 12 chữ số của số định danh để tra cứu dân cư. Quét thẻ (F2) hoặc nhập số rồi bấm lại."),
            code="number_needed",
        )


def require_purpose(purpose: str, known: Container[str]) -> str:
    """The purpose, when it is one of those that are known. Raises RuleBroken otherwise.

    Source: Luật 91/2025/QH15 Đ3 (personal data is used for a purpose).
    """
    if purpose not in known:
        raise RuleBroken(
            _("Chưa chọn mục đích tra cứu dân cư. Chọn mục đích rồi bấm lại; mỗi lần tra cứu đều ghi lại."),
            code="purpose_needed",
        )
    return purpose
