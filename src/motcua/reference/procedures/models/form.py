"""What a procedure asks of whoever files: forms as data, dated, never changed."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.forms import rules
from motcua.reference.procedures.models.version import Procedure, Source


class ProcedureForm(models.Model):
    """One version of the declaration (tờ khai) of a procedure: a JSON Schema and its pages.

    The database lets only its last day be set, once (migration 0004).
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="forms")
    number = models.PositiveSmallIntegerField(_("phiên bản"))
    name = models.CharField(_("tên tờ khai"), max_length=250)
    in_force_from = models.DateField(_("áp dụng từ"))
    in_force_to = models.DateField(_("đến hết"), null=True)
    source = models.CharField(_("nguồn"), max_length=10, choices=Source)
    #: the instrument and the form it was taken from, and how sure that is
    source_note = models.TextField(_("ghi chú nguồn"))
    #: `schema` and `layout`, whole: nothing outside is referred to
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("tờ khai điện tử")
        ordering = ["procedure", "number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="form_numbered_once"),
            models.UniqueConstraint(fields=["procedure", "in_force_from"], name="form_begins_once"),
            models.CheckConstraint(
                name="form_ends_after_it_begins",
                condition=Q(in_force_to=None) | Q(in_force_to__gte=models.F("in_force_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def form(self) -> rules.Form:
        """What is asked, page by page."""
        return rules.read(self.content)

    @property
    def is_recalled(self) -> bool:
        return self.source == Source.RECALLED

    def holds_on(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)
