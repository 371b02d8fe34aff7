"""What is said about results and their codes."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CHECK_SOURCE, FIX_FILE, Message

MESSAGES = {
    "results_none": Message(_("Chưa có kết quả nào."), _("Thủ tục nào cũng trả một kết quả."), FIX_FILE),
    "result_code_missing": Message(
        _("Kết quả “%(name)s” chưa có mã."),
        _("Kết quả điện tử cần mã KQ để đồng bộ với Cổng Dịch vụ công quốc gia."),
        _("Tìm mã trong danh mục kết quả quốc gia."),
    ),
    "result_code_bad": Message(
        _("Mã kết quả “%(value)s” sai mẫu."),
        _("Mã có dạng KQ.G15.000031; danh mục quốc gia từng có mã vô nghĩa."),
        _("Ghi đúng mã, hoặc bỏ trống khi chưa biết."),
    ),
    "result_code_local": Message(
        _("Mã kết quả %(value)s do một tỉnh đặt, không phải mã của bộ."),
        _("Mã của tỉnh khác không dùng được khi đồng bộ."),
        _("Tìm mã của bộ hoặc của tỉnh mình."),
    ),
    "result_code_in_name": Message(
        _("Tên kết quả có lẫn mã: “%(value)s”."),
        _("Mã nằm trong tên thì không đồng bộ được."),
        _("Tách thành nhiều kết quả, mỗi kết quả một mã."),
    ),
    "result_several_in_one": Message(
        _("Nhiều kết quả ghi chung một dòng và một mã: “%(value)s”."),
        _("Mỗi kết quả có mã riêng và trả riêng."),
        _("Tách thành danh sách “results”."),
    ),
    "result_code_two_names": Message(
        _("Mã %(value)s có tên “%(name)s” ở đây nhưng nơi khác là “%(others)s”."),
        _("Một mã kết quả chỉ có một tên; có thể một thủ tục ghi nhầm mã."),
        CHECK_SOURCE,
    ),
    "result_name_two_codes": Message(
        _("Kết quả “%(value)s” mang mã %(code)s ở đây nhưng nơi khác là %(others)s."),
        _("Tên quá chung hoặc một mã bị ghi nhầm."),
        CHECK_SOURCE,
    ),
}
