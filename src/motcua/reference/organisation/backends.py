"""The permission backend of our house: a right comes from a post held today, or from a delegation."""

from django.contrib.auth.backends import BaseBackend

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import Asked
from motcua.reference.organisation import queries
from motcua.reference.organisation.rules import Place, allowed


def _place(row: object | None) -> Place:
    """Where a row stands; rows of the catalogue and of the foundation have fewer sides than a dossier."""
    if row is None:
        return Place()
    centre = row.centre_id if hasattr(row, "centre_id") else getattr(row, "centre", None)
    return Place(centre, getattr(row, "field_code", ""), getattr(row, "procedure_code", ""))


class PostBackend(BaseBackend):
    """Answers has_perm from posts, grants and delegations, at the moment that was asked about."""

    def has_perm(self, user_obj: User, perm: str, obj: object | None = None) -> bool:  # type: ignore[override]
        if not user_obj.is_authenticated:
            return False
        asked = obj if isinstance(obj, Asked) else Asked(obj, clock.now())
        return allowed(queries.reaches_of(user_obj, perm, asked.at), perm, _place(asked.row))
