from django.conf import settings
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


class MadeFile(models.Model):
    """A file that a job makes while its page shows how far it is: going, there, or stopped by some trouble."""

    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name=_("tệp"))
    #: why it could not be made whole, in words; empty otherwise
    trouble = models.TextField(_("vướng mắc"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("thời điểm yêu cầu"))

    class Meta:
        abstract = True

    @property
    def is_going(self) -> bool:
        return self.file_id is None and not self.trouble
