"""The steps of the approved process in one dossier: whose turn, by when, what comes next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.casework.dossiers.states import OUTSIDE
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


@dataclass(frozen=True)
class PlannedStep:
    """One step of the approved process as it stands in the dossier."""

    n: int
    kind: str
    role: str
    #: whether its hours are part of the limit
    counted: bool = True
    #: neighbours of one number run side by side; None for a step alone
    group: int | None = None


def stage_of(steps: Sequence[PlannedStep], n: int) -> list[int]:
    """The numbers of the steps that begin together with step `n`, itself included: the next waits for all of them."""
    group = next(step.group for step in steps if step.n == n)
    return [n] if group is None else [step.n for step in steps if step.group == group]


def deciding_step(steps: Sequence[PlannedStep]) -> int:
    """The number of the step at which the decision is taken: the last signing step.

    In a process in which nobody signs it is the last counted step before the result is handed out, so that
    nothing but handing out is left once a dossier is finished. Never the step at the counter, unless it is alone.
    """
    later = steps[1:] or steps
    signing = [step.n for step in later if step.kind == "sign"]
    counted = [step.n for step in later if step.counted and step.kind != "issue"]
    return (signing or counted or [later[-1].n])[-1]


def following(steps: Sequence[PlannedStep], current: int) -> int | None:
    """The number of the first step that begins when the current one and all beside it end; None when none is left.

    After the decision that is a step of handing out, since the return closes it.
    """
    decided = current >= deciding_step(steps)
    last = stage_of(steps, current)[-1]
    later = (step.n for step in steps if step.n > last and (step.kind == "issue" or not decided))
    return next(later, None)


def acting_role(step: PlannedStep) -> str:
    """Whose turn a step is: its role, or `OUTSIDE` when another body does it and the counter notes the reply."""
    return OUTSIDE if step.kind == "external" else step.role


def norms(
    hours: Mapping[int, timedelta], available: timedelta, groups: Mapping[int, int] | None = None
) -> dict[int, timedelta]:
    """The norm of each step in working time, by its number.

    The hours of the process as they stand; their share of the time there is when together they need more than
    lies between receipt and promise, as with limits counted in calendar days. Source: NĐ 118/2025 Đ12.3.
    `groups` names those that run side by side: together they need what the longest needs.
    """
    longest: dict[tuple[str, int], timedelta] = {}
    for n, amount in hours.items():
        stage = ("group", groups[n]) if groups and n in groups else ("alone", n)
        longest[stage] = max(longest.get(stage, timedelta()), amount)
    needed = sum(longest.values(), timedelta())
    if needed <= available:
        return dict(hours)
    share = max(available, timedelta()) / needed
    return {n: amount * share for n, amount in hours.items()}


def step_due(ends: datetime, *, promised: datetime | None, counted: bool) -> datetime:
    """By when a step is due: at its own end, never after the promise; at the promise when no hours are counted."""
    if promised is None:
        return ends
    return min(ends, promised) if counted else promised


def act_at(steps: Sequence[PlannedStep], current: int) -> str:
    """What is done at the current step while the dossier is in process: `decide`, or `complete_step`."""
    return "decide" if current == deciding_step(steps) else "complete_step"


def require_act(steps: Sequence[PlannedStep], current: int, act: str) -> None:
    """Nothing when `act` belongs to the current step. Raises RuleBroken otherwise."""
    if act_at(steps, current) != act:
        raise RuleBroken(
            _("Bước hiện tại của quy trình không phải bước này. Tải lại trang để xem việc tiếp theo."),
            code="wrong_step",
        )
