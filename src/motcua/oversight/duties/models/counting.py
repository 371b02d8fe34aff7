"""Counts of months that are over, and hours per unit of work."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.organisation.models import Centre


class MonthCount(models.Model):
    """How many rows one figure had at a Centre in a month that is over.

    Forgotten by the database with a row of that month that changes (migrations 0001 to 0006), then counted anew.
    """

    centre = models.ForeignKey(Centre, models.CASCADE)
    #: first day of the month
    month = models.DateField(_("tháng"))
    duty = models.CharField(_("mã nhiệm vụ"), max_length=20)
    #: the figure's title in Vietnamese
    figure = models.CharField(_("số liệu"), max_length=200)
    #: None: a place made before counting, so that a row that changes meanwhile takes it away
    rows = models.PositiveIntegerField(_("số dòng"), null=True)

    class Meta:
        verbose_name = _("số liệu tháng")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["centre", "month", "duty", "figure"], name="month_count_once")
        ]


class UnitTime(models.Model):
    """Hours that one unit of a figure takes; the latest of a Centre holds, else the latest for all Centres."""

    #: None: for every Centre, set by the province
    centre = models.ForeignKey(Centre, models.PROTECT, null=True)
    duty = models.CharField(_("mã nhiệm vụ"), max_length=20)
    figure = models.CharField(_("số liệu"), max_length=200)
    hours = models.DecimalField(_("giờ cho một đơn vị"), max_digits=7, decimal_places=3)
    basis = models.CharField(_("căn cứ"), max_length=300)
    entered_at = models.DateTimeField(_("thời điểm nhập"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("định mức giờ")
        default_permissions = ()
        indexes = [models.Index(fields=["duty", "figure", "-id"], name="unit_time_latest")]
