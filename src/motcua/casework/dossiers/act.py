"""Who acts on a dossier, when, and on what it was based."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.accounts.models import User


@dataclass(frozen=True)
class Act:
    """Who acts, when, through which door (its idempotency key), and on which revision the act is based."""

    by: User
    at: datetime
    key: uuid.UUID
    based_on: int
