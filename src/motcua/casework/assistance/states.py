"""The law's words for how guidance is given."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """By what way somebody was guided. Source: NĐ 118/2025 Đ16.2; files and videos guide nobody in particular."""

    CENTRE = "centre", _("Tại Trung tâm")
    PHONE = "phone", _("Qua điện thoại")
    ONLINE = "online", _("Trực tuyến, mạng xã hội")
    LETTER = "letter", _("Bằng văn bản qua bưu chính")


#: nobody explains one procedure longer; an intake left open longer says nothing about how long it took
LONGEST_MINUTES = 120
