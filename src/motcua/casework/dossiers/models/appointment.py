"""What a dossier with a financial obligation was promised, appointment by appointment."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.reference.procedures.states import Appointed


class Appointment(models.Model):
    """One of the two appointments of a dossier, how it was counted, and when it was kept.

    Only a dossier that has two keeps rows; the single one of any other is its `due_at` and `clock`. A new promise
    moves the open row along. Source: QĐ 138/2025/QĐ-UBND Đồng Tháp (domain 01 §8).
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="appointments")
    n = models.PositiveSmallIntegerField(_("lần"))
    what = models.CharField(_("hẹn việc gì"), max_length=12, choices=Appointed)
    counted_from = models.DateTimeField(_("tính từ"))
    due_at = models.DateTimeField(_("hẹn"))
    #: the limit, calendar version and every line of the explanation, as `Dossier.clock`
    clock = models.JSONField()
    kept_at = models.DateTimeField(_("thực hiện lúc"), null=True)
    #: when it turned out that nothing was to be paid, so that one appointment is left
    dropped_at = models.DateTimeField(_("bỏ lúc"), null=True)

    class Meta:
        verbose_name = _("lần hẹn")
        ordering = ["dossier_id", "n", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "n"], condition=Q(dropped_at=None), name="appointment_once_a_number"
            ),
            models.CheckConstraint(name="appointment_one_of_two", condition=Q(n__range=(1, 2))),
            models.CheckConstraint(
                name="appointment_kept_or_dropped", condition=Q(kept_at=None) | Q(dropped_at=None)
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be kept."""
        return self.kept_at is None and self.dropped_at is None

    @property
    def was_late(self) -> bool:
        """Whether it was kept after its time."""
        return self.kept_at is not None and self.kept_at > self.due_at
