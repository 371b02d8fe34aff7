"""What every version that needs approval has."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ApprovedVersion(models.Model):
    """One version of one text: who wrote it, from which day it holds, and who approved it."""

    #: plain number of the Centre, 0 for every Centre that has none of its own
    centre = models.PositiveIntegerField(_("Trung tâm"))
    version = models.PositiveSmallIntegerField(_("phiên bản"))
    in_force_from = models.DateField(_("áp dụng từ ngày"))
    written_at = models.DateTimeField(_("thời điểm soạn"))
    written_by = models.BigIntegerField(_("số tài khoản người soạn"))
    written_by_name = models.CharField(_("người soạn"), max_length=120)
    approved_at = models.DateTimeField(_("thời điểm duyệt"), null=True)
    approved_by = models.BigIntegerField(_("số tài khoản người duyệt"), null=True)
    approved_by_name = models.CharField(_("người duyệt"), max_length=120, blank=True)

    class Meta:
        abstract = True


def approved_by_somebody(name: str) -> models.CheckConstraint:
    """A version is approved by a person at a moment, or by nobody yet."""
    return models.CheckConstraint(
        name=name,
        condition=Q(approved_at=None, approved_by=None)
        | Q(approved_at__isnull=False, approved_by__isnull=False),
    )
