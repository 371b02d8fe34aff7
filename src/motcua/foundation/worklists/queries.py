"""Reading an officer's own filters."""

from django.db.models import QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.worklists.models import SavedFilter


def filters_of(owner: User, page: str = "") -> QuerySet[SavedFilter]:
    """The filters the officer keeps, of one list or of all, by name."""
    rows = SavedFilter.objects.filter(owner=owner, dropped_at=None).order_by("page", "folded", "pk")
    return rows.filter(page=page) if page else rows


def last_dropped(owner: User) -> SavedFilter | None:
    """The filter the officer dropped last, while it can be taken back."""
    return SavedFilter.objects.filter(owner=owner, dropped_at__isnull=False).order_by("-dropped_at").first()
