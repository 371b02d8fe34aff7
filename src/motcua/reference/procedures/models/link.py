"""Where the law behind a procedure can be read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.models.version import Procedure
from motcua.reference.procedures.states import LinkState


class LegalLink(models.Model):
    """A document behind a procedure and its address; changed freely, part of no version."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="links")
    title = models.CharField(_("văn bản"), max_length=200)
    url = models.URLField(_("địa chỉ"), max_length=500)
    state = models.CharField(_("tình trạng"), max_length=10, choices=LinkState, default=LinkState.UNCHECKED)
    #: what the last check was told, such as `404`; empty when nothing
    answer = models.CharField(_("trả lời"), max_length=60, blank=True)
    checked_at = models.DateTimeField(_("thời điểm kiểm tra"), null=True, blank=True)

    class Meta:
        verbose_name = _("liên kết văn bản")
        default_permissions = ()
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["procedure", "url"], name="legal_link_once")]
