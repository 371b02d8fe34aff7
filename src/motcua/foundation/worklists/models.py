"""Filters that officers keep for themselves."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.worklists.rules import LONGEST_NAME, LONGEST_QUERY


class Page(models.TextChoices):
    """The list that a filter narrows; the value stands in addresses."""

    WORK = "viec", _("Việc của tôi")
    DOSSIERS = "ho-so", _("Hồ sơ")


class SavedFilter(models.Model):
    """The filters of one list's address under a name an officer gave them; nobody else sees them."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    page = models.CharField(_("danh sách"), max_length=8, choices=Page)
    name = models.CharField(_("tên bộ lọc"), max_length=LONGEST_NAME)
    #: the name without case and accents: what must be the only one
    folded = models.CharField(max_length=LONGEST_NAME * 2, editable=False)
    #: as it stands in the address, parts in one order: `kenh=2&linh-vuc=ho-tich`
    query = models.CharField(max_length=LONGEST_QUERY)
    #: the last one dropped stays until the next is, so that it can be taken back
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("bộ lọc đã lưu")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "page", "folded"],
                condition=models.Q(dropped_at=None),
                name="saved_filter_named_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
