"""Templates of printed papers and the papers printed from them. The database refuses to change either."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile


class PaperTemplate(models.Model):
    """One version of a form's layout: built in, or a Centre's own, which goes first. Never changed."""

    code = models.CharField(_("mã mẫu"), max_length=20)
    #: plain number of the Centre; None for what comes with the house
    centre = models.PositiveIntegerField(_("Trung tâm"), null=True, blank=True)
    version = models.PositiveSmallIntegerField(_("phiên bản"))
    title = models.CharField(_("tên mẫu"), max_length=200)
    source = models.TextField(_("nội dung mẫu"))
    #: the law the form comes from, and how sure its layout is
    law = models.TextField(_("căn cứ và độ tin cậy"))
    in_force_from = models.DateField(_("dùng từ ngày"))
    created_at = models.DateTimeField(_("thời điểm tạo"))
    #: plain number of the account; None for what comes with the house
    created_by = models.BigIntegerField(_("số tài khoản"), null=True, blank=True)
    created_by_name = models.CharField(_("người tạo"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("mẫu in")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "code", "version"], name="template_version_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.version}"


class IssuedPaper(models.Model):
    """One paper as it was given to somebody: its data as printed, its template, and who gave it when."""

    centre = models.PositiveIntegerField(_("Trung tâm"))
    code = models.CharField(_("mã mẫu"), max_length=20)
    #: `0007/TTPVHCC`; empty for papers without a number
    number = models.CharField(_("số, ký hiệu"), max_length=40, blank=True)
    #: the row it is about, by name only: `dossiers.dossier` and its key
    subject = models.CharField(_("đối tượng"), max_length=80)
    subject_key = models.BigIntegerField(_("số đối tượng"))
    template = models.ForeignKey(PaperTemplate, models.PROTECT, verbose_name=_("phiên bản mẫu"))
    data = models.JSONField(_("dữ liệu đã in"))
    #: the body that answers for it, as a check of the paper names it
    issuer = models.CharField(_("nơi cấp"), max_length=200)
    issued_at = models.DateTimeField(_("thời điểm cấp"))
    issued_by = models.BigIntegerField(_("số tài khoản"), null=True, blank=True)
    issued_by_name = models.CharField(_("người cấp"), max_length=120, blank=True)
    #: unguessable, printed on the paper; opens the page that checks it
    verify_code = models.CharField(_("mã kiểm tra"), max_length=10, unique=True)
    #: of the wish that a paper printed at will answers, so that one wish is answered once; None for all others
    wish = models.UUIDField(_("khóa chống trùng"), null=True)

    class Meta:
        verbose_name = _("giấy tờ đã cấp")
        constraints = [models.UniqueConstraint(fields=["issued_by", "wish"], name="paper_of_wish_once")]
        indexes = [
            models.Index(fields=["centre", "subject", "subject_key", "-issued_at"], name="paper_by_subject")
        ]

    def __str__(self) -> str:
        return f"{self.template.title} {self.number}".strip()


class Printout(models.Model):
    """The PDF of an issued paper. Template, data and moment fix every byte; made once, never changed."""

    paper = models.OneToOneField(IssuedPaper, models.PROTECT, verbose_name=_("giấy tờ"))
    #: hash of the PDF, kept here too so that a lost or swapped file shows
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, verbose_name=_("tệp"))

    class Meta:
        verbose_name = _("bản in")


class Withdrawal(models.Model):
    """A paper that no longer holds, and why; the paper itself stays as it was. Never changed."""

    paper = models.OneToOneField(IssuedPaper, models.PROTECT, verbose_name=_("giấy tờ"))
    reason = models.TextField(_("lý do thu hồi"))
    at = models.DateTimeField(_("thời điểm thu hồi"))
    withdrawn_by = models.BigIntegerField(_("số tài khoản"), null=True, blank=True)
    withdrawn_by_name = models.CharField(_("người thu hồi"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("thu hồi giấy tờ")
