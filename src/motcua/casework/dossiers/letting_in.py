"""The way into a dossier's public page for who no longer has the paper with its `Mã xem` (ux.md §4.5, J4.3).

A link goes to the addresses the dossier was filed with and nowhere else, so whoever opens it can read what is sent
to its people anyway. It holds for a quarter of an hour and opens the page as the `Mã xem` does, also where wrong
codes have shut it. Whether the dossier has an address is told to nobody: the page says the same for each.
"""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from procrastinate.contrib.django import app

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit
from motcua.foundation.audit import journal

VALID = timedelta(minutes=15)
#: how far the clocks of two processes or machines may be apart
APART = timedelta(minutes=1)
#: nobody's mailbox is filled by others, and nobody has links sent to a whole series of dossiers
A_DOSSIER = Limit("dossiers.link_of_dossier", 3, timedelta(hours=1))
A_CLIENT = Limit("dossiers.links_of_client", 20, timedelta(hours=1))
_SALT = "dossiers.letting_in"
#: filled by `integrations/messaging`; empty where no channel to the outside is set up
_channels: set[str] = set()


def register(channel: str) -> None:
    """From now on links go by that channel."""
    _channels.add(channel)


def is_there() -> bool:
    """Whether a link can be sent from here at all."""
    return bool(_channels)


@transaction.atomic
def ask(dossier: Dossier, *, client: str, at: datetime) -> None:
    """Have a link sent, by a job, so that nothing is told by how long the answer takes.

    Nothing is sent beyond the limits, and nobody is told: the words are the same.
    """
    limits = ((A_CLIENT, client), (A_DOSSIER, dossier.code))
    if not is_there() or not all(attempts.take(limit, what, at=at).allowed for limit, what in limits):
        return
    journal.record("portal.link_asked", dossier, by=None, at=at, centre=dossier.centre_id)
    app.configure_task("messaging.send_link").defer(dossier=dossier.pk)


def token(dossier: Dossier, at: datetime) -> str:
    """What opens the page of this dossier from then on for a quarter of an hour."""
    return signing.dumps([dossier.code, int(at.timestamp())], salt=_SALT)


def opens(token: str, dossier: Dossier, at: datetime) -> bool:
    """Whether `token` opens the page of this dossier at that moment."""
    try:
        code, since = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return False
    age = timedelta(seconds=at.timestamp() - since)
    return bool(code == dossier.code and -APART <= age <= VALID)
