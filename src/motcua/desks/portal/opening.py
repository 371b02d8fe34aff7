"""What guards a dossier's public page: the `Mã xem`, whose guessing is slowed down for each who guesses.

Codes of dossiers are consecutive, so wrong tries are counted by dossier and client: nobody can shut a page on
its holder, who tries from somewhere else. Who shares the guesser's address waits five minutes at most.

A `Mã xem` has 6 of 27 letters: 27^6 = 387,420,489 of them, each dossier with its own.

- One client at one dossier: 5 wrong tries, the last of which shuts it for 5 minutes (ux.md §7, J4.3); from then
  on one in 5 minutes, 4 + 12 = 16 an hour. Half of all letters take 387,420,489 / 2 / 16 hours = 1,400 years; from
  10,000 addresses at once 50 days, for one name.
- One client at all dossiers: 300 wrong tries an hour; 387,420,489 / 300 hours = 147 years to the first hit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit, Taken
from motcua.foundation.audit import journal

#: wrong tries of one client at one dossier: at once, and from then on; the first of these is the fifth in a row
AT_ONCE = Limit("portal.view_code", 4, timedelta(hours=1))
SLOWLY = Limit("portal.view_code_slowly", 1, timedelta(minutes=5))
#: of one client at all dossiers together; an address may be that of a whole office
EVERYWHERE = Limit("portal.view_codes", 300, timedelta(hours=1))


@dataclass(frozen=True)
class Opening:
    """Whether the page may show the way the dossier went; `again_at` when the client has to wait."""

    opened: bool
    again_at: datetime | None = None


def try_code(
    dossier: Dossier, *, right: bool, client: str, by: AbstractBaseUser | None, at: datetime
) -> Opening:
    """Count one try of a `Mã xem`; a right one is not held against the client, and is journaled.

    While a client has to wait the right code does not open the page either: otherwise guessing could go on.
    """
    taken = _take(dossier, client, at)
    if not taken[-1].allowed:
        return Opening(False, taken[-1].again_at)
    if not right:
        return Opening(False)
    for each in taken:
        each.give_back()
    journal.record("portal.opened", dossier, by=by, at=at, centre=dossier.centre_id)
    return Opening(True)


def _take(dossier: Dossier, client: str, at: datetime) -> list[Taken]:
    """The counts of one try, the last of which decides."""
    taken = [attempts.take(EVERYWHERE, client, at=at)]
    if taken[0].allowed:
        taken.append(attempts.take(AT_ONCE, f"{client} {dossier.code}", at=at))
        if not taken[1].allowed:
            taken.append(attempts.take(SLOWLY, f"{client} {dossier.code}", at=at))
    return taken
