"""Where a version stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: a version written for every Centre that has none of its own
EVERYWHERE = 0


class Standing(TextChoices):
    """What a version is on a given day."""

    DRAFT = "draft", _("Chờ duyệt")
    UPCOMING = "upcoming", _("Sẽ áp dụng")
    IN_FORCE = "in_force", _("Đang áp dụng")
    REPLACED = "replaced", _("Đã thay thế")
