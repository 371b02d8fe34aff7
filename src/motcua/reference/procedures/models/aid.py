"""What helps people understand a procedure: a form filled in as a sample, the guidance read aloud."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.reference.procedures.models.version import Procedure
from motcua.reference.procedures.states import AidKind


class Aid(models.Model):
    """One sample or clip of a procedure, with its text; taken down, never changed; part of no version (B28, B30)."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="aids")
    kind = models.CharField(_("loại"), max_length=8, choices=AidKind)
    #: the language a clip speaks, by its own name; empty for a sample
    language = models.CharField(_("ngôn ngữ"), max_length=60, blank=True)
    title = models.CharField(_("tên"), max_length=120)
    #: what a clip says word for word, or a sample shows, for whoever cannot hear or see it
    words = models.TextField(_("nội dung bằng chữ"), max_length=4000)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    added_at = models.DateTimeField(_("lúc thêm"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("lúc gỡ"), null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("mẫu, bản ghi âm")
        default_permissions = ()
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aid_clip_has_language",
                condition=Q(kind=AidKind.SAMPLE, language="") | (Q(kind=AidKind.CLIP) & ~Q(language="")),
            ),
            models.CheckConstraint(
                name="aid_removed_by_somebody",
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]

    @property
    def is_picture(self) -> bool:
        return self.file.media_type.startswith("image/")

    @property
    def is_vietnamese(self) -> bool:
        return self.language == "Tiếng Việt"
