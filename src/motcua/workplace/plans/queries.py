"""Reading assigned tasks; every list starts at `visible_to`."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold
from motcua.reference.organisation.models import Holding
from motcua.reference.organisation.queries import holds_on, reaches_of
from motcua.workplace.plans.models import Act, Assignment, Recurrence
from motcua.workplace.plans.states import UNDONE

VIEW, ASSIGN = "plans.view", "plans.assign"


def day_of(at: datetime) -> date:
    """The day in Viet Nam."""
    return at.astimezone(VIETNAM).date()


def own(user: User, at: datetime) -> Q:
    """The tasks `user` is to do that day: named, by a post they hold, or as a deputy."""
    posts = Holding.objects.filter(holds_on(day_of(at)), user=user).values("post")
    deputy = Assignment.deputies.through.objects.filter(user=user).values("assignment")
    return Q(officer=user) | Q(post__in=posts) | Q(pk__in=deputy)


def _reached(user: User, at: datetime) -> Q:
    """Rows of the Centres whose tasks `user` may see that day."""
    centres = {reach.centre for reach in reaches_of(user, VIEW, at)}
    return Q() if None in centres else Q(centre__in=centres)


def visible_to(user: User, at: datetime) -> QuerySet[Assignment]:
    """The tasks `user` may see that day, with what a row shows: those of the Centre, and always their own."""
    rows = Assignment.objects.select_related("officer", "post", "recurrence", "centre")
    return rows.filter(_reached(user, at) | own(user, at))


def recurrences_visible_to(user: User, at: datetime) -> QuerySet[Recurrence]:
    """The tasks that come back, of the Centres whose tasks `user` may see."""
    return Recurrence.objects.select_related("officer", "post", "centre").filter(_reached(user, at))


def is_doer(user: User, row: Assignment, at: datetime) -> bool:
    """Whether `user` is to do the task that day."""
    return Assignment.objects.filter(own(user, at), pk=row.pk).exists()


def doers(row: Assignment, on: date) -> set[int]:
    """The accounts of all who are to do the task that day."""
    named = {row.officer_id} if row.officer_id else set()
    held = Holding.objects.filter(holds_on(on), post=row.post_id) if row.post_id else Holding.objects.none()
    return named | set(held.values_list("user", flat=True)) | set(row.deputies.values_list("pk", flat=True))


def overdue(rows: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """Of these, those whose work is not done although the deadline is over; agrees with `rules.near`."""
    return rows.filter(stand__in=UNDONE, due_on__lt=on)


def due_soon(rows: QuerySet[Assignment], on: date) -> QuerySet[Assignment]:
    """Of these, those whose deadline is near; agrees with `rules.near`."""
    return rows.filter(stand__in=UNDONE, due_on__gte=on, warn_on__lte=on)


def matching(rows: QuerySet[Assignment], words: str) -> QuerySet[Assignment]:
    """Of these, those whose number, title or paper has every word, however it is accented."""
    for word in fold(words).split()[:8]:
        rows = rows.filter(folded__contains=word)
    return rows


def history(row: Assignment) -> QuerySet[Act]:
    """What was done with a task, the latest first."""
    return row.acts.select_related("done_by", "file").order_by("-done_at", "-pk")
