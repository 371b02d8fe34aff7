"""Lists of several dossiers, or of several results, that pass from one side to the other. Papers of practice.

Giấy bàn giao hồ sơ goes with dossiers to the unit that works on them, Phiếu bàn giao kết quả comes back with
results. Source: columns of working templates (Thanh Hóa); no national form.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import (
    Office,
    Person,
    Procedure,
    Row,
    moment_or_empty,
    numbered,
    short_moment,
)
from motcua.foundation.papers.sheets.receipt import Component


@dataclass(frozen=True)
class Side:
    """Who gives or who receives: the unit, and the person when known."""

    unit: str
    name: str = ""


@dataclass(frozen=True)
class HandedDossier:
    """One dossier on the list, with the papers that go along."""

    dossier_code: str
    procedure: Procedure
    owner: str
    #: none for a dossier that is electronic only
    papers: tuple[Component, ...] = ()
    due_at: datetime | None = None
    note: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "dossier_code": self.dossier_code,
            "procedure": self.procedure.name,
            "owner": self.owner,
            "papers": [paper.counted() for paper in self.papers],
            "due": short_moment(self.due_at),
            "note": self.note,
        }


@dataclass(frozen=True)
class HandedResult:
    """One result on the list."""

    dossier_code: str
    procedure: Procedure
    owner: Person
    #: `bản giấy`, `bản điện tử`; what it is and how it turned out in `summary`
    result_type: str
    result_number: str = ""
    summary: str = ""
    #: `đã nộp`, `còn thu 15.000 đồng`
    fee: str = ""
    by_post: bool = False

    def printed(self) -> dict[str, str]:
        return {
            "dossier_code": self.dossier_code,
            "procedure": self.procedure.name,
            "result": ", ".join(part for part in (self.result_type, self.result_number) if part),
            "summary": self.summary,
            "owner": self.owner.name,
            "address": self.owner.address,
            "fee": self.fee,
            "by_post": "có" if self.by_post else "",
        }


def _printed(
    office: Office, giver: Side, receiver: Side, at: datetime | None, rows: tuple[Row, ...]
) -> dict[str, Any]:
    return {
        "office": office.printed(),
        "qr": "",
        "giver": asdict(giver),
        "receiver": asdict(receiver),
        "at": moment_or_empty(at),
        "rows": numbered(rows),
        "total": words.count(len(rows)),
    }


@dataclass(frozen=True)
class DossierHandOver:
    """All that Giấy bàn giao hồ sơ says; a time not yet known is left to be written in."""

    form: ClassVar[str] = "ban-giao-ho-so"

    office: Office
    giver: Side
    receiver: Side
    dossiers: tuple[HandedDossier, ...]
    at: datetime | None = None

    def printed(self) -> dict[str, Any]:
        return _printed(self.office, self.giver, self.receiver, self.at, self.dossiers)


@dataclass(frozen=True)
class ResultHandOver:
    """All that Phiếu bàn giao kết quả says; a time not yet known is left to be written in."""

    form: ClassVar[str] = "ban-giao-ket-qua"

    office: Office
    giver: Side
    receiver: Side
    results: tuple[HandedResult, ...]
    at: datetime | None = None

    def printed(self) -> dict[str, Any]:
        return _printed(self.office, self.giver, self.receiver, self.at, self.results)
