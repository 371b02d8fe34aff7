"""A version in the making."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.models.version import Procedure, ProcedureVersion


class VersionDraft(models.Model):
    """The next version of a procedure as an editor left it; one for each procedure, gone once it is published."""

    procedure = models.OneToOneField(Procedure, models.PROTECT, primary_key=True, related_name="draft")
    #: the newest version when the draft was begun: another one since then is a conflict
    based_on = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="+")
    #: the whole content in canonical form
    entry = models.JSONField(_("nội dung"))
    #: rises with every save; a save names the one it was based on
    revision = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(_("thời điểm sửa"))

    class Meta:
        verbose_name = _("bản nháp thủ tục")
        default_permissions = ()
