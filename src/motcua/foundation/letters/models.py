"""Templates of letters with their versions, and letters that were written."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.foundation.letters.states import Kind
from motcua.foundation.versions.models import ApprovedVersion, approved_by_somebody


class LetterTemplate(ApprovedVersion):
    """One version of an office's own Word file for one kind of letter; it holds once approved, from its day on.

    The database lets it change once: when it is approved. The built-in files are in `builtin.py`.
    """

    kind = models.CharField(_("loại văn bản"), max_length=20, choices=Kind)
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("tệp"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    note = models.CharField(_("đổi gì"), max_length=300)

    class Meta:
        verbose_name = _("mẫu văn bản")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "kind", "version"], name="letter_template_version_once"
            ),
            approved_by_somebody("letter_template_approved_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"


class Letter(models.Model):
    """One letter as it was written about one row: its file, what was filled in, and from which version.

    Never changed or deleted: a letter put right is written again.
    """

    #: plain number of the Centre
    centre = models.PositiveIntegerField(_("Trung tâm"))
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=Kind)
    #: None for the built-in file
    template = models.ForeignKey(LetterTemplate, models.PROTECT, null=True, verbose_name=_("mẫu văn bản"))
    #: the row it is about, by name only: `dossiers.dossier` and its key
    subject = models.CharField(_("đối tượng"), max_length=80)
    subject_key = models.BigIntegerField(_("số đối tượng"))
    data = models.JSONField(_("nội dung đã điền"))
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("tệp"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    written_at = models.DateTimeField(_("thời điểm soạn"))
    written_by = models.BigIntegerField(_("số tài khoản người soạn"))
    written_by_name = models.CharField(_("người soạn"), max_length=120)

    class Meta:
        verbose_name = _("văn bản đã soạn")
        indexes = [models.Index(fields=["centre", "subject", "subject_key", "-id"], name="letter_of_subject")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
