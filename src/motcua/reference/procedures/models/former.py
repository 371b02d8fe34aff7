"""Codes a procedure had before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.models.version import Procedure


class FormerCode(models.Model):
    """A code under which a procedure was known, here or elsewhere, before the one it has (F3)."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="former_codes")
    code = models.CharField(_("mã cũ"), max_length=20, unique=True)
    #: where it is written that the one became the other
    source = models.CharField(_("căn cứ"), max_length=200)
    added_at = models.DateTimeField(_("lúc thêm"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("mã cũ của thủ tục")
        default_permissions = ()
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
