"""Handing a result to the right person."""

from dataclasses import dataclass

from motcua.casework.dossiers.states import Proof
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


@dataclass(frozen=True)
class HandOver:
    """What was ticked at the returns desk; `proof` is what the receiver showed, None while nothing was noted."""

    right_person: bool
    originals_back: bool
    fee_settled: bool
    signed: bool
    receiver_is_applicant: bool
    proof: Proof | None
    authorisation: str = ""


def require_hand_over(ticks: HandOver) -> None:
    """Nothing when the result may be handed over. Raises RuleBroken naming what is open.

    Source: NĐ 118/2025 Đ6 (receipt, or identity paper, or letter of authorisation), Đ22.2 (originals back).
    """
    open_points = [
        words
        for done, words in (
            (ticks.right_person, _("đúng người nhận")),
            (ticks.proof, _("giấy tờ người nhận xuất trình")),
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
    by_letter = ticks.proof == Proof.AUTHORISATION and ticks.authorisation.strip()
    if not ticks.receiver_is_applicant and not by_letter:
        raise RuleBroken(
            _(
                "Người nhận khác người nộp: cần giấy ủy quyền. "
                "Ghi số, ngày giấy ủy quyền, hoặc mời chính người nộp đến nhận."
            ),
            code="authorisation_needed",
        )
