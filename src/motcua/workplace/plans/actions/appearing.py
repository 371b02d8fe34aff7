"""Making tasks that come back appear: each once for its day, also when days were missed."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.foundation.words import _, kept_words
from motcua.workplace.plans import queries, rules
from motcua.workplace.plans.actions import giving
from motcua.workplace.plans.models import Assignment, Recurrence
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm

#: names a task that comes back apart from all others, the same however often it is made
KEYS = uuid.UUID("5f0c8c1e-6a55-4e7b-9f34-0d2a94b9b6f1")


def make_due(*, at: datetime) -> int:
    """How many tasks appeared now, in all Centres; making them again changes nothing."""
    dated = Recurrence.objects.filter(paused_at=None).exclude(rhythm=Rhythm.LAW).order_by("pk")
    return sum(_appear_alone(pk, at) for pk in list(dated.values_list("pk", flat=True)))


@transaction.atomic
def _appear_alone(pk: int, at: datetime) -> int:
    row = Recurrence.objects.select_for_update().get(pk=pk)
    return appear(row, at) if row.paused_at is None else 0


def appear(row: Recurrence, at: datetime) -> int:
    """Give the tasks of every due day since the last one made; the row is locked or new."""
    until = queries.day_of(at) + timedelta(days=row.lead_days)
    if row.last_on:
        until = min(until, row.last_on)
    first = max(row.made_until + timedelta(days=1), row.first_on)
    when = When(Rhythm(row.rhythm), int(row.weekday or 0) or None, row.day, row.month)
    made = 0
    for due_on in rules.due_days(when, first, until):
        made += give_occasion(row, due_on, due_on.isoformat(), row.asked, at)
    if until > row.made_until:
        row.made_until = until
        row.save(update_fields=["made_until"])
    return made


def give_occasion(row: Recurrence, due_on: date, occasion: str, asked: str, at: datetime) -> bool:
    """Whether the task of that occasion is new."""
    if row.tasks.filter(occasion=occasion).exists():
        return False
    with kept_words():
        assigned_by = _("Việc định kỳ")
    task = Assignment(
        centre_id=row.centre_id,
        key=uuid.uuid5(KEYS, f"{row.pk}/{occasion}"),
        title=row.title,
        asked=asked,
        output=row.output,
        duty=row.duty,
        officer_id=row.officer_id,
        post_id=row.post_id,
        warning_days=row.warning_days,
        assigned_by=assigned_by,
        due_on=due_on,
        given_at=at,
        given_by_id=row.entered_by_id,
        recurrence=row,
        occasion=occasion,
    )
    giving.enter(task, tuple(row.deputies.all()), by=None, at=at)
    return True
