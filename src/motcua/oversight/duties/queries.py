"""Reading the register: what is in force on a day, and what a Centre has done about it."""

from datetime import date

from django.db.models import Q, QuerySet

from motcua.oversight.duties.models import DutyVersion
from motcua.oversight.duties.states import COMMUNE


def in_force(on: date, level: str = COMMUNE) -> QuerySet[DutyVersion]:
    """The duties in force that day in the order of the annex, each with its group and instrument."""
    standing = Q(in_force_from__lte=on) & (Q(in_force_to=None) | Q(in_force_to__gte=on))
    found = DutyVersion.objects.filter(standing, duty__group__level=level)
    return found.select_related("duty__group__instrument").order_by("duty__position", "duty_id")
