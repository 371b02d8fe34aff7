"""When a Centre wants to be told that one person files for many."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.reference.organisation.models import Centre


class FilingNotice(models.Model):
    """From how many different owners within how many days a note is shown: the Centre's own value, no law's.

    The latest written of those begun holds; with no row, or for 0 owners, nothing is noted. Rows stay as the history.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, verbose_name=_("Trung tâm"))
    owners = models.PositiveSmallIntegerField(_("số chủ hồ sơ khác nhau"))
    days = models.PositiveSmallIntegerField(_("trong số ngày"))
    in_force_from = models.DateField(_("áp dụng từ ngày"))
    written_at = models.DateTimeField(_("thời điểm ghi"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người ghi")
    )

    class Meta:
        verbose_name = _("mức nhắc nộp hộ nhiều người")
        constraints = [
            models.CheckConstraint(
                name="filing_notice_counts_many", condition=Q(owners=0) | Q(owners__gte=2, days__gte=1)
            )
        ]

    def __str__(self) -> str:
        return f"{self.owners}/{self.days}"
