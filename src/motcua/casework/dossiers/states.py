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
    (Status.SUBMITTED, "ask_supplement"): Status.AWAITING_SUPPLEMENT,
    (Status.SUBMITTED, "withdraw"): Status.WITHDRAWN,
    (Status.RECEIVED, "forward"): Status.IN_PROCESS,
    (Status.RECEIVED, "send_away"): Status.IN_PROCESS,
    (Status.RECEIVED, "withdraw"): Status.WITHDRAWN,
    (Status.RECEIVED, "send_parts"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "note_part"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "end_parts"): Status.RESOLVED,
    (Status.IN_PROCESS, "complete_step"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "return_step"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "assign"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "take_step"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "put_step_back"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "consult"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "note_reply"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "remind_agency"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "extend"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "ask_supplement"): Status.AWAITING_SUPPLEMENT,
    (Status.IN_PROCESS, "ask_payment"): Status.AWAITING_PAYMENT,
    (Status.IN_PROCESS, "note_no_payment"): Status.IN_PROCESS,
    (Status.IN_PROCESS, "withdraw"): Status.WITHDRAWN,
    (Status.IN_PROCESS, "stop"): Status.STOPPED,
    (Status.IN_PROCESS, "decide"): Status.RESOLVED,
    (Status.IN_PROCESS, "take_back"): Status.RESOLVED,
    (Status.AWAITING_SUPPLEMENT, "receive"): Status.RECEIVED,
    (Status.AWAITING_SUPPLEMENT, "refuse"): Status.REFUSED,
    (Status.AWAITING_SUPPLEMENT, "bring_papers"): Status.SUBMITTED,
    (Status.AWAITING_SUPPLEMENT, "take_supplement"): Status.IN_PROCESS,
    (Status.AWAITING_SUPPLEMENT, "close_unsupplemented"): Status.STOPPED,
    (Status.AWAITING_SUPPLEMENT, "withdraw"): Status.WITHDRAWN,
    (Status.AWAITING_PAYMENT, "prove_payment"): Status.IN_PROCESS,
    (Status.AWAITING_PAYMENT, "withdraw"): Status.WITHDRAWN,
    (Status.AWAITING_PAYMENT, "stop"): Status.STOPPED,
    (Status.RESOLVED, "return_result"): Status.RETURNED,
    (Status.RESOLVED, "shelve"): Status.RESOLVED,
    (Status.RESOLVED, "remind_owner"): Status.RESOLVED,
    (Status.RESOLVED, "post_result"): Status.RESOLVED,
    (Status.RESOLVED, "note_came_back"): Status.RESOLVED,
    (Status.RESOLVED, "note_delivered"): Status.RETURNED,
    (Status.RESOLVED, "publish_result"): Status.RETURNED,
    (Status.RESOLVED, "report_error"): Status.RESOLVED,
    (Status.RESOLVED, "correct_result"): Status.RESOLVED,
    (Status.RETURNED, "report_error"): Status.RETURNED,
    (Status.RETURNED, "correct_result"): Status.RETURNED,
    (Status.RETURNED, "return_corrected"): Status.RETURNED,
}

#: where a dossier's way has ended; an error in its result can still be put right
OVER = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED})

#: steps open only to a dossier that was received already, or only to one that was not
ONLY_WHEN_RECEIVED = {
    (Status.AWAITING_SUPPLEMENT, "receive"): False,
    (Status.AWAITING_SUPPLEMENT, "refuse"): False,
    (Status.AWAITING_SUPPLEMENT, "bring_papers"): False,
    (Status.AWAITING_SUPPLEMENT, "take_supplement"): True,
}

#: whose turn a step is that another body does: no post acts in it, the counter notes the reply
OUTSIDE = "outside"
#: whose turn it is while another commune resolves a dossier received here (NĐ 118/2025 Đ14.2, Đ20)
AWAY = "away"
#: whose turn it is while the agencies of a linked procedure do their parts (NĐ 118/2025 Đ20)
LINKED = "linked"
ELSEWHERE = frozenset({OUTSIDE, AWAY, LINKED})
#: what may be done meanwhile; taking it back is open to no other dossier
WHILE_AWAY = frozenset({"take_back", "extend", "withdraw"})

