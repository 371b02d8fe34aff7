"""Reading and checking the journal."""

from collections.abc import Iterator
from typing import Any

from motcua.foundation.audit.chain import Fault, faults
from motcua.foundation.audit.journal import iso
from motcua.foundation.audit.models import Anchor, Entry, Head

_COLUMNS = (
    "centre", "seq", "at", "actor", "actor_label", "action", "subject", "data", "previous", "hash",
)  # fmt: skip


def rows(centre: int) -> Iterator[dict[str, Any]]:
    """One Centre's chain in order, each row as the verifier reads it."""
    entries = Entry.objects.filter(centre=centre).order_by("seq").values(*_COLUMNS)
    for entry in entries.iterator(chunk_size=5_000):
        yield {**entry, "at": iso(entry["at"])}


def centres() -> list[int]:
    """Every Centre that has a chain, or says it has."""
    named = set(Head.objects.values_list("centre", flat=True))
    written = set(Entry.objects.order_by("centre").values_list("centre", flat=True).distinct())
    return sorted(named | written | set(Anchor.objects.values_list("centre", flat=True)))


def verify(centre: int) -> list[Fault]:
    """Every fault of one Centre's journal: inside the chain, at its end, and against its daily anchors."""
    found = list(faults(rows(centre)))
    last = Entry.objects.filter(centre=centre).order_by("-seq").values("seq", "previous", "hash").first()
    head = Head.objects.filter(centre=centre).values("seq", "previous", "hash").first()
    if last != head:
        found.append(
            Fault(centre, (head or last or {"seq": 0})["seq"], "the end of the chain was cut or moved")
        )
    for anchor in Anchor.objects.filter(centre=centre).order_by("on"):
        if not Entry.objects.filter(centre=centre, seq=anchor.seq, hash=anchor.hash).exists():
            found.append(Fault(centre, anchor.seq, f"differs from the anchor of {anchor.on:%Y-%m-%d}"))
    return found
