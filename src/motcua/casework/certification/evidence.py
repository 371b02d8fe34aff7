"""The figures that prove what was certified."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.casework.certification.models import Certified
from motcua.foundation.evidence.registry import Evidence, Period, register


def _certified(centre: int, period: Period) -> QuerySet[Certified]:
    """The lines of the book that stand, by the day they were entered."""
    start, end = period.bounds()
    return Certified.objects.filter(centre=centre, voided_at=None, entered_at__gte=start, entered_at__lt=end)


def _avoidable(centre: int, period: Period) -> QuerySet[Certified]:
    return _certified(centre, period).filter(avoidable=True)


def declare() -> None:
    """Put the figures into the registry."""
    unit = _("giấy tờ")
    register(Evidence("I.1.b", _("Giấy tờ chứng thực trả ngay tại quầy"), unit, _certified))
    register(Evidence("II.1.g", _("Bản sao chứng thực có thể không cần, đã hướng dẫn"), unit, _avoidable))
