"""What a procedure is called in another language, for those who read it better."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.models.version import Procedure


class Translation(models.Model):
    """Name, plain words and questions of a procedure in one other language; changed freely, part of no version (F13).

    Where there is none the page shows the Vietnamese, marked as such.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="translations")
    #: as the pages know it: `en`
    language = models.CharField(_("ngôn ngữ"), max_length=10)
    title = models.CharField(_("tên"), max_length=300, blank=True)
    gloss = models.TextField(_("lời dễ hiểu"), max_length=600, blank=True)
    #: of the questions before it: by Vietnamese sentence, where the office words it otherwise than we do
    questions = models.JSONField(_("câu hỏi"), default=dict)
    written_at = models.DateTimeField(_("lúc ghi"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("bản dịch của thủ tục")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["procedure", "language"], name="translation_once_a_language")
        ]
