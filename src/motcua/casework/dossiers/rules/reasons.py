"""What must be said before an act holds: reasons, grounds, replies."""

from motcua.casework.dossiers.states import OUTSIDE, Outcome
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


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


def require_grounded(document: str) -> None:
    """Nothing when the paper or the relation is told by which somebody files for another. Source: NĐ 118/2025 Đ15."""
    if not document.strip():
        raise RuleBroken(
            _(
                "Nộp thay người khác cần giấy tờ làm căn cứ. Ghi tên, số giấy tờ; "
                "với căn cứ khác, ghi rõ quan hệ hoặc giấy tờ."
            ),
            code="ground_needed",
        )
