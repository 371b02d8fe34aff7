"""The law's words for how guidance and help are given."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """By what way somebody was guided. Source: NĐ 118/2025 Đ16.2; files and videos guide nobody in particular."""

    CENTRE = "centre", _("Tại Trung tâm")
    PHONE = "phone", _("Qua điện thoại")
    ONLINE = "online", _("Trực tuyến, mạng xã hội")
    LETTER = "letter", _("Bằng văn bản qua bưu chính")


#: nobody explains one procedure longer; an intake left open longer says nothing about how long it took
LONGEST_MINUTES = 120


class AccountHelp(TextChoices):
    """What help was given about it. Source: NĐ 118/2025 Đ17.1a."""

    NOT_NEEDED = "not_needed", _("Không cần giúp")
    CREATED = "created", _("Đã giúp tạo mức độ 01")
    GUIDED = "guided", _("Đã hướng dẫn tự tạo hoặc nâng mức")
    DECLINED = "declined", _("Đã đề nghị giúp nhưng không muốn")


class Subject(TextChoices):
    """With what somebody was helped online."""

    FIND = "find", _("Tìm thủ tục")
    ACCOUNT = "account", _("Tài khoản, đăng nhập")
    FILE = "file", _("Nộp hồ sơ trực tuyến")
    PAY = "pay", _("Nộp tiền trực tuyến")
    TRACK = "track", _("Tra cứu hồ sơ")
    OTHER = "other", _("Việc khác")


class Failure(TextChoices):
    """What stood in the way."""

    NOTHING = "nothing", _("Không vướng gì")
    ACCOUNT = "account", _("Không đăng nhập được")
    FORM = "form", _("Biểu mẫu khó điền")
    UPLOAD = "upload", _("Không tải giấy tờ lên được")
    PAYMENT = "payment", _("Không nộp tiền được")
    SYSTEM = "system", _("Cổng hoặc mạng lỗi")
    DEVICE = "device", _("Không có điện thoại hoặc máy phù hợp")
    OTHER = "other", _("Lý do khác")


class AgeBand(TextChoices):
    """Roughly how old somebody is, as they say or as it looks; nobody has to tell."""

    UNKNOWN = "", _("Không ghi")
    YOUNG = "young", _("Dưới 30")
    MIDDLE = "middle", _("30 đến 59")
    OLD = "old", _("Từ 60")


class ConsentBy(TextChoices):
    """How somebody agrees to be helped."""

    EMAIL = "email", _("Mã gửi thư điện tử")
    PHONE = "phone", _("Mã gửi tin nhắn")
    SLIP = "slip", _("Phiếu đồng ý ký tay")


class Updates(TextChoices):
    """Who hears how the dossier goes."""

    CITIZEN = "citizen", _("Chỉ người dân")
    BOTH = "both", _("Người dân và người hỗ trợ")


class Stand(TextChoices):
    """Where an assisted session stands."""

    ASKED = "asked", _("Chờ đồng ý")
    OPEN = "open", _("Đang hỗ trợ")
    WITHDRAWN = "withdrawn", _("Đã rút đồng ý")
    ENDED = "ended", _("Đã xong")


STEPS = {
    (Stand.ASKED, "give"): Stand.OPEN,
    (Stand.ASKED, "withdraw"): Stand.WITHDRAWN,
    (Stand.OPEN, "withdraw"): Stand.WITHDRAWN,
    (Stand.OPEN, "end"): Stand.ENDED,
}


class Wish(TextChoices):
    """How somebody who cannot use the information online wants to be helped."""

    CALL = "call", _("Gọi lại")
    VISIT = "visit", _("Đến tận nhà")
    PRINT = "print", _("In giúp tôi")


class HelpStand(TextChoices):
    """Where such a request stands."""

    NEW = "new", _("Mới gửi")
    TAKEN = "taken", _("Đã nhận")
    MISSED = "missed", _("Chưa liên lạc được")
    DONE = "done", _("Đã giúp xong")
    CLOSED = "closed", _("Đã đóng, không liên lạc được")


class HelpVerb(TextChoices):
    """What is done about it."""

    TAKE = "take", _("Nhận giúp")
    DONE = "done", _("Đã giúp xong")
    MISSED = "missed", _("Không liên lạc được")
    CLOSE = "close", _("Đóng yêu cầu")


#: words of the outcome are wanted with these
TOLD = (HelpVerb.DONE, HelpVerb.CLOSE)

HELP_STEPS = {
    (HelpStand.NEW, HelpVerb.TAKE): HelpStand.TAKEN,
    (HelpStand.TAKEN, HelpVerb.DONE): HelpStand.DONE,
    (HelpStand.TAKEN, HelpVerb.MISSED): HelpStand.MISSED,
    (HelpStand.MISSED, HelpVerb.DONE): HelpStand.DONE,
    (HelpStand.MISSED, HelpVerb.MISSED): HelpStand.MISSED,
    (HelpStand.MISSED, HelpVerb.TAKE): HelpStand.TAKEN,
    (HelpStand.MISSED, HelpVerb.CLOSE): HelpStand.CLOSED,
}


class QuestionStand(TextChoices):
    """Where a citizen's question stands."""

    NEW = "new", _("Chờ trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    CLOSED = "closed", _("Đã đóng, không trả lời")


QUESTION_STEPS = {
    (QuestionStand.NEW, "answer"): QuestionStand.ANSWERED,
    (QuestionStand.NEW, "close"): QuestionStand.CLOSED,
}
