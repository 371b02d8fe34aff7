"""Where a version of a procedure stands, the one step between its stored states, and kinds of steps."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """What is stored; whether a published version is in force is a matter of the date."""

    DRAFT = "draft", _("Nháp")
    PUBLISHED = "published", _("Đã công bố")


STEPS = {(Status.DRAFT, "publish"): Status.PUBLISHED}


class Kind(TextChoices):
    """What a step of an internal process does."""

    RECEIVE = "receive", _("Tiếp nhận")
    WORK = "work", _("Giải quyết")
    SIGN = "sign", _("Ký duyệt")
    ISSUE = "issue", _("Phát hành, trả kết quả")
    EXTERNAL = "external", _("Cơ quan khác thực hiện")


class Appointed(TextChoices):
    """What an appointment of a dossier with a financial obligation is for (domain 01 §8)."""

    TAX_SLIP = "tax_slip", _("Chuyển phiếu thông tin sang cơ quan thuế")
    RESULT = "result", _("Trả kết quả")


class Standing(TextChoices):
    """What a version is on a given day."""

    DRAFT = "draft", _("Nháp")
    UPCOMING = "upcoming", _("Sẽ áp dụng")
    IN_FORCE = "in_force", _("Đang áp dụng")
    EXPIRED = "expired", _("Hết hiệu lực")


def standing(status: str, in_force_from: date, in_force_to: date | None, on: date) -> Standing:
    """What a version is on the day `on`; both its dates count as days in force."""
    if status == Status.DRAFT:
        return Standing.DRAFT
    if on < in_force_from:
        return Standing.UPCOMING
    return Standing.EXPIRED if in_force_to is not None and in_force_to < on else Standing.IN_FORCE


class FeeCase(TextChoices):
    """Which amount of a fee applies: the one the catalogue lists, or the province's where its basis names both."""

    LISTED = "", _("Mức ghi trong danh mục")
    LOCAL = "local", _("Mức của HĐND tỉnh")


class Announcer(TextChoices):
    """Who announces a procedure; the law gives each its own days. Source: NĐ 63/2010 Đ15."""

    MINISTRY = "ministry", _("Bộ, cơ quan ngang Bộ")
    PROVINCE = "province", _("Chủ tịch UBND cấp tỉnh")
    SHORTCUT = "shortcut", _("Ban hành theo trình tự rút gọn")


class Way(TextChoices):
    """How a procedure is made public at a place. Source: NĐ 118/2025 Đ8.1a (posted, or electronic)."""

    BOARD = "board", _("Bảng niêm yết")
    SCREEN = "screen", _("Màn hình, kiosk")
    BOOK = "book", _("Quyển, tập tra cứu")
    VILLAGE = "village", _("Nhà văn hóa ấp, khóm")


class Look(TextChoices):
    """The sheets a procedure is printed on; values are codes of printed forms."""

    A4 = "niem-yet", _("Tờ A4")
    A3 = "niem-yet-a3", _("Tờ A3")
    LARGE = "niem-yet-chu-to", _("Chữ to, A4")
    POSTER = "ap-phich-qr", _("Áp phích mã QR, A4")


class FollowUpKind(TextChoices):
    """What goes stale when a procedure changes."""

    SHEET = "sheet", _("Thay tờ niêm yết")
    CHECKLIST = "checklist", _("Xem lại danh mục giấy tờ, phiếu hướng dẫn")
    SAMPLE = "sample", _("Xem lại mẫu tờ khai, bản điền sẵn")
    TRAINING = "training", _("Phổ biến cho cán bộ")
    TAKE_DOWN = "take_down", _("Gỡ tờ niêm yết")


class FollowUpState(TextChoices):
    """Where a follow-up stands."""

    OPEN = "open", _("Chưa làm")
    DONE = "done", _("Đã làm")
    NEEDLESS = "needless", _("Không cần làm")


#: what a changed procedure leaves to renew, and what an ended one does
AFTER_CHANGE = (FollowUpKind.SHEET, FollowUpKind.CHECKLIST, FollowUpKind.SAMPLE, FollowUpKind.TRAINING)
AFTER_END = (FollowUpKind.TAKE_DOWN, FollowUpKind.TRAINING)


class Posted(TextChoices):
    """Where a procedure stands on a Centre's board."""

    CURRENT = "current", _("Đang niêm yết bản hiện hành")
    OUTDATED = "outdated", _("Đang niêm yết bản cũ")
    MISSING = "missing", _("Chưa niêm yết")


class LinkState(TextChoices):
    """What the nightly check found behind a legal link."""

    UNCHECKED = "unchecked", _("Chưa kiểm tra")
    THERE = "there", _("Mở được")
    GONE = "gone", _("Không còn ở đó")
    SILENT = "silent", _("Không trả lời")


class Mark(TextChoices):
    """How sure it is what a question rests on; shown beside the question."""

    FOUND = "found", _("Đã đọc trong nguồn")
    RECALLED = "recalled", _("Theo trí nhớ, cần kiểm tra")
    INFERRED = "inferred", _("Suy ra, cần kiểm tra")


class Verdict(TextChoices):
    """What the answers to the questions of a procedure come to."""

    MAY = "may", _("Được làm thủ tục này")
    ASK = "ask", _("Nên hỏi cán bộ")
    NOT_YET = "not_yet", _("Chưa đủ điều kiện")


class LastButton(TextChoices):
    """How a declaration made here ends: filed with us, brought to the counter, or filed on the national portal."""

    FILE = "file", _("Nộp hồ sơ")
    CODE = "code", _("Lưu mã chuẩn bị")
    PORTAL = "portal", _("Sang Cổng Dịch vụ công quốc gia")


class AidKind(TextChoices):
    """What helps people understand a procedure."""

    SAMPLE = "sample", _("Mẫu điền thử")
    CLIP = "clip", _("Bản ghi âm hướng dẫn")
