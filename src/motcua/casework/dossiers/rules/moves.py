"""Which acts the table of states leaves open, and on what an act must be based."""

from motcua.casework.dossiers.states import ONLY_WHEN_RECEIVED, STEPS, WHILE_AWAY, WHILE_LINKED, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

#: open to no dossier but those elsewhere
_ONLY_ELSEWHERE = {"take_back", "note_part", "end_parts"}


def open_steps(status: Status, *, received: bool, away: bool = False, linked: bool = False) -> set[str]:
    """Steps that may be taken next; empty once the dossier's way has ended, few while others have it: another
    commune, or the agencies of a linked procedure."""
    steps = {
        step
        for start, step in STEPS
        if start == status and ONLY_WHEN_RECEIVED.get((start, step), received) == received
    }
    if away or linked:
        return steps & (WHILE_AWAY if away else WHILE_LINKED)
    return steps - _ONLY_ELSEWHERE


def after(status: Status, step: str, *, received: bool, away: bool = False, linked: bool = False) -> Status:
    """The status that `step` leads to. Raises RuleBroken when `step` is not open."""
    if step not in open_steps(status, received=received, away=away, linked=linked):
        raise RuleBroken(
            _(
                "Hồ sơ đang ở trạng thái “%(status)s” nên không thực hiện được bước này. "
                "Tải lại trang để xem việc tiếp theo."
            ),
            code="step_not_open",
            params={"status": status.label},
        )
    return STEPS[status, step]


def require_same_version(seen: int, current: int, *, who: str, what: str, when: str) -> None:
    """Nothing when the decision was made on what stands now. Raises RuleBroken telling the change otherwise."""
    if seen != current:
        raise RuleBroken(
            _(
                "%(who)s đã thực hiện “%(what)s” với hồ sơ này lúc %(when)s, sau khi trang được mở. "
                "Thao tác vừa rồi chưa được ghi. Xem thay đổi rồi quyết định lại."
            ),
            code="stale",
            params={"who": who, "what": what, "when": when},
        )
