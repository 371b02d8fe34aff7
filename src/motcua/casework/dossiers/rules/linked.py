"""The parts of a linked procedure: whose turn it is, by when, and how the whole ends. Source: NĐ 118/2025 Đ20."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.casework.dossiers.states import Outcome, PartOutcome
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


@dataclass(frozen=True)
class PartAt:
    """Where one agency's part stands."""

    n: int
    begun: bool
    ended: bool


def dues(
    ends: Sequence[Callable[[datetime], datetime]], sent_at: datetime, *, in_turn: bool
) -> list[datetime]:
    """By when each agency is done: one after the other on paper, all from the sending when they have it at once.

    `ends` count each agency's own limit from the moment it has the dossier.
    """
    made: list[datetime] = []
    since = sent_at
    for end in ends:
        made.append(end(since))
        since = made[-1] if in_turn else sent_at
    return made


def begin_now(parts: Sequence[PartAt], *, in_turn: bool) -> list[int]:
    """The numbers of the parts that begin now: all that wait, or in turn the first once nobody before has it."""
    waiting = [part.n for part in parts if not part.begun and not part.ended]
    if not in_turn:
        return waiting
    return [] if any(part.begun and not part.ended for part in parts) else waiting[:1]


def turn_due(slip_due: datetime, counted: datetime) -> datetime:
    """By when an agency whose turn has come is done: as the slip says, or its whole limit when it had it late."""
    return max(slip_due, counted)


def together(outcomes: Iterable[PartOutcome]) -> Outcome:
    """How the whole ended: granted when any agency granted its part, else not."""
    return Outcome.GRANTED if PartOutcome.GRANTED in set(outcomes) else Outcome.DECLINED


def require_agencies(number: int) -> None:
    """Nothing when the procedure names agencies. Raises RuleBroken otherwise."""
    if not number:
        raise RuleBroken(
            _(
                "Thủ tục này không phải liên thông nên không có cơ quan nào để chuyển. "
                "Bấm “Chuyển hồ sơ” để chuyển bộ phận chuyên môn."
            ),
            code="not_linked",
        )


def require_part_open(part: PartAt | None) -> None:
    """Nothing while the agency has the dossier and has not answered. Raises RuleBroken otherwise."""
    if part is None or part.ended or not part.begun:
        raise RuleBroken(
            _(
                "Cơ quan này chưa đến lượt, đã có kết quả, hoặc không có trong hồ sơ. "
                "Tải lại trang để xem từng cơ quan."
            ),
            code="part_not_open",
        )


def require_part_explained(outcome: PartOutcome, remark: str) -> None:
    """Nothing when a part that was not done says why. Raises RuleBroken otherwise."""
    if outcome != PartOutcome.GRANTED and not remark.strip():
        raise RuleBroken(
            _("Cơ quan không giải quyết phần này thì phải ghi lý do, để công dân biết vì sao."),
            code="part_unexplained",
        )
