"""What may happen to a dossier. No database, no request, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.casework.dossiers.states import OUTSIDE, STEPS, Outcome, Source, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


def open_steps(status: Status) -> set[str]:
    """Steps that may be taken next; empty once the dossier's way has ended."""
    return {step for start, step in STEPS if start == status}


def after(status: Status, step: str) -> Status:
    """The status that `step` leads to. Raises RuleBroken when `step` is not open."""
    if step not in open_steps(status):
        raise RuleBroken(
            _(
                "Hồ sơ đang ở trạng thái “%(status)s” nên không thực hiện được bước này. "
                "Tải lại trang để xem việc tiếp theo."
            ),
            code="step_not_open",
            params={"status": status.label},
        )
    return STEPS[status, step]


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


@dataclass(frozen=True)
class PlannedStep:
    """One step of the approved process as it stands in the dossier."""

    n: int
    kind: str
    role: str
    #: whether its hours are part of the limit
    counted: bool = True


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
    """The number of the step that begins when the current one ends; None when none is left.

    After the decision that is a step of handing out, since the return closes it.
    """
    decided = current >= deciding_step(steps)
    later = (step.n for step in steps if step.n > current and (step.kind == "issue" or not decided))
    return next(later, None)


def acting_role(step: PlannedStep) -> str:
    """Whose turn a step is: its role, or `OUTSIDE` when another body does it and the counter notes the reply."""
    return OUTSIDE if step.kind == "external" else step.role


def norms(hours: Mapping[int, timedelta], available: timedelta) -> dict[int, timedelta]:
    """The norm of each step in working time, by its number.

    The hours of the process as they stand; their share of the time there is when together they need more than
    lies between receipt and promise, as with limits counted in calendar days. Source: NĐ 118/2025 Đ12.3.
    """
    needed = sum(hours.values(), timedelta())
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


def require_reason(outcome: Outcome, reason: str) -> None:
    """Nothing when a negative result says why. Raises RuleBroken otherwise. Source: NĐ 118/2025 Đ19.3."""
    if outcome == Outcome.DECLINED and not reason.strip():
        raise RuleBroken(
            _("Kết quả “Không đủ điều kiện” cần lý do và căn cứ. Ghi lý do để công dân biết và làm tiếp."),
            code="reason_needed",
        )


def require_reply(role: str, remark: str) -> None:
    """Nothing when the reply of another body is written down. Raises RuleBroken when its step has no words."""
    if role == OUTSIDE and not remark.strip():
        raise RuleBroken(
            _(
                "Bước này do cơ quan khác thực hiện nên cần ghi kết quả của họ. "
                "Ghi số, ngày văn bản trả lời và nội dung chính rồi bấm lại."
            ),
            code="reply_needed",
        )


def require_scannable(status: Status, source: str) -> None:
    """Nothing when a paper may be scanned into the dossier. Raises RuleBroken once its way has ended.

    Source: NĐ 118/2025 Đ17.1 (papers handed in are scanned).
    """
    if not open_steps(status):
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


def require_refusal_grounds(reason: str, basis: str, remedy: str) -> None:
    """Nothing when a refusal says why, by which rule and what to do next. Source: NĐ 118/2025 Đ17.1; ux §1.6."""
    if not (reason.strip() and basis.strip() and remedy.strip()):
        raise RuleBroken(
            _(
                "Từ chối tiếp nhận cần đủ ba mục: lý do, căn cứ và cách làm tiếp. "
                "Công dân nhận phiếu ghi cả ba. Điền mục còn trống."
            ),
            code="grounds_needed",
        )


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


@dataclass(frozen=True)
class HandOver:
    """What was ticked at the returns desk."""

    right_person: bool
    originals_back: bool
    fee_settled: bool
    signed: bool
    receiver_is_applicant: bool
    authorisation: str


def require_hand_over(ticks: HandOver) -> None:
    """Nothing when the result may be handed over. Raises RuleBroken naming what is open.

    Source: NĐ 118/2025 Đ6 (receipt, or identity paper, or letter of authorisation), Đ22.2 (originals back).
    """
    open_points = [
        words
        for done, words in (
            (ticks.right_person, _("đúng người nhận")),
            (ticks.originals_back, _("đã trả lại bản gốc")),
            (ticks.fee_settled, _("đã thu đủ phí, lệ phí")),
            (ticks.signed, _("đã ký nhận")),
        )
        if not done
    ]
    if open_points:
        raise RuleBroken(
            _("Chưa trả được kết quả. Còn phải xác nhận: %(points)s. Đánh dấu khi đã làm xong từng việc."),
            code="hand_over_open",
            params={"points": ", ".join(open_points)},
        )
    if not ticks.receiver_is_applicant and not ticks.authorisation.strip():
        raise RuleBroken(
            _(
                "Người nhận khác người nộp: cần giấy ủy quyền. "
                "Ghi số, ngày giấy ủy quyền, hoặc mời chính người nộp đến nhận."
            ),
            code="authorisation_needed",
        )
