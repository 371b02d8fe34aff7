"""When one person files for many: a note to look at the authorisations, never a bar. No law's figure."""

from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

#: the longest stretch looked back over, in days
LONGEST_LOOK_BACK = 366


def require_notice(owners: int, days: int, in_force_from: date, today: date) -> None:
    """Nothing when a Centre may set such a level. Raises RuleBroken otherwise."""
    if owners != 0 and (owners < 2 or not 1 <= days <= LONGEST_LOOK_BACK):
        raise RuleBroken(
            _("Ghi từ 2 chủ hồ sơ trở lên, trong 1 đến %(days)s ngày; hoặc ghi 0 chủ hồ sơ để không nhắc."),
            code="not_many",
            params={"days": LONGEST_LOOK_BACK},
        )
    if in_force_from < today:
        raise RuleBroken(
            _("Ngày áp dụng %(day)s đã qua. Chọn hôm nay hoặc một ngày sau."),
            code="day_past",
            params={"day": f"{in_force_from:%d/%m/%Y}"},
        )


def is_for_many(owners: int, level: int) -> bool:
    """Whether filing for so many different owners is to be noted; a level of 0 notes nothing."""
    return level > 0 and owners >= level
