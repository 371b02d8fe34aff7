"""What a dossier is called in systems of others, and how it stood there when somebody last looked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.casework.dossiers.states import Status, System
from motcua.reference.organisation.models import Centre


class OutsideCode(models.Model):
    """The code of a dossier in one system of others, with the last state seen there. Nothing is sent or fetched.

    Source: NĐ 118/2025 Đ27.2d, Đ28 (one dossier, its states the same in every system).
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="outside_codes")
    system = models.CharField(_("hệ thống"), max_length=10, choices=System)
    code = models.CharField(_("mã ở hệ thống đó"), max_length=60)
    #: None while the dossier was not found there
    seen_status = models.PositiveSmallIntegerField(_("trạng thái thấy ở đó"), null=True, choices=Status)
    seen_at = models.DateTimeField(_("thấy lúc"))
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người xem")
    )

    class Meta:
        verbose_name = _("mã ở hệ thống khác")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "system", "code"], name="outside_code_once"),
            models.CheckConstraint(
                name="outside_status_known",
                condition=Q(seen_status=None) | Q(seen_status__range=(1, 10)),
            ),
        ]

    def __str__(self) -> str:
        return self.code
