"""What stands beside a procedure to help whoever prepares it: questions before it, and how a declaration ends."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures.models.version import Procedure
from motcua.reference.procedures.states import LastButton


class QuestionSet(models.Model):
    """The questions before a procedure as they were once written; the highest number holds.

    Never changed (the database refuses): what somebody was told can always be read again. Without questions the
    procedure has none from then on.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="question_sets")
    number = models.PositiveSmallIntegerField(_("lần soạn"))
    content = models.JSONField(_("câu hỏi"))
    #: None for the set shipped with the software
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("lúc soạn"))

    class Meta:
        verbose_name = _("bộ câu hỏi")
        ordering = ["procedure", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="question_set_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code}, {self.number}"


class FilingEnd(models.Model):
    """How a declaration of that procedure ends here; without a row it is filed. Changes are in the journal."""

    procedure = models.OneToOneField(Procedure, models.PROTECT, primary_key=True, related_name="filing_end")
    button = models.CharField(_("nút cuối"), max_length=8, choices=LastButton, default=LastButton.FILE)

    class Meta:
        verbose_name = _("nút cuối khi khai trực tuyến")
        default_permissions = ()
