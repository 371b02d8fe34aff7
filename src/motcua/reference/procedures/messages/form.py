"""What is said about the form of the file."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CANNOT_READ, FIX_FILE, Message

MESSAGES = {
    "entry_no_mapping": Message(
        _("Mục này không phải một thủ tục: “%(value)s”."),
        CANNOT_READ,
        _("Bỏ dòng thừa hoặc viết đủ các khóa của thủ tục."),
    ),
    "key_missing": Message(
        _("Thiếu “%(key)s”."),
        _("Không có giá trị này thì không lập được phiên bản thủ tục."),
        _("Thêm giá trị vào tệp rồi nhập lại."),
    ),
    "key_unknown": Message(
        _("Khóa “%(key)s” không có trong mẫu tệp."),
        _("Phần mềm không biết khóa này nên sẽ bỏ qua, nội dung của nó không được lưu."),
        _("Kiểm tra lỗi gõ; nếu là ghi chú thì chuyển vào “notes”."),
    ),
    "type_wrong": Message(
        _(
            "“%(key)s” phải thuộc kiểu %(kind)s (text: chữ, list: danh sách, mapping: nhóm khóa, "
            "boolean: true/false), tệp ghi “%(value)s”."
        ),
        CANNOT_READ,
        FIX_FILE,
    ),
    "text_not_nfc": Message(
        _("Chữ “%(value)s” gõ theo kiểu dấu tách rời (NFD)."),
        _("Hai cách gõ nhìn giống nhau nhưng máy coi là khác nhau."),
        _("Không phải làm gì: khi nhập chữ được đổi sang dựng sẵn (NFC)."),
    ),
    "text_mojibake": Message(
        _("Chữ bị vỡ phông: “%(value)s”."),
        _("Tệp từng được mở bằng sai bảng mã rồi lưu lại nên dấu tiếng Việt đã hỏng."),
        _("Lấy lại tệp gốc và lưu ở bảng mã UTF-8."),
    ),
    "text_invisible": Message(
        _("Chữ có ký tự không nhìn thấy (thay bằng □): “%(value)s”."),
        _("Ký tự này thường lẫn vào khi chép từ trang mạng, làm tìm kiếm không ra."),
        _("Xóa rồi gõ lại đoạn chữ này."),
    ),
    "text_too_long": Message(
        _("Chữ dài %(length)s ký tự, quá mức %(most)s."),
        _("Có thể cả một đoạn bị dán nhầm vào đây."),
        _("Rút gọn, phần còn lại chuyển vào “notes”."),
    ),
    "source_unknown": Message(
        _(
            "Dấu nguồn “%(value)s” không có; chỉ dùng found (đã đọc trong nguồn) "
            "hoặc recalled (theo trí nhớ)."
        ),
        _("Dấu nguồn cho biết giá trị nào cần kiểm tra lại."),
        FIX_FILE,
    ),
    "source_missing": Message(
        _("Chưa ghi dấu nguồn."),
        _("Không có dấu thì phần này được coi là theo trí nhớ, cần kiểm tra."),
        _("Ghi found khi đã đọc trong văn bản, recalled khi chưa."),
    ),
    "date_bad": Message(
        _("Ngày “%(value)s” không đúng dạng năm-tháng-ngày."), CANNOT_READ, _("Ghi ngày như 2025-07-01.")
    ),
}
