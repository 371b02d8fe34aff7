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
