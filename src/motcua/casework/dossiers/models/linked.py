"""A linked procedure in one dossier: how it went out, and what each agency does of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.casework.dossiers.states import PartOutcome
from motcua.reference.procedures.models import AgencyTask

OFFICER = settings.AUTH_USER_MODEL


class Linking(models.Model):
    """How a dossier of a linked procedure went to its agencies. Source: NĐ 118/2025 Đ20."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="linking")
    #: on paper it goes from one agency to the next; else all have it at once
    on_paper = models.BooleanField(_("hồ sơ giấy, lần lượt"))
    #: by when it was to be handed over (C3, C4)
    hand_by = models.DateTimeField(_("chuyển trước"), null=True)
    sent_at = models.DateTimeField(_("thời điểm chuyển"))
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("chuyển liên thông")

    @property
    def is_late(self) -> bool:
        """Whether it was handed over after its time."""
        return self.hand_by is not None and self.sent_at > self.hand_by


class AgencyPart(models.Model):
    """What one agency does of a dossier of a linked procedure, with a clock of its own. Source: NĐ 118/2025 Đ20.

    A child of the dossier, which ends when all its parts have.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="parts")
    task = models.ForeignKey(AgencyTask, models.PROTECT, verbose_name=_("nhiệm vụ"))
    n = models.PositiveSmallIntegerField(_("thứ tự"))
    #: when the agency had the dossier; None while it waits for its turn
    begun_at = models.DateTimeField(_("chuyển đến lúc"), null=True)
    #: as the transfer slip says
    slip_due = models.DateTimeField(_("hạn trên phiếu chuyển"))
    #: never before `slip_due`; later for an agency that had the dossier late from those before it
    due_at = models.DateTimeField(_("hạn"))
    ended_at = models.DateTimeField(_("xong lúc"), null=True)
    outcome = models.CharField(_("kết quả"), max_length=10, choices=PartOutcome, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    remark = models.TextField(_("ghi chú"), blank=True)
    noted_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("phần việc liên thông")
        ordering = ["dossier_id", "n"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "n"], name="part_once_a_number"),
            models.CheckConstraint(
                name="part_ended_with_outcome", condition=Q(ended_at=None) ^ ~Q(outcome="")
            ),
            models.CheckConstraint(
                name="part_ended_after_begun",
                condition=Q(ended_at=None) | Q(begun_at=None) | Q(ended_at__gte=F("begun_at")),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether the agency has it and has not answered."""
        return self.begun_at is not None and self.ended_at is None
