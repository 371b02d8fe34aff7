"""Saying through the bell that deadlines are near or over, each once."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.notifications.states import Kind
from motcua.workplace.plans import queries, rules
from motcua.workplace.plans.actions import telling
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.states import UNDONE, Near, Stand

KINDS = {Near.SOON: Kind.TASK_SOON, Near.OVERDUE: Kind.TASK_OVERDUE}


def warn(*, at: datetime) -> int:
    """How many tasks were warned of now: each once when its deadline is near and once when it is over."""
    on = queries.day_of(at)
    near = Assignment.objects.filter(stand__in=UNDONE, warn_on__lte=on).exclude(warned=Near.OVERDUE)
    found = near.exclude(warned=Near.SOON, due_on__gte=on).order_by("pk").values_list("pk", flat=True)
    return sum(_warn(pk, at) for pk in list(found))


@transaction.atomic
def _warn(pk: int, at: datetime) -> bool:
    row = Assignment.objects.select_for_update().get(pk=pk)
    stands = rules.near(Stand(row.stand), row.due_on, row.warn_on, None, queries.day_of(at))
    if stands not in KINDS or stands == row.warned:
        return False
    row.warned = stands
    row.save(update_fields=["warned"])
    telling.over(row, at=at)
    telling.tell_doers(KINDS[stands], row, at=at, by=None)
    return True
