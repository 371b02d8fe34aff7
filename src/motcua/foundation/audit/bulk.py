"""Writing many entries into the journal at once, linked by the same hash."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from motcua.foundation.audit import chain
from motcua.foundation.audit.journal import iso
from motcua.foundation.audit.models import Head

_COPY = """
copy audit_entry (centre, seq, at, actor, actor_label, action, subject, data, previous, hash) from stdin
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry to be: `data` is canonical JSON and holds no personal data beyond what the act needs."""

    centre: int
    at: datetime
    actor: int
    actor_label: str
    action: str
    subject: str
    data: str


@transaction.atomic
def record_many(entries: Iterable[Told]) -> None:
    """Append the entries to their Centres' chains, in their order, in the caller's transaction.

    The turn on each chain is held until that transaction ends.
    """
    by_centre: dict[int, list[Told]] = defaultdict(list)
    for entry in entries:
        by_centre[entry.centre].append(entry)
    centres = sorted(by_centre)  # one order for everybody
    Head.objects.bulk_create(
        [Head(centre=centre, seq=0, previous="", hash=chain.START) for centre in centres],
        ignore_conflicts=True,
    )
    heads = list(Head.objects.filter(centre__in=centres).order_by("centre").select_for_update())
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for head in heads:
            for entry in by_centre[head.centre]:
                copy.write_row(_link(head, entry))
    Head.objects.bulk_update(heads, ["seq", "previous", "hash"], batch_size=500)


def _link(head: Head, entry: Told) -> tuple[Any, ...]:
    """The entry as the next row of the chain, whose end moves on to it."""
    at = iso(entry.at)
    body = chain.canonical(
        [entry.centre, at, entry.actor, entry.actor_label, entry.action, entry.subject, entry.data]
    )
    head.seq, head.previous = head.seq + 1, head.hash
    head.hash = chain.link_hash(head.previous, head.seq, body)
    return (
        entry.centre, head.seq, at, entry.actor, entry.actor_label, entry.action, entry.subject, entry.data,
        head.previous, head.hash,
    )  # fmt: skip
