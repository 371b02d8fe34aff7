"""Reminders to agencies that owe an answer, and after how many days a Centre sends them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.road import Consultation
from motcua.casework.dossiers.states import Manner, Means
from motcua.reference.organisation.models import Centre

OFFICER = settings.AUTH_USER_MODEL


class AgencyReminder(models.Model):
    """One reminder sent to an agency that was asked: how, by what, with which words. Never changed."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="reminders")
    n = models.PositiveSmallIntegerField(_("lần"))
    manner = models.CharField(_("mức"), max_length=10, choices=Manner)
    means = models.CharField(_("hình thức"), max_length=10, choices=Means)
    #: of the letter, as the registry gave it
    number = models.CharField(_("số, ngày văn bản"), max_length=60, blank=True)
    words = models.TextField(_("nội dung nhắc"), blank=True)
    sent_at = models.DateTimeField(_("thời điểm nhắc"))
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", verbose_name=_("người nhắc"))

    class Meta:
        verbose_name = _("lần nhắc cơ quan được hỏi")
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "n"], name="agency_reminder_once_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.get_manner_display()}, {self.n}"


class ReminderSchedule(models.Model):
    """After how many working days a reminder is advised: the Centre's own value, no law's.

    The latest written of those begun holds; with no row nothing is advised. Rows stay as the history.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, verbose_name=_("Trung tâm"))
    #: after the day for the answer
    polite_days = models.PositiveSmallIntegerField(_("ngày làm việc đến lần nhắc đầu"))
    #: after the reminder before
    formal_days = models.PositiveSmallIntegerField(_("ngày làm việc giữa hai lần nhắc"))
    in_force_from = models.DateField(_("áp dụng từ ngày"))
    written_at = models.DateTimeField(_("thời điểm ghi"))
    written_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", verbose_name=_("người ghi"))

    class Meta:
        verbose_name = _("số ngày nhắc cơ quan được hỏi")
        constraints = [
            models.CheckConstraint(
                name="reminder_schedule_waits", condition=Q(polite_days__gte=1, formal_days__gte=1)
            )
        ]

    def __str__(self) -> str:
        return f"{self.polite_days}/{self.formal_days}"
