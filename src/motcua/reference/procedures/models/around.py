"""What stands beside the versions and may change: words people use, files that were brought in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.models.version import Procedure


class Alias(models.Model):
    """Words people use for a procedure, such as “giấy độc thân”; changed freely, part of no version."""

    procedure = models.ForeignKey(Procedure, models.CASCADE, related_name="aliases")
    text = models.CharField(_("cách gọi"), max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    #: True for the rows this project gathered, False for the office's own
    is_seeded = models.BooleanField(_("có sẵn"), default=False)
    created_at = models.DateTimeField(_("thời điểm thêm"))

    class Meta:
        verbose_name = _("cách gọi thường dùng")
        ordering = ["id"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["procedure", "folded"], name="alias_once_a_procedure")]

    def __str__(self) -> str:
        return self.text


class CatalogueFile(models.Model):
    """A file brought in through the page, kept byte for byte: what was looked at is what is written."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("tên tệp"), max_length=255)
    body = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    uploaded_at = models.DateTimeField(_("thời điểm tải lên"))

    class Meta:
        verbose_name = _("tệp danh mục")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
