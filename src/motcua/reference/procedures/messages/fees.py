"""What is said about the fee."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CANNOT_READ, CHECK_SOURCE, FIX_FILE, Message

MESSAGES = {
    "fee_no_number": Message(
        _("Mức thu “%(value)s” không phải số nguyên đồng."),
        CANNOT_READ,
        _("Ghi chỉ chữ số, ví dụ 700000; chưa biết thì ghi null."),
    ),
    "fee_negative": Message(_("Mức thu %(value)s đồng nhỏ hơn 0."), _("Không có phí âm."), FIX_FILE),
    "fee_thousands_lost": Message(
        _("Mức thu %(value)s đồng nhỏ bất thường, có lẽ là %(likely)s."),
        _("Danh mục quốc gia từng in 700 thay cho 700.000."),
        _("So với biểu phí rồi ghi đủ số đồng; miễn phí thì ghi 0; chưa biết thì ghi null."),
    ),
    "fee_not_round": Message(
        _("Mức thu %(value)s đồng không tròn 500."),
        _("Phí, lệ phí thường tròn 500 đồng; có thể thiếu hoặc thừa chữ số."),
        CHECK_SOURCE,
    ),
    "fee_absurd": Message(
        _("Mức thu %(value)s đồng từ một tỷ trở lên."),
        _("Không phí nào ở cấp xã lớn như vậy; có thể thừa chữ số."),
        CHECK_SOURCE,
    ),
    "fee_not_set": Message(
        _("Mức thu chưa nhập."),
        _("Mức do địa phương quy định không có trong nguồn; quầy chưa tính được tiền cho thủ tục này."),
        _("Nhập mức theo nghị quyết của HĐND tỉnh."),
    ),
    "fee_basis_missing": Message(
        _("Chưa có căn cứ thu (mức ghi: %(value)s)."),
        _("Thu hoặc không thu đều phải có căn cứ."),
        CHECK_SOURCE,
    ),
    "fee_free_with_amount": Message(
        _("Căn cứ ghi miễn phí nhưng mức thu là %(value)s."),
        _("Hai giá trị nói hai điều khác nhau."),
        _("Ghi 0 nếu miễn phí, hoặc sửa căn cứ."),
    ),
    "fee_local_with_amount": Message(
        _("Mức %(value)s đồng đã ghi dù căn cứ là “%(basis)s”."),
        _("Mức do từng tỉnh quy định; số này có thể là của nơi khác."),
        _("So với nghị quyết của HĐND tỉnh mình."),
    ),
    "fee_other_amounts": Message(
        _("Mức khác (%(amounts)s) chỉ nằm trong câu chữ: “%(basis)s”."),
        _("Phần mềm tính theo mức chính, mức trong câu chữ không được tính."),
        _("Kiểm tra khi thu theo cách nộp này."),
    ),
    "fee_exempt_in_words": Message(
        _("Trường hợp miễn chỉ nằm trong câu chữ: “%(basis)s”."),
        _("Phần mềm chỉ gợi ý miễn cho nhóm có trong danh sách “exempt”."),
        _("Cán bộ xét miễn bằng tay; nhóm nào có tên thì ghi vào “exempt”."),
    ),
    "fee_exempt_unknown": Message(
        _("Nhóm miễn “%(value)s” chưa biết."),
        _("Nhóm lạ được giữ nguyên và hiện đúng như tệp ghi."),
        _("Kiểm tra lỗi gõ."),
    ),
    "fee_no_formula": Message(
        _("Tính theo trang nhưng không có công thức (“%(basis)s”)."),
        _("Chỉ nhân mức đầu với số trang thì thu sai từ trang thứ ba."),
        _("Ghi công thức vào “formula”."),
    ),
    "fee_formula_bad": Message(
        _("Công thức “%(value)s” có phần không đọc được."),
        _("Công thức chỉ gồm số, p (số trang), copies (số bản), min, max và dấu tính."),
        FIX_FILE,
    ),
}
