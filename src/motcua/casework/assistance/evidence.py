"""The figures that prove the duty to guide."""

from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.models import Guidance
from motcua.casework.assistance.states import Way
from motcua.foundation.clock import VIETNAM
from motcua.foundation.evidence.registry import Evidence, Period, register


def _given(centre: int, period: Period) -> QuerySet[Guidance]:
    """The guidance a Centre gave in a period."""
    start = datetime.combine(period.first, time(), VIETNAM)
    end = datetime.combine(period.last + timedelta(days=1), time(), VIETNAM)
    return Guidance.objects.filter(centre=centre, given_at__gte=start, given_at__lt=end)


def _in_person(centre: int, period: Period) -> QuerySet[Guidance]:
    """That given to people who did not find it out on a screen (I.1.a: help for whom it is difficult)."""
    return _given(centre, period).exclude(way=Way.ONLINE)


def declare() -> None:
    """Put the figures into the registry."""
    unit = _("lượt")
    register(Evidence("I.1.a", _("Lượt hướng dẫn tại Trung tâm, qua điện thoại, văn bản"), unit, _in_person))
    register(Evidence("II.1.g", _("Lượt hướng dẫn chuẩn bị, bổ sung hồ sơ"), unit, _given))
