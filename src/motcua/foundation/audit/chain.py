"""How one link of the chain is hashed, and how a chain is checked. Standard library only.

This file is also the stand-alone verifier: an inspector runs `python3 chain.py JOURNAL.jsonl [MARK…]` on the
output of `motcua audit export`, without our software. A MARK is what was published of a day, as it stands on the
page or on paper: Centre, place and hash, `1:1234:9f86d081884c…`; the first twelve letters of the hash are enough.
"""

import hashlib
import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

START = "0" * 64
#: letters of a hash by which it is known well enough
SHORTEST = 12
FIELDS = ("centre", "at", "actor", "actor_label", "action", "subject", "data")


def canonical(value: Any) -> str:
    """JSON with one spelling only: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def link_body(row: dict[str, Any]) -> str:
    """The part of a row that does not depend on its place in the chain; `at` is UTC with microseconds."""
    return canonical([row[field] for field in FIELDS])


def link_hash(previous: str, seq: int, body: str) -> str:
    """SHA-256, in hexadecimal, of the link before, the place in the chain and the body."""
    return hashlib.sha256(f"{previous}\n{seq}\n{body}".encode()).hexdigest()


@dataclass(frozen=True)
class Fault:
    """One place where a chain does not hold, and in what way, in Vietnamese for whoever checks it."""

    centre: int
    seq: int
    what: str


@dataclass
class Chain:
    """How far one Centre's chain has been read; however long it is, only its end is held."""

    centre: int
    seq: int = 0
    last: str = START

    def read(self, row: dict[str, Any]) -> Iterator[Fault]:
        """Every way in which the next row does not follow from those before."""
        if row["seq"] != self.seq + 1:
            yield Fault(
                self.centre, row["seq"], "không liền số với dòng trước: có dòng bị bỏ hoặc đánh số lại"
            )
        if row["previous"] != self.last:
            yield Fault(self.centre, row["seq"], "không nối với mã băm của dòng trước")
        if row["hash"] != link_hash(row["previous"], row["seq"], link_body(row)):
            yield Fault(self.centre, row["seq"], "nội dung không khớp mã băm của chính dòng")
        self.seq, self.last = row["seq"], row["hash"]


def faults(centre: int, rows: Iterable[dict[str, Any]]) -> Iterator[Fault]:
    """Every place where one Centre's rows, in order of `seq`, do not follow from each other."""
    chain = Chain(centre)
    for row in rows:
        yield from chain.read(row)


@dataclass(frozen=True)
class Mark:
    """Where a chain stood on a day, as somebody outside keeps it."""

    centre: int
    seq: int
    hash: str

    @classmethod
    def read(cls, text: str) -> "Mark":
        """The mark as it is printed. Raises ValueError for anything else."""
        centre, seq, link = text.lower().split(":")
        if len(link) < SHORTEST or not set(link) <= set("0123456789abcdef"):
            raise ValueError(text)
        return cls(int(centre), int(seq), link)

    def is_borne_out_by(self, row: dict[str, Any]) -> bool:
        return (row["centre"], row["seq"]) == (self.centre, self.seq) and row["hash"].startswith(self.hash)


def _main(path: str, *given: str) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):  # a console without our letters prints the rest
        sys.stdout.reconfigure(errors="replace")
    try:
        unborne = set(map(Mark.read, given))
    except ValueError:
        print("Mốc viết chưa đúng. Viết như trên trang: Trung tâm:dòng:mã băm, ví dụ 1:1234:9f86d081884c")
        return 2
    chains: dict[int, Chain] = {}
    found = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for fault in chains.setdefault(row["centre"], Chain(row["centre"])).read(row):
                found += 1
                print(f"SAI LỆCH: Trung tâm {fault.centre}, dòng {fault.seq}: {fault.what}")
            unborne -= {mark for mark in unborne if mark.is_borne_out_by(row)}
    for mark in sorted(unborne, key=lambda mark: (mark.centre, mark.seq)):
        print(f"SAI LỆCH: Trung tâm {mark.centre}, dòng {mark.seq}: khác với mốc đã công bố {mark.hash}")
    for chain in chains.values():
        print(f"Trung tâm {chain.centre}: {chain.seq} dòng, mã băm cuối {chain.last}")
    if given and not unborne:
        print(f"Khớp cả {len(given)} mốc đã công bố.")
    return 1 if found or unborne else 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
