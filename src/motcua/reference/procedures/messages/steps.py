"""What is said about the steps of the internal process."""

from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.messages.message import CANNOT_READ, CHECK_SOURCE, FIX_FILE, Message

MESSAGES = {
    "steps_none": Message(
        _("Chưa có bước xử lý nào."),
        _("Không có quy trình thì hồ sơ tiếp nhận xong không biết chuyển cho ai."),
        _("Ghi các bước của quy trình nội bộ."),
    ),
    "step_numbers": Message(
        _("Bước mang số %(value)s, đáng lẽ là %(expected)s."),
        _("Các bước đánh số liền từ 1; thiếu số có thể là mất một bước."),
        FIX_FILE,
    ),
    "step_hours_bad": Message(
        _("Số giờ “%(value)s” không phải số từ 0 trở lên."),
        CANNOT_READ,
        _("Ghi giờ làm việc, ví dụ 4 hoặc 0.5."),
    ),
    "step_hours_zero": Message(
        _("Bước %(n)s “%(action)s” có 0 giờ."),
        _("Người làm bước này không có thời gian nào; mọi hồ sơ sẽ trễ ở đây."),
        _("Chia lại giờ giữa các bước theo quy trình nội bộ."),
    ),
    "step_role_unknown": Message(
        _("Vai trò “%(value)s” chưa biết."),
        _("Không biết giao bước này cho vị trí nào."),
        _("Kiểm tra lỗi gõ, hoặc dùng vai trò đã có."),
    ),
    "step_action_unknown": Message(
        _("Việc “%(value)s” chưa biết."),
        _("Phần mềm coi là việc giải quyết, không phải tiếp nhận, ký hay phát hành."),
        _("Kiểm tra lỗi gõ, hoặc dùng tên việc đã có."),
    ),
    "step_group_bad": Message(
        _("Nhóm song song “%(value)s” không phải số từ 1 đến 99."),
        CANNOT_READ,
        _("Ghi cùng một số cho các bước làm song song; bước làm một mình thì bỏ mục này."),
    ),
    "step_group_alone": Message(
        _("Nhóm song song %(value)s chỉ có một bước."),
        _("Làm song song cần ít nhất hai bước; có thể bước kia ghi sai số nhóm."),
        _("Ghi cùng số nhóm cho các bước làm song song, hoặc bỏ số nhóm."),
    ),
    "step_group_apart": Message(
        _("Các bước của nhóm song song %(value)s không liền nhau."),
        _("Bước sau nhóm chỉ bắt đầu khi mọi bước trong nhóm xong, nên các bước phải liền nhau."),
        _("Xếp các bước của nhóm liền nhau, hoặc đặt số nhóm khác."),
    ),
    "step_group_kind": Message(
        _("Nhóm song song %(value)s có bước tiếp nhận, ký hoặc trả kết quả, hoặc không có bước ký sau nhóm."),
        _("Chỉ việc chuyên môn và việc của cơ quan ngoài làm song song được; sau đó phải có người ký."),
        _("Đưa bước đó ra khỏi nhóm, và để bước ký ở sau."),
    ),
    "steps_no_receiving": Message(
        _("Bước đầu không phải tiếp nhận."),
        _("Hồ sơ vào quy trình qua bước tiếp nhận của Trung tâm."),
        CHECK_SOURCE,
    ),
    "steps_no_signing": Message(
        _("Không có bước ký."),
        _("Kết quả nào cũng có người ký; có thể quy trình thiếu một bước."),
        CHECK_SOURCE,
    ),
    "steps_no_issuing": Message(
        _("Bước cuối không phải phát hành hoặc trả kết quả."),
        _("Ký xong thì kết quả còn phải vào sổ, đóng dấu và trả."),
        CHECK_SOURCE,
    ),
    "steps_over_limit": Message(
        _("Các bước cộng lại %(total)s giờ, nhiều hơn thời hạn %(longest)s giờ."),
        _(
            "Tổng thời gian các bước không được vượt thời hạn của thủ tục "
            "(Điều 12 khoản 3 Nghị định 118/2025/NĐ-CP)."
        ),
        _("Giảm giờ các bước."),
    ),
    "steps_over_main_limit": Message(
        _(
            "Các bước cộng lại %(total)s giờ, vừa thời hạn dài nhất %(longest)s giờ "
            "nhưng vượt thời hạn chính %(limit)s giờ."
        ),
        _("Hồ sơ theo thời hạn chính sẽ trễ."),
        _("Làm quy trình riêng cho thời hạn chính."),
    ),
    "steps_far_under_limit": Message(
        _("Các bước cộng lại %(total)s giờ, thời hạn là %(limit)s giờ."),
        _("Phần lớn thời hạn không thuộc bước nào; có thể thiếu bước."),
        CHECK_SOURCE,
    ),
    "steps_in_calendar_days": Message(
        _("Thời hạn đếm cả ngày nghỉ nên %(total)s giờ của các bước là 8 giờ cho mỗi ngày lịch."),
        _("Giờ làm việc thật ít hơn vì có ngày nghỉ."),
        _("Không so số giờ này với giờ làm việc; khi duyệt quy trình nội bộ nên ghi lại."),
    ),
}
