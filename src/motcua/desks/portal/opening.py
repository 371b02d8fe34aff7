"""The lock of a dossier's public page: the `Mã xem`, which may be guessed five times an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit
from motcua.foundation.audit import journal

WRONG_CODES = Limit("portal.view_code", 5, timedelta(hours=1))


@dataclass(frozen=True)
class Opening:
    """Whether the page may show the way the dossier went; `again_at` once it is locked."""

    opened: bool
    again_at: datetime | None = None


def try_code(dossier: Dossier, *, right: bool, by: AbstractBaseUser | None, at: datetime) -> Opening:
    """Count one try of a `Mã xem`; a right one is not held against the dossier, and is journaled.

    While a dossier is locked the right code does not open it either: otherwise guessing could go on.
    """
    taken = attempts.take(WRONG_CODES, dossier.code, at=at)
    if not taken.allowed:
        return Opening(False, taken.again_at)
    if not right:
        return Opening(False)
    taken.give_back()
    journal.record("portal.opened", dossier, by=by, at=at, centre=dossier.centre_id)
    return Opening(True)
