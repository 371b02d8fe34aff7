"""How a result reaches its owner: where it lies while it waits, by post, as a file."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.files.models import StoredFile

OFFICER = settings.AUTH_USER_MODEL


class Posting(models.Model):
    """One time a result was given to a carrier; when it came back, it may be sent again.

    Source: NĐ 118/2025 Đ22 (results by post at the applicant's wish). The law says nothing of carriers and numbers.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="postings")
    carrier = models.CharField(_("đơn vị vận chuyển"), max_length=80)
    tracking_number = models.CharField(_("số vận đơn"), max_length=40)
    sent_on = models.DateField(_("ngày giao bưu chính"))
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    delivered_on = models.DateField(_("ngày phát"), null=True)
    came_back_on = models.DateField(_("ngày hoàn về"), null=True)
    reason = models.CharField(_("lý do hoàn về"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("lần gửi bưu chính")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(delivered_on=None, came_back_on=None),
                name="one_posting_at_a_time",
            ),
            models.CheckConstraint(
                name="posting_ends_one_way",
                condition=Q(delivered_on=None) | Q(came_back_on=None),
            ),
            models.CheckConstraint(
                name="posting_back_says_why", condition=Q(came_back_on=None) | ~Q(reason="")
            ),
        ]


class ResultFile(models.Model):
    """The electronic result as its owner gets it on the public page, and the code by which anybody checks it.

    Source: NĐ 118/2025 Đ22.1, Đ22.3. A corrected result has a later row; the last one holds.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="result_files")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    #: unguessable; the address of its check can be printed or sent along
    verify_code = models.CharField(_("mã kiểm tra"), max_length=10, unique=True)
    available_at = models.DateTimeField(_("công dân lấy được từ"))
    made_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("tệp kết quả điện tử")
        ordering = ["pk"]
