"""What officers hear of a task through the bell: its number and a day, nothing else."""

from datetime import date, datetime

from django.urls import reverse

from motcua.foundation.notifications.actions import About, end_notices, tell_officers
from motcua.foundation.notifications.rules import Facts
from motcua.foundation.notifications.states import Kind
from motcua.workplace.plans import queries
from motcua.workplace.plans.models import Assignment


def tell_doers(kind: Kind, row: Assignment, *, at: datetime, by: int | None) -> None:
    """Whoever is to do the task hears of it; the one who acted knows."""
    _tell(kind, row, queries.doers(row, queries.day_of(at)) - {by}, row.due_on, at)


def tell_giver(row: Assignment, *, at: datetime, by: int) -> None:
    """Whoever gave the task hears that it is reported as done."""
    _tell(Kind.TASK_REPORTED, row, {row.given_by_id} - {by}, row.due_on, at)


def _tell(kind: Kind, row: Assignment, officers: set[int], day: date, at: datetime) -> None:
    facts = Facts(row.number, day, reverse("plans:one", args=[row.pk]))
    tell_officers(kind, officers, About(row, row.centre_id, facts), at=at)


def over(row: Assignment, *, at: datetime) -> None:
    """What officers were told of the task before is over: it went on."""
    end_notices(row, at=at)
