"""Reading and checking the journal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from motcua.foundation.audit.chain import Fault, faults
from motcua.foundation.audit.journal import iso
from motcua.foundation.audit.models import ANCHORED, Anchor, Entry, Head

_COLUMNS = (
    "centre", "seq", "at", "actor", "actor_label", "action", "subject", "data", "previous", "hash",
)  # fmt: skip

#: day -> place in the chain and its hash
Anchors = dict[str, tuple[int, str]]


@contextmanager
def one_moment() -> Iterator[None]:
    """Whatever is read inside is as of one moment, also while others write.

    Inside a transaction that has begun already, that transaction decides.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
        yield


def rows(centre: int) -> Iterator[dict[str, Any]]:
    """One Centre's chain in order, each row as the verifier reads it; never held as a whole."""
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
    with one_moment():
        return [*faults(centre, rows(centre)), *_end_faults(centre), *_anchor_faults(centre)]


def _end_faults(centre: int) -> Iterator[Fault]:
    last = Entry.objects.filter(centre=centre).order_by("-seq").values("seq", "previous", "hash").first()
    head = Head.objects.filter(centre=centre).values("seq", "previous", "hash").first()
    if last != head:
        yield Fault(centre, (head or last or {"seq": 0})["seq"], "cuối chuỗi đã bị cắt hoặc dời")


def _anchor_faults(centre: int) -> Iterator[Fault]:
    """Anchors that the chain does not bear out, or that it tells of and that are not there."""
    noted, told = _noted(centre), _told(centre)
    for day in sorted(noted.keys() | told.keys()):
        if noted.get(day) != told.get(day):
            place = told.get(day) or noted[day]
            yield Fault(centre, place[0], f"mốc chốt ngày {day} đã bị dời, sửa hoặc bỏ")
    places = [seq for seq, _hash in noted.values()]
    stands = dict(Entry.objects.filter(centre=centre, seq__in=places).values_list("seq", "hash"))
    for day, (seq, link) in sorted(noted.items()):
        if stands.get(seq) != link:
            yield Fault(centre, seq, f"khác với mốc chốt ngày {day}")


def latest_anchors(limit: int = 62) -> list[Anchor]:
    """Where the chains stood at the end of the last days, the latest day first: what is published."""
    return list(Anchor.objects.order_by("-on", "centre")[:limit])


def _noted(centre: int) -> Anchors:
    """The anchors as their table has them."""
    return {
        anchor.on.isoformat(): (anchor.seq, anchor.hash) for anchor in Anchor.objects.filter(centre=centre)
    }


def _told(centre: int) -> Anchors:
    """The anchors as the chain itself tells of them; an entry whose words were spoilt tells of none."""
    told: Anchors = {}
    entries = Entry.objects.filter(centre=centre, action=ANCHORED)
    for data in entries.order_by("seq").values_list("data", flat=True):
        try:
            words = json.loads(data)
            told[words["on"]] = (words["seq"], words["hash"])
        except (ValueError, TypeError, KeyError):
            continue  # its hash does not hold either: that fault is found inside the chain
    return told
