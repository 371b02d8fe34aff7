"""What is kept of a guidance. No database, no request, no clock."""

from collections.abc import Collection

from motcua.casework.assistance.states import LONGEST_MINUTES
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


def minutes_of(seconds: int | None) -> int | None:
    """Whole minutes begun; None when nobody measured, or the screen was left open."""
    if seconds is None or seconds > LONGEST_MINUTES * 60:
        return None
    return max(1, -(-seconds // 60))


def require_minutes(minutes: int | None) -> None:
    """Nothing when the time is one that a guidance can have taken, or is not known."""
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        raise RuleBroken(
            _("Số phút %(minutes)s chưa đúng. Ghi từ 1 đến %(most)s, hoặc để trống khi không rõ."),
            code="minutes",
            params={"minutes": minutes, "most": LONGEST_MINUTES},
        )


def require_listed(asked: Collection[int], listed: Collection[int]) -> None:
    """Nothing when only papers of the procedure are spoken of. Source: NĐ 118/2025 Đ5.1, Đ16.1 (as published)."""
    if not set(asked) <= set(listed):
        raise RuleBroken(
            _(
                "Chỉ hướng dẫn giấy tờ có trong thành phần hồ sơ của thủ tục. "
                "Tải lại trang rồi chọn lại giấy tờ."
            ),
            code="unlisted_paper",
        )
