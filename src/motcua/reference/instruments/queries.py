"""Reading the instruments."""

from django.db.models import QuerySet

from motcua.reference.instruments.models import Instrument


def with_amendments() -> QuerySet[Instrument]:
    """Every instrument with those that amend it, the oldest first, in two queries."""
    return Instrument.objects.prefetch_related("amended_by")
