"""How a dossier ended: refused, decided, handed over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.casework.dossiers.states import Outcome, Proof
from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre


class Refusal(models.Model):
    """Why a dossier was not taken in. Source: NĐ 118/2025 Đ17.1; Mẫu 03."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="refusal")
    reason = models.TextField(_("lý do"))
    basis = models.TextField(_("căn cứ"))
    remedy = models.TextField(_("cách làm tiếp"))

    class Meta:
        verbose_name = _("từ chối tiếp nhận")


class Result(models.Model):
    """What was decided, by whom, and to whom it was handed."""

    #: that of the dossier, kept here too: what a Centre returned is found by day
    centre = models.ForeignKey(Centre, models.PROTECT, db_index=False, verbose_name=_("Trung tâm"))
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="result")
    outcome = models.CharField(_("kết quả"), max_length=10, choices=Outcome)
    name = models.TextField(_("tên kết quả"))
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    reason = models.TextField(_("lý do, căn cứ"), blank=True)
    decided_at = models.DateTimeField(_("thời điểm ký"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    returned_at = models.DateTimeField(_("thời điểm trả"), null=True)
    receiver_name = models.CharField(_("người nhận"), max_length=120, blank=True)
    receiver_phone = models.CharField(_("điện thoại người nhận"), max_length=20, blank=True)
    #: empty on results returned before it was asked for
    proof = models.CharField(_("giấy tờ xuất trình"), max_length=15, choices=Proof, blank=True)
    authorisation = models.CharField(_("giấy ủy quyền"), max_length=200, blank=True)
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả giải quyết")
        indexes = [models.Index(fields=["centre", "returned_at", "dossier"], name="result_returned")]
