"""Pieces that several forms share."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from motcua.foundation.papers import words
from motcua.foundation.ui.formats import masked_id, phone, vn_date, vn_time

#: The name the law gives every Centre, in the lines of a paper's header. Source: NĐ 118/2025, art. 7.
CENTRE_HEADLINE = ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG")


@dataclass(frozen=True)
class Office:
    """The body that issues, as it appears on paper: the Centre, or the body whose letter it is."""

    #: `UBND XÃ MỸ AN HƯNG`, the body above it
    parent: str
    #: `Trung tâm Phục vụ hành chính công xã Mỹ An Hưng`; the issuer that a check of the paper names
    name: str
    #: `Mỹ An Hưng`, the place before the date
    place: str
    #: where the progress is looked up, without scheme: `motcua.example/tra-cuu`
    lookup: str
    phone: str = ""
    headline: tuple[str, ...] = CENTRE_HEADLINE
    #: last words of the small print: `Dữ liệu mẫu.` for a sample Centre
    remark: str = ""

    def printed(self) -> dict[str, Any]:
        return {**asdict(self), "headline": list(self.headline), "phone": phone(self.phone)}


@dataclass(frozen=True)
class Person:
    """Somebody named on a paper; what is unknown stays empty and is printed as a dotted line."""

    name: str
    #: `căn cước số`, `hộ chiếu số`
    identity_kind: str = "căn cước số"
    #: the whole number; only its last four digits are ever printed or kept with the paper
    identity: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    def printed(self) -> dict[str, str]:
        identity = f"{self.identity_kind} {masked_id(self.identity)}" if self.identity else ""
        return {
            "name": self.name,
            "identity": identity,
            "address": self.address,
            "phone": phone(self.phone),
            "email": self.email,
        }


#: nobody: the owner of a dossier who is also its submitter
NOBODY = Person("")


@dataclass(frozen=True)
class Procedure:
    """What is asked for: the procedure's name and its national code (empty when none)."""

    name: str
    code: str = ""

    def printed(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True)
class Signer:
    """Who signs for the issuing body: the name, empty until it is known, under authority and position."""

    #: lines above the name: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`
    position: tuple[str, ...]
    name: str = ""

    def printed(self) -> dict[str, Any]:
        return {"position": list(self.position), "name": self.name}


def moment_or_empty(at: datetime | None) -> str:
    """`09 giờ 15 phút, ngày 06 tháng 4 năm 2026`; empty when unknown."""
    return words.moment(at) if at else ""


def short_moment(at: datetime | None) -> str:
    """`16:30 09/04/2026`, in the cell of a table; empty when unknown."""
    return f"{vn_time(at)} {vn_date(at)}" if at else ""


def count_or_empty(number: int) -> str:
    """`1`; nothing for none, as a table's empty cell."""
    return str(number) if number else ""


class Row(Protocol):
    """One line of a table."""

    def printed(self) -> Mapping[str, Any]:
        """The texts of its cells."""


def numbered(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows of a table, counted from 1."""
    return [{"index": str(index), **row.printed()} for index, row in enumerate(rows, start=1)]
