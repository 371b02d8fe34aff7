from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation import clock


class StoredFile(models.Model):
    """One file of one Centre, known by what it contains. The bytes lie in the store and never change."""

    centre = models.PositiveIntegerField(_("Trung tâm"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    media_type = models.CharField(_("loại tệp"), max_length=100)
    size = models.PositiveBigIntegerField(_("dung lượng, byte"))
    created_at = models.DateTimeField(_("thời điểm nhận"), default=clock.now)

    class Meta:
        verbose_name = _("tệp")
        constraints = [models.UniqueConstraint(fields=["centre", "sha256"], name="file_once_a_centre")]
