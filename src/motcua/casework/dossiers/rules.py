"""What may happen to a dossier. No database, no request, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motcua.casework.dossiers.states import STEPS, Outcome, Source, Status
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


def deciding_step(steps: Sequence[PlannedStep]) -> int:
    """The number of the step at which the decision is signed: the last signing step, else the last of work."""
    signing = [step.n for step in steps if step.kind == "sign"]
    working = [step.n for step in steps if step.kind == "work"]
    return (signing or working or [steps[-1].n])[-1]


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
