"""Legal instruments: decrees, circulars and whatever else gives somebody a duty."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Instrument(models.Model):
    """One legal instrument (văn bản quy phạm pháp luật); what it says is never rewritten, only its end is added."""

    #: `118/2025/NĐ-CP`
    number = models.CharField(_("số, ký hiệu"), max_length=40, unique=True)
    #: `Nghị định`, `Thông tư`: as the instrument calls itself
    kind = models.CharField(_("loại văn bản"), max_length=60)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=160)
    issued_on = models.DateField(_("ngày ban hành"))
    about = models.TextField(_("trích yếu"), blank=True)
    #: None while nobody has entered it
    in_force_from = models.DateField(_("hiệu lực từ ngày"), null=True, blank=True)
    #: the last day; None until further notice
    in_force_to = models.DateField(_("hết hiệu lực sau ngày"), null=True, blank=True)
    amends = models.ManyToManyField("self", symmetrical=False, related_name="amended_by", blank=True)

    class Meta:
        verbose_name = _("văn bản")
        ordering = ["issued_on", "number"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="instrument_in_order",
                condition=Q(in_force_from=None)
                | Q(in_force_to=None)
                | Q(in_force_to__gte=F("in_force_from")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} số {self.number}"

    def is_in_force(self, on: date) -> bool:
        """Whether it binds that day; one whose first day is unknown binds from its date of issue."""
        begun = (self.in_force_from or self.issued_on) <= on
        return begun and (self.in_force_to is None or on <= self.in_force_to)
