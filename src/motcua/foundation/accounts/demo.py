"""The roles one may try in the demo; their people are made by the sample commune."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

#: slug in the address -> what the button says; the account is `mau-<slug>`
ROLES = {
    "tiep-nhan": _("Cán bộ tiếp nhận"),
    "chuyen-mon": _("Công chức chuyên môn"),
    "lanh-dao": _("Lãnh đạo ký"),
    "thu-ngan": _("Thu ngân, trả kết quả"),
    "giam-doc": _("Giám đốc Trung tâm"),
    "kiem-soat": _("Kiểm soát thủ tục hành chính"),
    "cntt": _("Phụ trách công nghệ thông tin"),
    "quan-tri": _("Quản trị"),
    "tinh": _("Cán bộ cấp tỉnh"),
    "cong-dan": _("Công dân"),
}


def username_of(role: str) -> str:
    return f"mau-{role}"


def is_offered(request: HttpRequest) -> bool:
    """Whether the role buttons may be offered here: demo mode, and a visitor on this very machine."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return bool(settings.DEMO) and address.is_loopback
