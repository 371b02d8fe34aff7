"""Papers that go from one unit to another on a list: what may be on it, and who signs for it."""

from collections.abc import Mapping

from motcua.casework.dossiers.custody import LIST_STEPS, MOST_ITEMS, TRAVELS, Direction, ListStatus
from motcua.casework.dossiers.states import Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


def open_list_steps(status: ListStatus) -> set[str]:
    """What may be done next with a list; empty once it was received or cancelled."""
    return {step for start, step in LIST_STEPS if start == status}


def list_after(status: ListStatus, step: str) -> ListStatus:
    """Where `step` takes a list. Raises RuleBroken when `step` is not open."""
    if step not in open_list_steps(status):
        raise RuleBroken(
            _(
                "Danh sách bàn giao đang ở trạng thái “%(status)s” nên không thực hiện được việc này. "
                "Tải lại trang để xem việc tiếp theo."
            ),
            code="list_step_not_open",
            params={"status": status.label},
        )
    return LIST_STEPS[status, step]


def require_travels(code: str, status: Status, direction: Direction, *, on_paper: bool) -> None:
    """Nothing when the papers of a dossier may go that way. Raises RuleBroken otherwise."""
    if status not in TRAVELS[direction]:
        raise RuleBroken(
            _(
                "Hồ sơ %(code)s đang ở trạng thái “%(status)s” nên không bàn giao theo chiều này. "
                "Hồ sơ đi giải quyết phải đã tiếp nhận và chưa xong; về quầy là hồ sơ đã xong, đã dừng hoặc đã rút."
            ),
            code="does_not_travel",
            params={"code": code, "status": status.label},
        )
    if direction == Direction.OUT and not on_paper:
        raise RuleBroken(
            _("Hồ sơ %(code)s chỉ có bản điện tử, không có giấy để bàn giao. Chuyển trên phần mềm là đủ."),
            code="no_paper",
            params={"code": code},
        )


def require_room(count: int) -> None:
    """Nothing while one more dossier fits on the list."""
    if count >= MOST_ITEMS:
        raise RuleBroken(
            _("Danh sách đã đủ %(most)s hồ sơ. Giao danh sách này rồi lập danh sách khác."),
            code="list_full",
            params={"most": MOST_ITEMS},
        )


def require_something(count: int) -> None:
    """Nothing when there is something to hand over."""
    if not count:
        raise RuleBroken(
            _("Danh sách chưa có hồ sơ nào nên chưa giao được. Quét hoặc chọn hồ sơ trước."),
            code="list_empty",
        )


def require_other_person(giver: int | None, receiver: int) -> None:
    """Nothing when who receives is not who gave. Source: NĐ 118/2025 Đ5.1 (each hand-over has two sides)."""
    if giver == receiver:
        raise RuleBroken(
            _("Người giao không tự ký nhận được. Nhờ người của bên nhận mở danh sách này và xác nhận."),
            code="same_person",
        )


def require_accounted(items: Mapping[int, str], found: Mapping[int, str | None]) -> None:
    """Nothing when every item was found, or its lack has a reason. Raises RuleBroken naming the first open one.

    `items` are the codes by item; `found` has None for what is there, the reason for what is not.
    """
    for item, code in items.items():
        if item not in found:
            raise RuleBroken(
                _("Chưa xem hồ sơ %(code)s. Đánh dấu “Đủ”, hoặc ghi thiếu gì."),
                code="not_looked_at",
                params={"code": code},
            )
        reason = found[item]
        if reason is not None and not reason.strip():
            raise RuleBroken(
                _("Hồ sơ %(code)s chưa đánh dấu “Đủ” mà chưa ghi thiếu gì. Ghi giấy tờ thiếu hoặc lý do."),
                code="lack_unexplained",
                params={"code": code},
            )


def require_signed(signed: bool) -> None:
    """Nothing when the receiver signed, on the screen or on the paper."""
    if not signed:
        raise RuleBroken(
            _("Bên nhận chưa ký. Ký trên màn hình, hoặc đánh dấu “Ký trên giấy” khi đã ký bản in."),
            code="not_signed",
        )
