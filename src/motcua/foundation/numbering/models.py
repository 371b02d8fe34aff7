from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """One run of numbers: of a Centre, of one kind, in one period. A number given is never given again."""

    centre = models.PositiveIntegerField(_("Trung tâm"))
    kind = models.CharField(_("loại số"), max_length=40)
    period = models.CharField(_("kỳ"), max_length=10, help_text=_("ví dụ 2026 hoặc 260406"))
    last = models.BigIntegerField(_("số đã cấp cuối cùng"), default=0)

    class Meta:
        verbose_name = _("dãy số")
        constraints = [models.UniqueConstraint(fields=["centre", "kind", "period"], name="series_once")]
