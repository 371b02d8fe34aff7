"""Reading an officer's own filters."""

from typing import Any

from django.db.models import QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.statements import Given, Question, kept
from motcua.foundation.worklists.models import SavedFilter


def filters_of(owner: Any, page: Any = "") -> QuerySet[SavedFilter]:
    """The filters the officer keeps, of one list or of all, by name."""
    rows = SavedFilter.objects.filter(owner=owner, dropped_at=None).order_by("page", "folded", "pk")
    return rows.filter(page=page) if page else rows


@kept
def _filters() -> QuerySet[SavedFilter]:
    return filters_of(Given("owner"), Given("page"))


def filters_question(owner: User, page: str) -> Question[SavedFilter]:
    """As `filters_of` one list, to be asked together with something else."""
    return _filters().given(owner=owner.pk, page=page)


def last_dropped(owner: User) -> SavedFilter | None:
    """The filter the officer dropped last, while it can be taken back."""
    return SavedFilter.objects.filter(owner=owner, dropped_at__isnull=False).order_by("-dropped_at").first()
