"""Anchoring the journal."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.foundation import events
from motcua.foundation.audit import journal
from motcua.foundation.audit.models import ANCHORED, Anchor, Head


@dataclass(frozen=True)
class ChainAnchored:
    """The chain of a Centre got its mark of a day."""

    centre: int
    on: date
    at: datetime


def anchor(on: date, *, at: datetime) -> int:
    """Note where every chain stands at the end of `on`; running again changes nothing. Gives the new ones.

    The note is a row of its own and an entry of the chain, so that neither can be changed without the other.
    """
    centres = Head.objects.order_by("centre").values_list("centre", flat=True)
    return sum(_anchor_one(centre, on, at) for centre in list(centres))


@transaction.atomic
def _anchor_one(centre: int, on: date, at: datetime) -> bool:
    """Whether the chain had no anchor of that day yet; the turn on the chain is held until both are written."""
    head = Head.objects.select_for_update().get(centre=centre)
    if Anchor.objects.filter(centre=centre, on=on).exists():
        return False
    Anchor.objects.create(centre=centre, on=on, seq=head.seq, hash=head.hash)
    words = {"on": on.isoformat(), "seq": head.seq, "hash": head.hash}
    journal.record(ANCHORED, None, by=None, at=at, centre=centre, data=words)
    events.announce(ChainAnchored(centre, on, at))
    return True
