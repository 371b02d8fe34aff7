"""What is told, by which way, and where a message to the outside stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """A way to reach somebody. Whether it works here is known to who sends (`integrations/messaging`)."""

    IN_APP = "in_app", _("Trong phần mềm")
    EMAIL = "email", _("Thư điện tử")
    SMS = "sms", _("Tin nhắn SMS")
    ZALO = "zalo", _("Zalo")


class Kind(TextChoices):
    """What happened, as the person who hears of it would call it."""

    FILED = "filed", _("Đã nộp trực tuyến")
    BROUGHT = "brought", _("Đã gửi giấy tờ bổ sung")
    WITHDRAWAL = "withdrawal", _("Đã đề nghị rút")
    RECEIVED = "received", _("Đã tiếp nhận")
    RECEIVED_FIRST = "received_first", _("Đã tiếp nhận, hẹn hai lần")
    SUPPLEMENT = "supplement", _("Yêu cầu bổ sung")
    PAYMENT = "payment", _("Cần nộp tiền")
    REFUSED = "refused", _("Từ chối tiếp nhận")
    EXTENDED = "extended", _("Xin lỗi, gia hạn")
    STOPPED = "stopped", _("Dừng giải quyết")
    RESULT_READY = "result_ready", _("Có kết quả")
    RETURNED = "returned", _("Đã trả kết quả")
    RESCHEDULED = "rescheduled", _("Đổi ngày hẹn")
    UNCOLLECTED = "uncollected", _("Nhắc nhận kết quả")
    POSTED = "posted", _("Kết quả đã gửi bưu chính")
    CAME_BACK = "came_back", _("Bưu chính chưa phát được")
    TURN = "turn", _("Chờ tôi giải quyết")
    ARRIVED = "arrived", _("Hồ sơ trực tuyến mới đến")
    BROUGHT_IN = "brought_in", _("Giấy tờ bổ sung đã đến")
    ANSWERED = "answered", _("Cơ quan được hỏi đã trả lời")
    GIVEN_BACK = "given_back", _("Hồ sơ bị trả lại bước trước")
    PARCEL_BACK = "parcel_back", _("Kết quả bưu chính hoàn về")
    TO_SIGN = "to_sign", _("Chờ ký")
    OUTSIDE = "outside", _("Chờ cơ quan khác trả lời")
    TO_RETURN = "to_return", _("Chờ trả kết quả")
    URGED = "urged", _("Được đôn đốc")
    HELPED = "helped", _("Hồ sơ đã giúp nộp có tin mới")
    HELP_ASKED = "help_asked", _("Người dân cần giúp")
    QUESTION_ASKED = "question_asked", _("Người dân hỏi")
    UNDELIVERED = "undelivered", _("Tin không gửi được")
    TASK_GIVEN = "task_given", _("Việc được giao cho tôi")
    TASK_BACK = "task_back", _("Việc được giao bị trả lại làm tiếp")
    TASK_SOON = "task_soon", _("Việc được giao sắp đến hạn")
    TASK_OVERDUE = "task_overdue", _("Việc được giao quá hạn")
    TASK_REPORTED = "task_reported", _("Việc đã giao có báo cáo, chờ duyệt")
    MARK = "mark", _("Mốc nhật ký")


#: told to officers, in the software alone
FOR_OFFICERS = (
    Kind.TURN,
    Kind.ARRIVED,
    Kind.BROUGHT_IN,
    Kind.ANSWERED,
    Kind.GIVEN_BACK,
    Kind.PARCEL_BACK,
    Kind.TO_SIGN,
    Kind.OUTSIDE,
    Kind.TO_RETURN,
    Kind.URGED,
    Kind.HELPED,
    Kind.HELP_ASKED,
    Kind.QUESTION_ASKED,
    Kind.UNDELIVERED,
    Kind.TASK_GIVEN,
    Kind.TASK_BACK,
    Kind.TASK_SOON,
    Kind.TASK_OVERDUE,
    Kind.TASK_REPORTED,
)
#: what is to be read and asks for no work
NEWS = (Kind.HELPED,)
#: says nothing of a dossier: its words are fixed, nobody edits them
FIXED = (Kind.MARK,)
#: every text there is; SMS and Zalo get theirs when somebody can send by them
TEXTS = tuple(
    (kind, Channel.IN_APP if kind in FOR_OFFICERS else Channel.EMAIL) for kind in Kind if kind not in FIXED
)


class When(TextChoices):
    """How an officer wants to hear of one kind of thing; nothing kept for a kind means at once."""

    AT_ONCE = "at_once", _("Tức thì")
    EVENING = "evening", _("Cuối ngày")
    OFF = "off", _("Tắt")


#: what no list of work shows by itself, so it cannot be switched off: an urging, and a message that went astray
NEVER_OFF = (Kind.URGED, Kind.UNDELIVERED)
#: the one notice in which the evening's others are gathered; nobody writes its words
DIGEST = "digest"


class State(TextChoices):
    """Where a message to the outside stands."""

    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Chưa gửi được, sẽ gửi lại")
    GIVEN_UP = "given_up", _("Không gửi được")


#: states in which the next try has its time
OPEN = (State.WAITING, State.FAILED)

STEPS = {
    (State.WAITING, "deliver"): State.SENT,
    (State.WAITING, "fail"): State.FAILED,
    (State.WAITING, "give_up"): State.GIVEN_UP,
    (State.FAILED, "deliver"): State.SENT,
    (State.FAILED, "fail"): State.FAILED,
    (State.FAILED, "give_up"): State.GIVEN_UP,
    (State.FAILED, "resend"): State.WAITING,
    (State.GIVEN_UP, "resend"): State.WAITING,
    (State.SENT, "resend"): State.WAITING,
}


class Fault(TextChoices):
    """Why a try failed: these words and the server's number are kept, never its sentence, which quotes addresses."""

    UNREACHABLE = "unreachable", _("Máy chủ gửi không trả lời")
    BUSY = "busy", _("Máy chủ tạm thời chưa nhận")
    SETTINGS = "settings", _("Máy chủ không cho Trung tâm gửi, xem lại cài đặt gửi thư")
    ADDRESS = "address", _("Địa chỉ người nhận không dùng được")
    REJECTED = "rejected", _("Máy chủ từ chối thư này")


#: trying again does not help: only somebody who puts the address or the text right
FINAL = (Fault.ADDRESS, Fault.REJECTED)
#: the fault of the way, not of the message: whatever goes the same way waits too
OF_THE_WAY = (Fault.UNREACHABLE, Fault.SETTINGS)
