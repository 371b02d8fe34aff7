"""Which letters there are, and what may be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """A letter that an office writes about a dossier."""

    APOLOGY = "thu-xin-loi", _("Thư xin lỗi")
    OPINION = "lay-y-kien", _("Công văn lấy ý kiến")
    ASKED_AGAIN = "nhac-y-kien", _("Công văn nhắc trả lời ý kiến")
    PRESSED = "don-doc-y-kien", _("Công văn đôn đốc trả lời ý kiến")
    COPIES = "ban-sao", _("Công văn gửi cơ quan yêu cầu bản sao không cần thiết")
    NOTICE = "thong-bao", _("Thông báo")


@dataclass(frozen=True)
class Blank:
    """One place to fill in: what stands there, and an example."""

    meaning: str | Promise
    example: str


#: what every letter may say; no number of a person's papers is among it
COMMON: Mapping[str, Blank] = {
    "cơ quan chủ quản": Blank(_("Dòng trên của phần tên cơ quan"), "UBND xã Mỹ An Hưng"),
    "tên cơ quan": Blank(_("Tên Trung tâm"), "Trung tâm Phục vụ hành chính công xã Mỹ An Hưng"),
    "địa chỉ cơ quan": Blank(_("Địa chỉ Trung tâm"), "Ấp An Lợi, xã Mỹ An Hưng, tỉnh Đồng Tháp"),
    "điện thoại cơ quan": Blank(_("Điện thoại Trung tâm"), "0277 000 0123"),
    "số": Blank(_("Số văn bản; để trống cho văn thư ghi sau khi ký"), "05"),
    "ký hiệu": Blank(_("Ký hiệu của Trung tâm"), "TTPVHCC"),
    "địa danh": Blank(_("Tên xã, phường, không ghi chữ xã, phường"), "Mỹ An Hưng"),
    "ngày": Blank(_("Ngày soạn, cả chữ"), "ngày 06 tháng 4 năm 2026"),
    "kính gửi": Blank(_("Nơi nhận chính, cán bộ ghi khi soạn"), "Công an xã Mỹ An Hưng"),
    "mã hồ sơ": Blank(_("Mã hồ sơ"), "000.00.45.H20-260406-0007"),
    "thủ tục": Blank(_("Tên thủ tục"), "Thủ tục đăng ký khai sinh"),
    "mã thủ tục": Blank(_("Mã quốc gia của thủ tục"), "1.001193"),
    "người nộp": Blank(_("Họ tên người nộp"), "Nguyễn Văn Mẫu"),
    "địa chỉ người nộp": Blank(_("Địa chỉ người nộp; trống khi chưa ghi"), "Ấp An Lợi, xã Mỹ An Hưng"),
    "chủ hồ sơ": Blank(_("Họ tên chủ hồ sơ"), "Nguyễn Văn Mẫu"),
    "nội dung đề nghị": Blank(_("Nội dung đề nghị của hồ sơ; trống khi chưa ghi"), "Đăng ký khai sinh cho con"),
    "thời điểm nhận": Blank(_("Lúc tiếp nhận hồ sơ; trống khi chưa tiếp nhận"), "09 giờ 15 phút, ngày 06 tháng 4 năm 2026"),  # noqa: E501
    "hẹn trả": Blank(_("Ngày hẹn trả; trống khi chưa hẹn"), "16 giờ 30 phút, thứ Năm ngày 09 tháng 4 năm 2026"),
    "thẩm quyền ký": Blank(_("KT. hoặc TUQ., tự tính theo người ký; trống khi người đứng đầu ký"), "KT. CHỦ TỊCH"),
    "chức vụ người ký": Blank(_("Chức vụ người ký"), "PHÓ CHỦ TỊCH"),
    "người ký": Blank(_("Họ tên người ký"), "Trần Văn Mẫu"),
    "người soạn": Blank(_("Họ tên người soạn"), "Lê Thị Mẫu"),
}  # fmt: skip
#: what a letter about an answer still owed says
_OWED: Mapping[str, Blank] = {
    "nội dung hỏi": Blank(_("Đã hỏi điều gì"), "Xác nhận nơi cư trú của người nộp hồ sơ."),
    "văn bản đã gửi": Blank(
        _("Hỏi bằng văn bản nào, ngày nào"), "công văn số 05/TTPVHCC ngày 06 tháng 4 năm 2026"
    ),
    "hạn trả lời": Blank(_("Đã đề nghị trả lời trước ngày nào"), "ngày 10 tháng 4 năm 2026"),
}
#: what one letter says besides
OWN: Mapping[Kind, Mapping[str, Blank]] = {
    Kind.APOLOGY: {
        "lý do chậm": Blank(_("Vì sao chậm"), "Phải xác minh tại địa phương khác"),
        "hẹn trả cũ": Blank(_("Ngày hẹn trước đó"), "16 giờ 30 phút, thứ Năm ngày 09 tháng 4 năm 2026"),
        "hẹn trả mới": Blank(_("Ngày hẹn mới"), "16 giờ 30 phút, thứ Ba ngày 14 tháng 4 năm 2026"),
    },
    Kind.OPINION: {
        "nội dung hỏi": Blank(_("Cần hỏi điều gì"), "Xác nhận nơi cư trú của người nộp hồ sơ."),
        "hạn trả lời": Blank(_("Đề nghị trả lời trước ngày nào"), "ngày 10 tháng 4 năm 2026"),
    },
    Kind.ASKED_AGAIN: dict(_OWED),
    Kind.PRESSED: {
        **_OWED,
        "các lần nhắc": Blank(_("Đã nhắc những lần nào"), "ngày 13 tháng 4 năm 2026"),
    },
    Kind.COPIES: {
        "bản sao được yêu cầu": Blank(_("Giấy tờ nào, thủ tục nào đòi bản sao"), "Bản sao chứng thực căn cước"),
        "căn cứ": Blank(_("Quy định cho phép dùng bản điện tử hoặc bản chính đối chiếu"), "Điều, khoản, tên văn bản"),
    },
    Kind.NOTICE: {
        "trích yếu": Blank(_("Về việc gì"), "Về việc thay đổi nơi nhận kết quả"),
        "nội dung": Blank(_("Nội dung thông báo, mỗi dòng một đoạn"), "Trung tâm thông báo nơi nhận kết quả mới."),
    },
}  # fmt: skip


def blanks(kind: Kind) -> dict[str, Blank]:
    """Everything that may be filled in into a letter of this kind, the letter's own first."""
    return {**OWN[kind], **COMMON}


def examples(kind: Kind) -> dict[str, str]:
    """Values to try a template with."""
    return {name: blank.example for name, blank in blanks(kind).items()}
