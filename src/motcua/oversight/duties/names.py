"""Short names of the 34 duties for tiles and lists; the words of the law stand in the register."""

from django.utils.translation import gettext_lazy as _

SHORT = {
    "I.1.a": _("Công khai thủ tục, hỗ trợ tra cứu"),
    "I.1.b": _("Hướng dẫn, tiếp nhận, số hóa, trả kết quả"),
    "I.1.c": _("Giải quyết trong ngày, hỗ trợ trực tuyến"),
    "I.1.d": _("Theo dõi, đôn đốc cơ quan giải quyết"),
    "I.1.đ": _("Phản ánh, kiến nghị, khiếu nại, tố cáo"),
    "I.1.e": _("Tập huấn, kỷ luật công vụ"),
    "I.1.g": _("Cơ sở vật chất, dịch vụ hỗ trợ"),
    "I.1.h": _("Giải pháp đổi mới, tuyên truyền"),
    "I.2": _("Kiểm soát thủ tục hành chính"),
    "I.3": _("Chính quyền điện tử, công nghệ thông tin"),
    "I.4": _("Nhiệm vụ khác được giao"),
    "II.1.a": _("Quy chế tổ chức hoạt động"),
    "II.1.b": _("Hướng dẫn, kiểm tra thực hiện thủ tục"),
    "II.1.c": _("Giám sát quy trình, phối hợp liên thông"),
    "II.1.d": _("Mức độ hài lòng"),
    "II.1.đ": _("Tập huấn, nội quy, quy chế"),
    "II.1.e": _("Sáng kiến, giải pháp"),
    "II.1.g": _("Hướng dẫn hồ sơ, tài khoản định danh"),
    "II.1.h": _("Tiếp nhận, số hóa, thu phí"),
    "II.1.i": _("Hỗ trợ dịch vụ công trực tuyến"),
    "II.1.k": _("Cập nhật các bước, chuyển hồ sơ"),
    "II.1.l": _("Theo dõi, đôn đốc, trả kết quả"),
    "II.2.a": _("Chương trình, kế hoạch cải cách"),
    "II.2.b": _("Kiểm soát quy định và thực hiện"),
    "II.2.c": _("Xử lý phản ánh, kiến nghị"),
    "II.2.d": _("Tổng hợp, báo cáo"),
    "II.3.a": _("Nhiệm vụ chính quyền điện tử"),
    "II.3.b": _("Kế hoạch, dự án công nghệ thông tin"),
    "II.3.c": _("Quy chế, tài liệu kỹ thuật"),
    "II.3.d": _("Tài khoản, phân quyền, vận hành hệ thống"),
    "II.3.đ": _("Hạ tầng mạng, an toàn thông tin"),
    "II.3.e": _("Nâng cấp, sửa chữa thiết bị"),
    "II.3.g": _("Tổ công nghệ số cộng đồng"),
    "II.4": _("Nhiệm vụ khác"),
}


def short_of(code: str, words: str) -> str:
    """The short name of a duty; of one that has none, how its words begin."""
    if code in SHORT:
        return str(SHORT[code])
    return words if len(words) <= 60 else f"{words[:57]}…"
