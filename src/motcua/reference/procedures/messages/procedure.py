"""What is said about the procedure itself: code, name, channels, marks."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import (
    CATALOGUE_ERRORS,
    CHECK_SOURCE,
    FIX_FILE,
    NOT_SEEN,
    SHOWN_TO_CITIZENS,
    Message,
)

MESSAGES = {
    "code_bad": Message(
        _("Mã thủ tục “%(value)s” sai mẫu."),
        _("Mã thủ tục gồm một số từ 1 đến 3, dấu chấm và sáu chữ số, ví dụ 1.001193."),
        _("Chép lại mã từ cơ sở dữ liệu quốc gia về thủ tục hành chính, để trong dấu nháy."),
    ),
    "code_repeated": Message(
        _("Mã %(value)s đã có ở %(first)s."),
        _("Mỗi thủ tục chỉ có một mã và một mục trong tệp."),
        _("Xóa mục thừa hoặc sửa mã."),
    ),
    "name_empty": Message(_("“%(key)s” để trống."), _("Tên là thứ người dân và cán bộ tìm theo."), FIX_FILE),
    "name_shared": Message(
        _("Tên “%(value)s” được ghi cho nhiều mã: %(codes)s."),
        _("Hai thủ tục trùng tên dễ bị chọn nhầm khi tiếp nhận."),
        _("So với quyết định công bố; nếu đúng là hai thủ tục thì thêm chữ phân biệt."),
    ),
    "name_wrong": Message(
        _(
            "Cùng một tên “%(value)s” cho các mã %(codes)s, khác lĩnh vực hoặc từ ba mã trở lên: "
            "chắc chắn có tên sai."
        ),
        CATALOGUE_ERRORS,
        _("Lấy đúng tên từng mã trong quyết định công bố."),
    ),
    "name_short_form": Message(
        _("Tên có chữ viết tắt “%(short)s”."),
        _("Tên trong quyết định công bố thường viết đầy đủ; người dân khó hiểu chữ tắt."),
        CHECK_SOURCE,
    ),
    "field_spelling": Message(
        _("Lĩnh vực “%(value)s” khác cách viết “%(usual)s” ở thủ tục khác."),
        _("Hai cách viết thành hai lĩnh vực trong danh sách và báo cáo."),
        _("Dùng một cách viết."),
    ),
    "level_unknown": Message(
        _("Cấp “%(value)s” không có trong danh sách (%(known)s)."),
        _("Giá trị lạ được giữ nguyên và hiện đúng như tệp ghi."),
        FIX_FILE,
    ),
    "authority_unknown": Message(
        _("Cơ quan “%(value)s” không có trong danh sách (%(known)s)."),
        _("Giá trị lạ được giữ nguyên và hiện đúng như tệp ghi."),
        FIX_FILE,
    ),
    "channels_empty": Message(
        _("Chưa ghi cách nộp hồ sơ."),
        _("Không có cách nộp thì không tiếp nhận được thủ tục này."),
        _("Ghi direct, postal, online theo quyết định công bố."),
    ),
    "channel_unknown": Message(
        _("Cách nộp “%(value)s” không có trong danh sách (%(known)s)."),
        _("Cách nộp quyết định thời hạn và phí, nên phải là giá trị đã biết."),
        FIX_FILE,
    ),
    "channel_repeated": Message(
        _("Cách nộp “%(value)s” ghi hai lần."), _("Một cách nộp chỉ cần một lần."), _("Xóa bớt.")
    ),
    "not_vietnamese": Message(
        _("“%(value)s” chưa có chữ tiếng Việt."), SHOWN_TO_CITIZENS, _("Ghi bằng tiếng Việt trong tệp.")
    ),
    "note_tells_doubt": Message(
        _("Ghi chú nói giá trị gốc có chỗ đáng ngờ: “%(value)s”."), CATALOGUE_ERRORS, CHECK_SOURCE
    ),
    "recalled": Message(
        _("Phần “%(key)s” ghi theo trí nhớ, cần kiểm tra."),
        NOT_SEEN,
        _("Đối chiếu quyết định công bố rồi đổi dấu nguồn thành found."),
    ),
    "recalled_remark": Message(
        _("Câu này có phần theo trí nhớ: “%(value)s”."),
        NOT_SEEN,
        _("Đối chiếu quyết định công bố rồi bỏ chữ [recalled]."),
    ),
    "found_but_recalled": Message(
        _("Thủ tục mang dấu found nhưng cả thời hạn và phí đều theo trí nhớ."),
        _("Theo chú giải của tệp, found nghĩa là đã đọc ít nhất thời hạn hoặc phí trong nguồn."),
        _("Đổi dấu của thủ tục thành recalled, hoặc đối chiếu thời hạn, phí."),
    ),
}
