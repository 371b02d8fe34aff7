"""Asking whether somebody may do something. The answer is given by Django's permission backends."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from motcua.foundation.accounts.models import User


@dataclass(frozen=True)
class Asked:
    """What a backend is asked about: the row (None for "anywhere") and the moment, since rights have dates."""

    row: object | None
    at: datetime


def allows(by: User, right: str, row: object | None = None, *, at: datetime) -> bool:
    """Whether `by` holds `right` at that moment, for `row` when one is given."""
    return by.is_authenticated and by.has_perm(right, Asked(row, at))


def require(by: User, right: str, row: object | None = None, *, at: datetime) -> None:
    """Nothing, when `by` holds `right`. Raises PermissionDenied otherwise."""
    if not allows(by, right, row, at=at):
        raise PermissionDenied(right)
