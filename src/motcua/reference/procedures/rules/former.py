"""Which code may stand for a procedure it once was. No database."""

import re

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

#: codes of the national and provincial lists: letters, figures, dots, hyphens
_CODE = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ.\-]{2,19}")


def require_former_code(code: str, *, own: str, is_in_use: bool) -> None:
    """Nothing when `code` can be a former code of the procedure `own`. Raises RuleBroken."""
    if not _CODE.fullmatch(code):
        raise RuleBroken(
            _("Mã cũ “%(code)s” chưa đúng. Ghi chữ, số, dấu chấm như trong danh mục, không có khoảng trắng."),
            code="code_shape",
            params={"code": code},
        )
    if code == own or is_in_use:
        raise RuleBroken(
            _(
                "Mã %(code)s đang là mã của một thủ tục, hoặc đã nối với một thủ tục khác. So lại với danh mục."
            ),
            code="code_in_use",
            params={"code": code},
        )
