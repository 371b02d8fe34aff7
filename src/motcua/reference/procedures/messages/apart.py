"""What is said about two appointments and about the agencies of a linked procedure."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CHECK_SOURCE, FIX_FILE, Message

MESSAGES = {
    "appointments_not_two": Message(
        _("Các lần hẹn không phải hai lần theo thứ tự %(known)s."),
        _("Lần một hẹn chuyển phiếu sang cơ quan thuế, lần hai hẹn trả kết quả sau khi có chứng từ."),
        _("Ghi đủ hai lần theo thứ tự đó, hoặc bỏ mục appointments."),
    ),
    "appointment_condition_unknown": Message(
        _("Điều kiện “%(value)s” của lần hẹn chưa biết."),
        _("Phần mềm hẹn một lần khi tiếp nhận, và hẹn hai lần khi phát sinh nghĩa vụ tài chính."),
        FIX_FILE,
    ),
    "appointments_over_limit": Message(
        _("Hai lần hẹn cộng lại %(total)s giờ, nhiều hơn thời hạn %(limit)s giờ."),
        _("Hai lần hẹn chia thời hạn của thủ tục, không kéo dài thêm."),
        CHECK_SOURCE,
    ),
    "agencies_number": Message(
        _("Liên thông có %(value)s cơ quan."),
        _("Liên thông cần từ 2 đến %(most)s cơ quan; một cơ quan thì không phải liên thông."),
        FIX_FILE,
    ),
    "agencies_lead": Message(
        _("Cơ quan chủ trì không phải đúng một cơ quan, đứng đầu danh sách."),
        _("Hồ sơ giấy được chuyển cho cơ quan chủ trì trước (Điều 20 Nghị định 118/2025/NĐ-CP)."),
        _("Ghi leads: true cho cơ quan đầu tiên và chỉ cơ quan đó."),
    ),
    "agencies_over_limit": Message(
        _("Thời hạn các cơ quan cộng lại %(total)s giờ, nhiều hơn thời hạn %(limit)s giờ."),
        _("Hồ sơ giấy đi lần lượt nên tổng thời gian không được vượt thời hạn của thủ tục."),
        CHECK_SOURCE,
    ),
}
