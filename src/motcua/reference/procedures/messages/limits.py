"""What is said about time limits."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CHECK_SOURCE, FIX_FILE, Message

MESSAGES = {
    "limit_unit_missing": Message(
        _("Thời hạn thiếu đơn vị (%(key)s)."),
        _("“1” có thể là 1 giờ, 1 ngày hay 1 ngày làm việc; danh mục quốc gia từng thiếu đơn vị."),
        _("Ghi working_day, day, hour hoặc month theo quyết định công bố."),
    ),
    "limit_unit_unknown": Message(
        _("Đơn vị “%(value)s” không có trong danh sách (%(known)s)."),
        _("Không biết đơn vị thì không tính được ngày hẹn trả."),
        FIX_FILE,
    ),
    "limit_no_number": Message(
        _("Thời hạn “%(value)s” không phải số nguyên."),
        _("Ngày hẹn trả được đếm từng ngày, từng giờ nguyên."),
        _("Ghi số nguyên; nửa ngày thì ghi bằng giờ."),
    ),
    "limit_not_positive": Message(
        _("Thời hạn %(value)s không lớn hơn 0."),
        _("Thời hạn phải có ít nhất một giờ hoặc một ngày."),
        CHECK_SOURCE,
    ),
    "limit_absurd": Message(
        _("Thời hạn %(value)s %(unit)s dài quá ba năm."),
        _("Không thủ tục nào ở cấp xã dài như vậy; có thể thừa chữ số."),
        CHECK_SOURCE,
    ),
    "limit_rule_unknown": Message(
        _("Quy tắc thời hạn “%(value)s” chưa biết."),
        _("Chỉ quy tắc trả trong ngày được dùng khi tính ngày hẹn; quy tắc này chỉ hiện ra."),
        _("Kiểm tra lỗi gõ, hoặc chuyển vào “notes”."),
    ),
    "limit_same_day_longer": Message(
        _("Thủ tục ghi trả trong ngày nhưng thời hạn là %(value)s."),
        _("Hai giá trị nói hai điều khác nhau."),
        CHECK_SOURCE,
    ),
    "limit_case_unclear": Message(
        _("Thời hạn khác %(value)s %(unit)s không rõ áp dụng khi nào (“%(case)s”)."),
        _("Cán bộ không biết lúc nào dùng thời hạn này nên chỉ thời hạn chính được tính."),
        _("Tìm trường hợp áp dụng trong quyết định công bố và ghi vào “case”."),
    ),
    "limit_units_differ": Message(
        _("Thời hạn khác tính bằng %(unit)s, thời hạn chính bằng %(main)s."),
        _("Có thể là lỗi: ngày và ngày làm việc lệch nhau ở cuối tuần, ngày lễ."),
        CHECK_SOURCE,
    ),
}
