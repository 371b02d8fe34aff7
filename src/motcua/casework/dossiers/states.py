"""The law's words for where a dossier stands, and the steps between them, as data.

The ten statuses are national (domain 03 §2); `STEPS` holds the roads that are built.
"""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Status(IntegerChoices):
    """The legal state of a dossier, with the national code as its value."""

    SUBMITTED = 1, _("Mới đăng ký")
    RECEIVED = 2, _("Được tiếp nhận")
    REFUSED = 3, _("Không được tiếp nhận")
    IN_PROCESS = 4, _("Đang xử lý")
    AWAITING_SUPPLEMENT = 5, _("Yêu cầu bổ sung giấy tờ")
    AWAITING_PAYMENT = 6, _("Yêu cầu thực hiện nghĩa vụ tài chính")
    WITHDRAWN = 7, _("Công dân yêu cầu rút hồ sơ")
    STOPPED = 8, _("Dừng xử lý")
    RESOLVED = 9, _("Đã xử lý xong")
    RETURNED = 10, _("Đã trả kết quả")


STEPS = {
    (Status.SUBMITTED, "receive"): Status.RECEIVED,
    (Status.SUBMITTED, "refuse"): Status.REFUSED,
    (Status.RECEIVED, "forward"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "complete_step"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "decide"): Status.RESOLVED,
    (Status.RESOLVED, "return_result"): Status.RETURNED,
}

#: whose turn a step is that another body does: no post acts in it, the counter notes the reply
OUTSIDE = "outside"

#: what each step is called on a button and in the timeline
STEP_WORDS = {
    "register": _("Đăng ký"),
    "receive": _("Tiếp nhận"),
    "refuse": _("Từ chối tiếp nhận"),
    "forward": _("Chuyển hồ sơ"),
    "complete_step": _("Chuyển bước"),
    "decide": _("Quyết định"),
    "return_result": _("Trả kết quả"),
    "scan": _("Quét giấy tờ"),
}

#: the line a citizen reads under the status
CITIZEN_LINES = {
    Status.SUBMITTED: _("Trung tâm đã nhận bản đăng ký và đang kiểm tra giấy tờ."),
    Status.RECEIVED: _("Hồ sơ đủ, đã có giấy hẹn."),
    Status.REFUSED: _("Hồ sơ chưa được nhận. Xem lý do và cách làm tiếp."),
    Status.IN_PROCESS: _("Cơ quan chuyên môn đang giải quyết."),
    Status.AWAITING_SUPPLEMENT: _("Cần Ông/Bà bổ sung. Thời hạn tính lại từ khi nhận đủ."),
    Status.AWAITING_PAYMENT: _("Cần nộp tiền. Thời gian đang tạm dừng."),
    Status.WITHDRAWN: _("Hồ sơ được rút theo yêu cầu."),
    Status.STOPPED: _("Hồ sơ dừng giải quyết. Xem thông báo."),
    Status.RESOLVED: _("Có kết quả. Mời đến nhận."),
    Status.RETURNED: _("Đã nhận kết quả."),
}


class Channel(IntegerChoices):
    """How a dossier was filed (KenhThucHien, domain 03 §3)."""

    DIRECT = 1, _("Nộp trực tiếp")
    ONLINE = 2, _("Nộp trực tuyến")
    POSTAL = 3, _("Nộp qua bưu chính")


class Source(TextChoices):
    """In what way a component of the dossier is there. Source: NĐ 118/2025 Đ17.1; TT 03/2025 Đ5.2."""

    PAPER = "paper", _("Nộp bản giấy")
    SHOWN = "shown", _("Chỉ xuất trình")
    DATA = "data", _("Khai thác từ CSDL")
    NOT_NEEDED = "not_needed", _("Không áp dụng")
    MISSING = "missing", _("Thiếu")


class EIdentity(TextChoices):
    """What the check of the e-identity account at the counter found. Source: NĐ 118/2025 Đ17.1."""

    UNCHECKED = "", _("Chưa kiểm tra")
    LEVEL_2 = "2", _("Mức độ 02")
    LEVEL_1 = "1", _("Mức độ 01")
    NONE = "none", _("Chưa có tài khoản")


class ReturnPlace(TextChoices):
    """Where the applicant wants the result."""

    CENTRE = "centre", _("Trung tâm")
    POST = "post", _("Bưu chính")
    ONLINE = "online", _("Trực tuyến")


class Outcome(TextChoices):
    """What was decided. A refusal after appraisal is a result too (NĐ 118/2025 Đ19.3)."""

    GRANTED = "granted", _("Đồng ý giải quyết")
    DECLINED = "declined", _("Không đủ điều kiện")


class Money(TextChoices):
    """The money axis of a dossier, apart from its legal state."""

    NONE = "none", _("Không phải nộp")
    UNKNOWN = "unknown", _("Chưa có mức thu")
    DUE = "due", _("Còn phải nộp")
    SETTLED = "settled", _("Đã nộp đủ")


class Delivery(TextChoices):
    """The delivery axis: where the result is."""

    NOT_YET = "not_yet", _("Chưa có kết quả")
    WAITING = "waiting", _("Chờ trả tại Trung tâm")
    HANDED_OVER = "handed_over", _("Đã giao")


class Sync(TextChoices):
    """The sync axis: what the systems above have been told. Nothing is sent before the connector exists."""

    NOT_SENT = "not_sent", _("Chưa gửi")
