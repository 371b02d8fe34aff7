"""A few phrases of the sample Centre, marked as sample data; none says what the law says."""

from datetime import datetime

from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.foundation.phrases import actions, queries
from motcua.foundation.phrases.rules import Words
from motcua.foundation.phrases.states import Use

PHRASES = (
    (Use.SUPPLEMENT, "Thiếu chữ ký", "Ký và ghi rõ họ tên ở cuối tờ khai.", ""),
    (Use.SUPPLEMENT, "Bản chụp mờ", "Chụp hoặc quét lại cho rõ, đủ bốn góc và đủ các trang.", ""),
    (Use.REFUSAL, "Nộp trùng", "Hồ sơ này đã nộp một lần và đang được giải quyết.", ""),
    (Use.REMEDY, "Theo dõi hồ sơ đã nộp", "Dùng giấy hẹn của hồ sơ đã nộp để tra cứu và nhận kết quả.", ""),
    (Use.REMARK, "Đã kiểm tra, trình ký", "Đã kiểm tra giấy tờ, đủ và khớp nhau. Kính trình lãnh đạo xem xét.", ""),
    (Use.REMARK, "Đã đối chiếu sổ", "Đã đối chiếu với sổ đang lưu, thông tin khớp với tờ khai.", "1.004873"),
    (Use.CLOSING, "Công dân đề nghị rút", "Công dân đề nghị rút hồ sơ tại quầy và đã nhận lại giấy tờ.", ""),
    (Use.APOLOGY, "Chờ cơ quan phối hợp", "Cơ quan được hỏi ý kiến chưa trả lời nên chưa kịp có kết quả.", ""),
)  # fmt: skip


def make(centre: int, *, at: datetime) -> int:
    """How many were added; running again adds nothing."""
    if queries.of_centre(centre).exists():
        return 0
    director = User.objects.get(username=username_of("giam-doc"))
    for use, name, text, procedure in PHRASES:
        words = Words(f"{name} (dữ liệu mẫu)", text, procedure)
        actions.add_phrase(use, words, centre=centre, by=director, at=at)
    return len(PHRASES)
