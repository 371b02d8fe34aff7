"""The way a dossier went, in a citizen's words: what happened, where the clock stood still, which promise moved."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import ClockStop, Dossier, DossierEvent
from motcua.foundation.ui.formats import vn_datetime

#: what a citizen reads for each thing that happened; what happens inside the house tells them nothing
CITIZEN_VERBS = {
    "register": _("Đã ghi nhận, chờ kiểm tra"),
    "receive": _("Được tiếp nhận"),
    "refuse": _("Không được tiếp nhận"),
    "forward": _("Đã chuyển cơ quan giải quyết"),
    "send_away": _("Đã chuyển xã có thẩm quyền giải quyết"),
    "take_back": _("Đã có kết quả của xã giải quyết"),
    "send_parts": _("Đã chuyển các cơ quan cùng giải quyết"),
    "note_part": _("Một cơ quan đã có kết quả phần của mình"),
    "end_parts": _("Mọi cơ quan đã xong phần của mình"),
    "complete_step": _("Đã xong một bước"),
    "return_step": _("Trả lại bước trước để xem lại"),
    "ask_supplement": _("Cần Ông/Bà bổ sung giấy tờ"),
    "take_supplement": _("Đã nhận đủ giấy tờ bổ sung"),
    "close_unsupplemented": _("Đóng hồ sơ vì không bổ sung giấy tờ"),
    "ask_payment": _("Cần Ông/Bà nộp tiền"),
    "prove_payment": _("Đã ghi nhận việc nộp tiền"),
    "note_no_payment": _("Không phải nộp tiền, đã hẹn lại ngày trả"),
    "extend": _("Đã xin lỗi và hẹn lại ngày trả"),
    "consult": _("Đã hỏi ý kiến cơ quan khác"),
    "note_reply": _("Cơ quan được hỏi đã trả lời"),
    "remind_agency": _("Trung tâm đã nhắc cơ quan được hỏi"),
    "bring_papers": _("Ông/Bà đã gửi giấy tờ bổ sung"),
    "ask_withdrawal": _("Ông/Bà đã đề nghị rút hồ sơ"),
    "withdraw": _("Đã rút hồ sơ theo yêu cầu"),
    "stop": _("Đã dừng giải quyết"),
    "remind": _("Trung tâm đã đôn đốc nơi đang giải quyết"),
    "decide": _("Đã có kết quả"),
    "return_result": _("Đã trả kết quả"),
    "remind_owner": _("Đã nhắc đến nhận kết quả"),
    "post_result": _("Đã gửi kết quả qua bưu chính"),
    "note_delivered": _("Bưu chính đã phát kết quả"),
    "note_came_back": _("Bưu chính chưa phát được, kết quả đã về Trung tâm"),
    "publish_result": _("Đã trả kết quả điện tử"),
    "report_error": _("Kết quả có sai sót, đang sửa"),
    "correct_result": _("Đã sửa kết quả"),
    "return_corrected": _("Đã trả kết quả đã sửa"),
    "void_certified": _("Đã hủy số chứng thực ghi nhầm"),
    "give_receipt": _("Đã cấp giấy tiếp nhận theo yêu cầu"),
}


@dataclass(frozen=True)
class Step:
    """One thing that happened. Remarks between officers are not among it."""

    words: Promise
    at: datetime
    by: str
    title: str
    #: the old and the new promise, or how long the clock stands still; empty mostly
    note: str
    #: whether the clock stands still from here on
    is_pause: bool


def of(dossier: Dossier) -> list[Step]:
    """What happened so far, oldest first."""
    stops = {stop.started_at: stop for stop in dossier.stops.all()}
    return [
        _step(event, stops.get(event.at))
        for event in queries.timeline(dossier)
        if event.verb in CITIZEN_VERBS
    ]


def _step(event: DossierEvent, stop: ClockStop | None) -> Step:
    return Step(
        CITIZEN_VERBS[event.verb],
        event.at,
        event.by_name,
        event.by_title,
        _paused(stop) if stop else _moved(event.data),
        stop is not None,
    )


def _paused(stop: ClockStop) -> str:
    if stop.ended_at is None:
        return str(_("Thời gian giải quyết đang tạm dừng."))
    return _("Thời gian giải quyết tạm dừng đến %(when)s.") % {"when": vn_datetime(stop.ended_at)}


def _moved(told: dict[str, str]) -> str:
    """The promise there was stays readable beside the one that took its place. Source: NĐ 118/2025 Đ19.5 (C8)."""
    before, after = told.get("due_before"), told.get("due_after")
    if not before or not after or before == after:
        return ""
    return _("Hẹn trả trước đây %(before)s, nay %(after)s.") % {
        "before": vn_datetime(datetime.fromisoformat(before)),
        "after": vn_datetime(datetime.fromisoformat(after)),
    }
