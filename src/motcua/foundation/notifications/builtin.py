"""The texts that come with the house: in force wherever nobody has approved others. Status only (domain 09 §4)."""

from motcua.foundation.notifications.rules import Wording
from motcua.foundation.notifications.states import Kind

_SEE = "Xem tình trạng hồ sơ: {nơi xem}"
_END = (
    "Thư báo tự động, không cần trả lời. Trung tâm không hỏi mật khẩu, mã xác nhận hay chuyển tiền qua thư."
)


def _letter(title: str, *lines: str) -> Wording:
    return Wording(title, "\n\n".join([*lines, _SEE, _END]))


WORDINGS = {
    Kind.FILED: _letter(
        "Hồ sơ {mã} đã được nộp",
        "Hồ sơ {mã} đã được nộp. Trung tâm báo kết quả kiểm tra chậm nhất ngày {ngày}. Không cần nộp lại.",
    ),
    Kind.BROUGHT: _letter(
        "Hồ sơ {mã} đã có giấy tờ bổ sung",
        "Trung tâm đã nhận giấy tờ bổ sung của hồ sơ {mã}, "
        "báo kết quả kiểm tra chậm nhất ngày {ngày}. Không cần gửi lại.",
    ),
    Kind.WITHDRAWAL: _letter(
        "Hồ sơ {mã} đang chờ rút",
        "Ngày {ngày}, Trung tâm đã nhận đề nghị rút hồ sơ {mã}. Trung tâm kiểm tra rồi báo kết quả. "
        "Nếu Ông/Bà không đề nghị rút, mời báo ngay cho Trung tâm.",
    ),
    Kind.RECEIVED: _letter(
        "Hồ sơ {mã} đã được tiếp nhận",
        "Trung tâm đã tiếp nhận hồ sơ {mã}. Ngày hẹn trả kết quả: {ngày}.",
    ),
    Kind.RECEIVED_FIRST: _letter(
        "Hồ sơ {mã} đã được tiếp nhận",
        "Trung tâm đã tiếp nhận hồ sơ {mã}. Hồ sơ có nghĩa vụ tài chính nên hẹn hai lần: "
        "chuyển phiếu thông tin sang cơ quan thuế chậm nhất ngày {ngày}; "
        "ngày trả kết quả hẹn khi có chứng từ nộp tiền.",
    ),
    Kind.SUPPLEMENT: _letter(
        "Hồ sơ {mã} cần bổ sung giấy tờ",
        "Hồ sơ {mã} cần bổ sung giấy tờ, chậm nhất hết ngày {ngày}. "
        "Giấy tờ cần bổ sung và lý do ghi trong phiếu yêu cầu bổ sung.",
    ),
    Kind.PAYMENT: _letter(
        "Hồ sơ {mã} cần nộp tiền",
        "Hồ sơ {mã} cần thực hiện nghĩa vụ tài chính. Thời gian giải quyết tạm dừng từ ngày {ngày}.",
    ),
    Kind.REFUSED: _letter(
        "Hồ sơ {mã} không được tiếp nhận",
        "Ngày {ngày}, Trung tâm không tiếp nhận hồ sơ {mã}. Lý do và cách làm tiếp ghi trong phiếu từ chối.",
    ),
    Kind.EXTENDED: _letter(
        "Xin lỗi: hồ sơ {mã} trả chậm hơn ngày hẹn",
        "Trung tâm xin lỗi Ông/Bà: hồ sơ {mã} không kịp trả đúng hẹn. Ngày hẹn trả mới: {ngày}. "
        "Nguyên nhân ghi trong phiếu xin lỗi và hẹn lại ngày trả kết quả.",
    ),
    Kind.STOPPED: _letter(
        "Hồ sơ {mã} dừng giải quyết",
        "Hồ sơ {mã} dừng giải quyết từ ngày {ngày}. Lý do và căn cứ ghi trong thông báo dừng giải quyết.",
    ),
    Kind.RESULT_READY: _letter(
        "Hồ sơ {mã} đã có kết quả",
        "Hồ sơ {mã} đã có kết quả từ ngày {ngày}. Mời Ông/Bà nhận kết quả theo cách đã chọn khi nộp hồ sơ.",
    ),
    Kind.RETURNED: _letter(
        "Kết quả hồ sơ {mã} đã được trả",
        "Kết quả hồ sơ {mã} đã được trả ngày {ngày}. Nếu Ông/Bà chưa nhận, mời báo ngay cho Trung tâm.",
    ),
    Kind.RESCHEDULED: _letter(
        "Hồ sơ {mã} đổi ngày hẹn trả",
        "Ngày hẹn trả kết quả hồ sơ {mã} được đổi sang ngày {ngày}.",
    ),
    Kind.UNCOLLECTED: _letter(
        "Kết quả hồ sơ {mã} đang chờ Ông/Bà",
        "Kết quả hồ sơ {mã} đang chờ tại Trung tâm. Thư này nhắc ngày {ngày}. "
        "Mời Ông/Bà mang giấy tiếp nhận đến nhận; mất giấy thì mang giấy tờ tùy thân.",
    ),
    Kind.POSTED: _letter(
        "Kết quả hồ sơ {mã} đã gửi qua bưu chính",
        "Ngày {ngày}, Trung tâm đã gửi kết quả hồ sơ {mã} qua bưu chính theo địa chỉ Ông/Bà đã ghi.",
    ),
    Kind.CAME_BACK: _letter(
        "Bưu chính chưa phát được kết quả hồ sơ {mã}",
        "Bưu chính chưa phát được kết quả hồ sơ {mã} nên ngày {ngày} kết quả đã về Trung tâm. "
        "Mời Ông/Bà báo lại địa chỉ, hoặc đến Trung tâm nhận.",
    ),
    Kind.TURN: Wording("Hồ sơ {mã} chờ giải quyết", "Hẹn trả ngày {ngày}."),
    Kind.ARRIVED: Wording(
        "Hồ sơ {mã} mới nộp trực tuyến", "Kiểm tra và trả lời người nộp trước ngày {ngày}."
    ),
    Kind.BROUGHT_IN: Wording(
        "Hồ sơ {mã} đã có giấy tờ bổ sung", "Xem giấy tờ rồi làm tiếp, hẹn ngày {ngày}."
    ),
    Kind.ANSWERED: Wording("Hồ sơ {mã}: cơ quan được hỏi đã trả lời", "Hẹn trả ngày {ngày}."),
    Kind.GIVEN_BACK: Wording(
        "Hồ sơ {mã} bị trả lại bước trước", "Xem lý do trong hồ sơ. Hẹn trả ngày {ngày}."
    ),
    Kind.PARCEL_BACK: Wording(
        "Kết quả hồ sơ {mã} bị hoàn về", "Hỏi lại địa chỉ để gửi lại, hoặc mời đến nhận."
    ),
    Kind.TO_SIGN: Wording("Hồ sơ {mã} chờ ký", "Hẹn trả ngày {ngày}."),
    Kind.OUTSIDE: Wording("Hồ sơ {mã} chờ cơ quan khác trả lời", "Hẹn trả ngày {ngày}."),
    Kind.TO_RETURN: Wording("Hồ sơ {mã} chờ trả kết quả", "Hẹn trả ngày {ngày}."),
    Kind.URGED: Wording("Hồ sơ {mã} được đôn đốc", "Hẹn trả ngày {ngày}. Xem lời đôn đốc trong hồ sơ."),
    Kind.HELPED: Wording(
        "Hồ sơ {mã} đã giúp nộp có tin mới", "Tin ngày {ngày}. Người dân muốn người giúp nộp cũng được báo."
    ),
    Kind.HELP_ASKED: Wording("Yêu cầu giúp {mã} mới đến", "Liên lạc với người gửi chậm nhất ngày {ngày}."),
    Kind.QUESTION_ASKED: Wording("Câu hỏi {mã} mới đến", "Trả lời người hỏi chậm nhất ngày {ngày}."),
    Kind.UNDELIVERED: Wording(
        "Tin về hồ sơ {mã} không gửi được",
        "Thôi gửi ngày {ngày}. Xem lý do rồi gửi lại, hoặc báo công dân bằng cách khác.",
    ),
    Kind.TASK_GIVEN: Wording("Việc {mã} được giao cho mình", "Hạn ngày {ngày}."),
    Kind.TASK_BACK: Wording("Việc {mã} bị trả lại làm tiếp", "Xem lý do trong việc. Hạn ngày {ngày}."),
    Kind.TASK_SOON: Wording("Việc {mã} sắp đến hạn", "Hạn ngày {ngày}."),
    Kind.TASK_OVERDUE: Wording("Việc {mã} quá hạn", "Hạn đã là ngày {ngày}. Làm ngay, hoặc đề nghị gia hạn."),
    Kind.TASK_REPORTED: Wording("Việc {mã} đã báo xong, chờ duyệt", "Hạn ngày {ngày}."),
}