#: what may be done while the parts of a linked procedure are under way
WHILE_LINKED = frozenset({"note_part", "end_parts", "extend", "withdraw"})

#: what each step is called on a button and in the timeline
STEP_WORDS = {
    "register": _("Đăng ký"),
    "receive": _("Tiếp nhận"),
    "refuse": _("Từ chối tiếp nhận"),
    "forward": _("Chuyển hồ sơ"),
    "send_away": _("Chuyển xã khác giải quyết"),
    "take_back": _("Nhận kết quả của xã khác"),
    "send_parts": _("Chuyển liên thông"),
    "note_part": _("Ghi kết quả của cơ quan liên thông"),
    "end_parts": _("Cơ quan liên thông cuối cùng đã xong"),
    "complete_step": _("Chuyển bước"),
    "return_step": _("Trả lại bước trước"),
    "assign": _("Giao việc"),
    "take_step": _("Nhận việc"),
    "put_step_back": _("Trả lại việc đã nhận"),
    "remind": _("Đôn đốc"),
    "ask_supplement": _("Yêu cầu bổ sung"),
    "take_supplement": _("Nhận bổ sung"),
    "close_unsupplemented": _("Đóng vì không bổ sung"),
    "ask_payment": _("Yêu cầu nghĩa vụ tài chính"),
    "prove_payment": _("Ghi nhận đã nộp tiền"),
    "note_no_payment": _("Ghi nhận không phải nộp tiền"),
    "extend": _("Xin lỗi và hẹn lại"),
    "consult": _("Lấy ý kiến cơ quan khác"),
    "note_reply": _("Ghi ý kiến trả lời"),
    "remind_agency": _("Nhắc cơ quan được hỏi"),
    "bring_papers": _("Gửi giấy tờ bổ sung trực tuyến"),
    "ask_withdrawal": _("Đề nghị rút hồ sơ"),
    "withdraw": _("Rút hồ sơ"),
    "stop": _("Dừng giải quyết"),
    "decide": _("Quyết định"),
    "return_result": _("Trả kết quả"),
    "report_error": _("Báo sai sót"),
    "correct_result": _("Sửa kết quả"),
    "return_corrected": _("Trả kết quả đã sửa"),
    "scan": _("Quét giấy tờ"),
    "void_certified": _("Hủy số chứng thực"),
    "give_receipt": _("Cấp giấy tiếp nhận theo yêu cầu"),
    "hand_papers": _("Giao giấy tờ"),
    "take_papers": _("Nhận giấy tờ"),
    "miss_papers": _("Báo thiếu giấy tờ"),
    "note_outside": _("Ghi mã ở hệ thống khác"),
    "shelve": _("Xếp kết quả vào ngăn"),
    "remind_owner": _("Nhắc đến nhận kết quả"),
    "post_result": _("Gửi kết quả qua bưu chính"),
    "note_delivered": _("Bưu chính đã phát"),
    "note_came_back": _("Bưu chính hoàn về"),
    "publish_result": _("Trả kết quả điện tử"),
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


class Proof(TextChoices):
    """By what a receiver showed the right to a result. Source: NĐ 118/2025 Đ6."""

    RECEIPT = "receipt", _("Giấy tiếp nhận hồ sơ")
    IDENTITY = "identity", _("Giấy tờ tùy thân")
    AUTHORISATION = "authorisation", _("Giấy ủy quyền")


class Ground(TextChoices):
    """On what ground somebody files for another. Source: NĐ 118/2025 Đ15; any other is said in words."""

    AUTHORISED = "authorised", _("Được ủy quyền")
    HIRED = "hired", _("Dịch vụ được thuê nộp")
    OTHER = "other", _("Căn cứ khác, ghi rõ")


class Source(TextChoices):
    """In what way a component of the dossier is there. Source: NĐ 118/2025 Đ17.1; TT 03/2025 Đ5.2."""

    PAPER = "paper", _("Nộp bản giấy")
    ELECTRONIC = "electronic", _("Nộp bản điện tử")
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


class PartyStand(TextChoices):
    """Where the agreement of another party to a filing stands."""

    WAITING = "waiting", _("Chờ bên kia xác nhận")
    AGREED = "agreed", _("Đã xác nhận")
    DECLINED = "declined", _("Không đồng ý")


class ReturnPlace(TextChoices):
    """Where the applicant wants the result."""

    CENTRE = "centre", _("Trung tâm")
    POST = "post", _("Bưu chính")
    ONLINE = "online", _("Trực tuyến")


class Outcome(TextChoices):
    """What was decided. A refusal after appraisal is a result too (NĐ 118/2025 Đ19.3)."""

    GRANTED = "granted", _("Đồng ý giải quyết")
    DECLINED = "declined", _("Không đủ điều kiện")


class PartOutcome(TextChoices):
    """How one agency's part of a linked procedure ended; whatever it was, the others go on."""

    GRANTED = "granted", _("Đã giải quyết")
    DECLINED = "declined", _("Không đủ điều kiện")
    STOPPED = "stopped", _("Dừng, không làm phần này")


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
    IN_POST = "in_post", _("Đang gửi bưu chính")
    AVAILABLE = "available", _("Đã có trên trang tra cứu")
    HANDED_OVER = "handed_over", _("Đã giao")


class Sync(TextChoices):
    """The sync axis: what the systems above have been told. Nothing is sent before the connector exists."""

    NOT_SENT = "not_sent", _("Chưa gửi")


class System(TextChoices):
    """Systems of others in which a dossier may stand under a code of its own."""

    PORTAL = "portal", _("Cổng Dịch vụ công quốc gia")
    PROVINCE = "province", _("Hệ thống thông tin giải quyết TTHC cấp tỉnh")
    MINISTRY = "ministry", _("Hệ thống của bộ, ngành")


class Agreement(TextChoices):
    """How the state last seen in another system compares with the dossier's own."""

    SAME = "same", _("Khớp")
    DIFFERENT = "different", _("Lệch")
    UNSEEN = "unseen", _("Chưa thấy")


class Stage(TextChoices):
    """When papers were asked for: before the clock began, or while it ran."""

    RECEPTION = "reception", _("Khi tiếp nhận")
    RESOLUTION = "resolution", _("Khi giải quyết")


class Lack(TextChoices):
    """What is wrong with a component, in words a citizen understands."""

    MISSING = "missing", _("Chưa nộp")
    INCOMPLETE = "incomplete", _("Thiếu trang hoặc thiếu nội dung")
    WRONG = "wrong", _("Thông tin chưa đúng")
    INVALID = "invalid", _("Thiếu chữ ký, con dấu hoặc hết hiệu lực")
    UNREADABLE = "unreadable", _("Mờ, không đọc được")


class StopKind(TextChoices):
    """What a pause of the clock is for (domain 01 §8)."""

    SUPPLEMENT = "supplement", _("Chờ bổ sung giấy tờ")
    PAYMENT = "payment", _("Chờ nghĩa vụ tài chính")


class Manner(TextChoices):
    """How an agency is reminded of an answer it owes."""

    POLITE = "polite", _("Nhắc nhẹ nhàng")
    FORMAL = "formal", _("Đôn đốc bằng văn bản chính thức")


class Means(TextChoices):
    """By what an agency is reminded."""

    LETTER = "letter", _("Văn bản giấy")
    EMAIL = "email", _("Thư điện tử, trục văn bản")
    PHONE = "phone", _("Điện thoại")


class LookupPurpose(TextChoices):
    """What somebody is looked up in the population database for."""

    FILL = "fill", _("Điền thông tin người nộp")
    COMPARE = "compare", _("Đối chiếu thông tin trên giấy tờ")
    INSTEAD = "instead", _("Khai thác thay giấy tờ phải nộp")


class LookupOutcome(TextChoices):
    """How a look-up ended."""

    FOUND = "found", _("Có thông tin")
    UNKNOWN = "unknown", _("Không có số này")
    NO_ANSWER = "no_answer", _("Nguồn không trả lời")
    NOT_SET_UP = "not_set_up", _("Chưa kết nối")


class Ending(TextChoices):
    """How a dossier ended without a result."""

    WITHDRAWN = "withdrawn", _("Công dân yêu cầu dừng, rút hồ sơ")
    UNSUPPLEMENTED = "unsupplemented", _("Hết hạn mà không bổ sung")
    STOPPED = "stopped", _("Cơ quan giải quyết dừng")


#: acts after which papers that came in still wait to be looked at
STILL_NEW = ("assign", "take_step", "put_step_back")
