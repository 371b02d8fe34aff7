"""Where an assigned task stands, what may be done with it, and in what rhythm a task comes back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: the duties that other tasks prove: of NĐ 118/2025/NĐ-CP and of TT 03/2025/TT-VPCP
SERVES = ("I.4", "II.4")


class Stand(TextChoices):
    """Where an assigned task stands."""

    GIVEN = "given", _("Đã giao")
    DOING = "doing", _("Đang làm")
    REPORTED = "reported", _("Chờ duyệt")
    DONE = "done", _("Xong")
    CANCELLED = "cancelled", _("Đã hủy")


#: somebody has yet to do something about it
OPEN = (Stand.GIVEN, Stand.DOING, Stand.REPORTED)
#: the work itself is still to be done
UNDONE = (Stand.GIVEN, Stand.DOING)


class Verb(TextChoices):
    """What is done with a task; each is kept in its history."""

    GIVE = "give", _("Giao việc")
    TAKE = "take", _("Nhận việc")
    HAND = "hand", _("Chuyển người khác làm")
    REPORT = "report", _("Báo đã làm xong")
    ACCEPT = "accept", _("Duyệt xong")
    SEND_BACK = "send_back", _("Trả lại làm tiếp")
    EXTEND = "extend", _("Gia hạn")
    CANCEL = "cancel", _("Hủy việc")
    CHANGE = "change", _("Thêm thay đổi của pháp luật")


STEPS = {
    (Stand.GIVEN, Verb.TAKE): Stand.DOING,
    (Stand.GIVEN, Verb.HAND): Stand.GIVEN,
    (Stand.DOING, Verb.HAND): Stand.GIVEN,
    (Stand.GIVEN, Verb.REPORT): Stand.REPORTED,
    (Stand.DOING, Verb.REPORT): Stand.REPORTED,
    (Stand.REPORTED, Verb.ACCEPT): Stand.DONE,
    (Stand.REPORTED, Verb.SEND_BACK): Stand.DOING,
    (Stand.GIVEN, Verb.EXTEND): Stand.GIVEN,
    (Stand.DOING, Verb.EXTEND): Stand.DOING,
    (Stand.GIVEN, Verb.CANCEL): Stand.CANCELLED,
    (Stand.DOING, Verb.CANCEL): Stand.CANCELLED,
    (Stand.REPORTED, Verb.CANCEL): Stand.CANCELLED,
}
#: for whoever is to do the task
BY_DOER = (Verb.TAKE, Verb.REPORT, Verb.HAND)
#: for whoever assigns tasks
BY_LEADER = (Verb.ACCEPT, Verb.SEND_BACK, Verb.HAND, Verb.EXTEND, Verb.CANCEL)
#: words are wanted with these: a reason, or what was made
TOLD = (Verb.HAND, Verb.REPORT, Verb.SEND_BACK, Verb.EXTEND, Verb.CANCEL)


class Near(TextChoices):
    """How a task stands to its deadline."""

    NONE = "", _("Còn hạn")
    SOON = "soon", _("Sắp đến hạn")
    OVERDUE = "overdue", _("Quá hạn")
    LATE = "late", _("Làm xong trễ hạn")


class Rhythm(TextChoices):
    """How often a task comes back."""

    WEEKLY = "weekly", _("Hằng tuần")
    MONTHLY = "monthly", _("Hằng tháng")
    QUARTERLY = "quarterly", _("Hằng quý")
    YEARLY = "yearly", _("Hằng năm")
    LAW = "law", _("Khi pháp luật thay đổi")


class Weekday(TextChoices):
    """The days of the week as `date.isoweekday` numbers them."""

    MONDAY = "1", _("Thứ Hai")
    TUESDAY = "2", _("Thứ Ba")
    WEDNESDAY = "3", _("Thứ Tư")
    THURSDAY = "4", _("Thứ Năm")
    FRIDAY = "5", _("Thứ Sáu")
    SATURDAY = "6", _("Thứ Bảy")
    SUNDAY = "7", _("Chủ nhật")
