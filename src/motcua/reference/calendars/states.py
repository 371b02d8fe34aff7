"""The words of the calendar: units of a limit, kinds of days, how sure a fact is, names of the clocks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Unit(TextChoices):
    """What a time limit is counted in. Hours are working hours: that is how procedure sheets use them."""

    WORKING_DAY = "working_day", _("ngày làm việc")
    DAY = "day", _("ngày")
    HOUR = "hour", _("giờ làm việc")
    MONTH = "month", _("tháng")


class Measure(TextChoices):
    """What the value of a clock parameter is measured in; the first four are those of a time limit."""

    WORKING_DAY = "working_day", _("ngày làm việc")
    DAY = "day", _("ngày")
    HOUR = "hour", _("giờ làm việc")
    MONTH = "month", _("tháng")
    CLOCK_HOUR = "clock_hour", _("giờ đồng hồ")
    TIME = "time", _("giờ trong ngày")
    TIMES = "times", _("lần")
    PERCENT = "percent", _("phần trăm")
    RULE = "rule", _("quy tắc đếm")


class Mark(TextChoices):
    """How sure a fact is. Everything but FOUND is shown with its mark until somebody has read the text."""

    FOUND = "found", _("Có văn bản")
    RECALLED = "recalled", _("Theo trí nhớ, cần kiểm tra")
    UNCERTAIN = "uncertain", _("Theo trí nhớ, chưa chắc, cần kiểm tra")
    INFERRED = "inferred", _("Suy ra, chờ quyết định hằng năm")
    EXAMPLE = "example", _("Ví dụ, thay bằng giờ của Trung tâm")
    SETTING = "setting", _("Thiết lập của Trung tâm, không phải luật")


class DayOffKind(TextChoices):
    """Why nobody works on a day."""

    TET = "tet", _("Tết Nguyên Đán")
    PUBLIC = "public", _("Ngày lễ")
    SUBSTITUTE = "substitute", _("Nghỉ bù")
    SWAPPED = "swapped", _("Nghỉ hoán đổi")
    CLOSED = "closed", _("Trung tâm đóng cửa")


class ChangeKind(TextChoices):
    """What was done to the calendar; each such act makes a new version."""

    SEEDED = "seeded", _("Nạp dữ liệu ban đầu")
    DAY_OFF_ADDED = "day_off_added", _("Thêm ngày nghỉ")
    DAY_OFF_CHANGED = "day_off_changed", _("Sửa ngày nghỉ")
    SWAPPED = "swapped", _("Ghi quyết định hoán đổi")
    WEEK_SET = "week_set", _("Đặt giờ làm việc")
    SESSION_ADDED = "session_added", _("Thêm buổi làm việc")
    DAY_CLOSED = "day_closed", _("Đóng cửa một ngày")
    PARAMETER_SET = "parameter_set", _("Đổi thông số thời hạn")
    WITHDRAWN = "withdrawn", _("Thu hồi")


class Clock(TextChoices):
    """Clocks and counting rules of a dossier, and of who asks, kept as rows; C1 to C12 are those of domain/01 §7."""

    CLOCK_START = "clock_start", _("Bắt đầu tính thời hạn")
    DAY_OF_EVENT = "day_of_event", _("Ngày nhận không tính vào thời hạn")
    END_ON_WORKING_DAY = "end_on_working_day", _("Hết hạn vào ngày nghỉ thì sang ngày làm việc tiếp theo")
    DAYS_OFF = "days_off", _("Ngày nghỉ không phải ngày làm việc")
    RESTART = "restart", _("Bổ sung đủ thì tính lại từ đầu (C8)")
    FORWARD_CUTOFF = "forward_cutoff", _("Giờ chốt chuyển hồ sơ trong ngày (C3, C4)")
    FORWARD_OPENING = "forward_opening", _("Thời gian tính là đầu giờ khi chuyển hồ sơ (C4)")
    SAME_DAY_CUTOFF = "same_day_cutoff", _("Giờ chốt thủ tục trả trong ngày")
    HAND_OUT = "hand_out", _("Giờ trả kết quả trong ngày hẹn")
    PORTAL_ALERT = "portal_alert", _("Nhắc người nhận hồ sơ trực tuyến (C1)")
    ONLINE_ANSWER = "online_answer", _("Trả lời hồ sơ trực tuyến (C2)")
    PAPER_TRANSFER = "paper_transfer", _("Chuyển hồ sơ giấy phi địa giới (C5)")
    SUPPLEMENT_REQUEST = "supplement_request", _("Yêu cầu bổ sung khi đang giải quyết (C6)")
    SUPPLEMENT_WAIT = "supplement_wait", _("Chờ công dân bổ sung (C7)")
    OVERDUE_NOTICE = "overdue_notice", _("Báo trước khi quá hạn (C9)")
    RESCHEDULES = "reschedules", _("Số lần hẹn lại (C10)")
    CORRECTION = "correction", _("Sửa sai sót của cơ quan (C11)")
    BUDGET_TRANSFER = "budget_transfer", _("Nộp phí trực tuyến vào ngân sách (C12)")
    SOON_SHARE = "soon_share", _("Sắp đến hạn: phần thời gian cuối")
    SOON_TIME = "soon_time", _("Sắp đến hạn: ít nhất")
    ASKER_KEPT = "asker_kept", _("Giữ tên người xin giúp, người hỏi sau khi xong")
