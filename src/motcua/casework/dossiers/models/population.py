"""That somebody was looked up in the population database: who asked, about whom, why, and how it ended."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.casework.dossiers.states import LookupOutcome, LookupPurpose
from motcua.reference.organisation.models import Centre


class PopulationLookup(models.Model):
    """One look-up, whatever it found; what was answered is not kept here. Never changed."""

    centre = models.ForeignKey(Centre, models.PROTECT, verbose_name=_("Trung tâm"))
    asked_at = models.DateTimeField(_("thời điểm tra cứu"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người tra cứu")
    )
    personal_id = models.CharField(_("số định danh được tra"), max_length=12)
    purpose = models.CharField(_("mục đích"), max_length=10, choices=LookupPurpose)
    outcome = models.CharField(_("kết quả tra cứu"), max_length=10, choices=LookupOutcome)
    #: as the connection calls itself; empty when there is none
    source = models.CharField(_("nguồn"), max_length=120, blank=True)
    #: the intake it was done at, by which its dossier is found later
    intake_key = models.UUIDField(_("lần tiếp nhận"))
    #: the filing that was being checked
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("lần tra cứu dân cư")
        indexes = [models.Index(fields=["centre", "-id"], name="population_lookup_latest")]

    def __str__(self) -> str:
        return f"{self.asked_at:%d/%m/%Y %H:%M}"
