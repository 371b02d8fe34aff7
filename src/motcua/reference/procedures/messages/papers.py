"""What is said about the papers of the dossier."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CANNOT_READ, CHECK_SOURCE, FIX_FILE, Message

MESSAGES = {
    "papers_none": Message(
        _("Danh sách giấy tờ trống."),
        _("Thủ tục nào cũng cần ít nhất tờ khai hoặc giấy tờ xuất trình."),
        CHECK_SOURCE,
    ),
    "papers_none_required": Message(
        _("Không giấy tờ nào bắt buộc."), _("Hồ sơ trống cũng thành đủ khi tiếp nhận."), CHECK_SOURCE
    ),
    "paper_repeated": Message(
        _("Giấy tờ “%(value)s” ghi nhiều lần."),
        _("Người dân có thể bị yêu cầu nộp hai lần."),
        _("Gộp lại hoặc thêm chữ phân biệt."),
    ),
    "paper_form_unknown": Message(
        _("Hình thức giấy tờ “%(value)s” không có trong danh sách (%(known)s)."),
        _("Hình thức quyết định nộp bản chính, bản sao hay chỉ xuất trình."),
        FIX_FILE,
    ),
    "paper_count_bad": Message(
        _("Số bản “%(value)s” không phải số nguyên từ 0 đến 999."), CANNOT_READ, FIX_FILE
    ),
    "paper_count_zero": Message(
        _("“%(name)s” có số bản bằng 0."), _("Không bản nào thì không cần ghi giấy tờ này."), CHECK_SOURCE
    ),
    "paper_count_absurd": Message(
        _("Số bản %(value)s nhiều bất thường."), _("Có thể gõ thừa chữ số."), CHECK_SOURCE
    ),
    "paper_required_with_condition": Message(
        _("“%(name)s” ghi bắt buộc nhưng lại có điều kiện “%(condition)s”."),
        _("Cán bộ không biết trường hợp khác có phải nộp không."),
        _("Đổi required thành false, hoặc bỏ điều kiện."),
    ),
    "paper_optional_without_condition": Message(
        _("“%(name)s” không bắt buộc nhưng không ghi khi nào phải nộp."),
        _("Cán bộ không biết lúc nào cần giấy này."),
        _("Ghi điều kiện vào “condition”."),
    ),
    "paper_condition_is_mark": Message(
        _("Điều kiện của “%(name)s” thật ra là dấu nguồn (“%(condition)s”)."),
        _("Giấy này hoặc số bản của nó chưa được đọc trong nguồn."),
        CHECK_SOURCE,
    ),
    "paper_two_in_one": Message(
        _("Một dòng ghi nhiều giấy tờ: “%(value)s”."),
        _("Thiếu một giấy thì không đánh dấu riêng được."),
        _("Tách thành từng dòng."),
    ),
}
