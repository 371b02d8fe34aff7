"""What an officer finds of the listed components, and when a dossier is complete."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from motcua.casework.dossiers.states import OVER, Source, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


@dataclass(frozen=True)
class ComponentCheck:
    """What the officer found of one listed component."""

    component: int
    name: str
    required: bool
    source: Source | None
    originals: int = 0
    copies: int = 0


def missing(checks: Iterable[ComponentCheck]) -> list[str]:
    """Names of the components that keep the dossier from being complete: all of them, at once.

    A required component must be there in some way; one that is not required may be left out, but whether it
    applies must have been judged. Source: NĐ 118/2025 Đ16.3, Đ17.1 (once, completely, correctly).
    """
    return [check.name for check in checks if not _is_there(check)]


def _is_there(check: ComponentCheck) -> bool:
    if check.source in (None, Source.MISSING):
        return False
    return not (check.required and check.source == Source.NOT_NEEDED)


def require_complete(checks: Sequence[ComponentCheck]) -> None:
    """Nothing when the dossier is complete. Raises RuleBroken naming every missing component."""
    names = missing(checks)
    if names:
        raise RuleBroken(
            _(
                "Hồ sơ còn thiếu hoặc chưa kiểm tra %(count)s giấy tờ: %(names)s. "
                "Chọn nguồn của từng giấy tờ. Nếu công dân chưa có, hướng dẫn bổ sung một lần cho đủ."
            ),
            code="incomplete",
            params={"count": len(names), "names": "; ".join(names)},
        )


def require_all_asked(checks: Iterable[ComponentCheck], asked: Collection[int]) -> None:
    """Nothing when whatever the dossier lacks is among `asked`. Raises RuleBroken naming what was left out.

    Source: NĐ 118/2025 Đ16.3 (once, completely, correctly).
    """
    names = missing(check for check in checks if check.component not in asked)
    if names:
        raise RuleBroken(
            _(
                "Còn %(count)s giấy tờ thiếu hoặc chưa xem mà chưa có trong yêu cầu: %(names)s. "
                "Chỉ được yêu cầu bổ sung một lần nên xem hết rồi chọn “Đạt” hoặc lý do của từng giấy tờ."
            ),
            code="not_all_asked",
            params={"count": len(names), "names": "; ".join(names)},
        )


def require_scannable(status: Status, source: str) -> None:
    """Nothing when a paper may be scanned into the dossier. Raises RuleBroken once its way has ended.

    Source: NĐ 118/2025 Đ17.1 (papers handed in are scanned).
    """
    if status in OVER:
        raise RuleBroken(
            _(
                "Hồ sơ đang ở trạng thái “%(status)s” nên bản quét không thay được nữa. "
                "Cần bổ sung thì ghi vào hồ sơ lưu trữ."
            ),
            code="scan_closed",
            params={"status": status.label},
        )
    if source != Source.PAPER:
        raise RuleBroken(
            _("Giấy tờ này không nộp bản giấy nên không có gì để quét. Chọn dòng giấy tờ nộp bản giấy."),
            code="not_on_paper",
        )
