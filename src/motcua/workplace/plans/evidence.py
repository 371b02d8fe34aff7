"""The figures that prove `nhiệm vụ khác được giao`."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.foundation.evidence.registry import Evidence, Period, register
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.states import SERVES, Stand


def _done_for(duty: str) -> Callable[[int, Period], QuerySet[Assignment]]:
    """The tasks of a duty that were accepted in a period."""

    def query(centre: int, period: Period) -> QuerySet[Assignment]:
        start, end = period.bounds()
        done = Assignment.objects.filter(centre=centre, duty=duty, stand=Stand.DONE)
        return done.filter(ended_at__gte=start, ended_at__lt=end)

    return query


def declare() -> None:
    """Put the figures into the registry."""
    for duty in SERVES:
        register(Evidence(duty, _("Việc được giao đã xong"), _("việc"), _done_for(duty)))
