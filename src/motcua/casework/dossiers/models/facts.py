"""What happened on closed days, counted once: so that public figures cost the same however many dossiers there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.reference.organisation.models import Centre


class DayFact(models.Model):
    """One closed day of one Centre in one field of administration. Counting again gives the same."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    day = models.DateField(_("ngày"))
    field_code = models.CharField(_("lĩnh vực"), max_length=60)
    direct = models.PositiveIntegerField(_("nhận trực tiếp"), default=0)
    online = models.PositiveIntegerField(_("nhận trực tuyến"), default=0)
    postal = models.PositiveIntegerField(_("nhận qua bưu chính"), default=0)
    finished = models.PositiveIntegerField(_("có kết quả"), default=0)
    in_time = models.PositiveIntegerField(_("có kết quả đúng hạn"), default=0)
    apologised = models.PositiveIntegerField(_("đã xin lỗi, hẹn lại"), default=0)
    #: fees and charges of the dossiers whose result was handed over that day, all settled, in whole đồng
    fees_vnd = models.PositiveBigIntegerField(_("phí, lệ phí đã nộp"), default=0)

    class Meta:
        verbose_name = _("số liệu ngày")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["centre", "day", "field_code"], name="day_fact_once_a_field")
        ]


class DaysCounted(models.Model):
    """Up to which day a Centre's facts are counted, and when that was."""

    centre = models.OneToOneField(Centre, models.PROTECT, primary_key=True)
    until = models.DateField(_("đến hết ngày"))
    counted_at = models.DateTimeField(_("thời điểm đếm"))

    class Meta:
        verbose_name = _("mốc đã đếm")
        default_permissions = ()
