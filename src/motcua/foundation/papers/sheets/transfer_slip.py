"""Phiếu chuyển xử lý hồ sơ: which agencies work on a dossier, on what, and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import (
    Office,
    Person,
    Procedure,
    Signer,
    numbered,
    short_moment,
)
from motcua.foundation.papers.sheets.receipt import Component


@dataclass(frozen=True)
class Task:
    """What one agency does; its place in the list is its turn."""

    agency: str
    task: str
    due_at: datetime | None = None
    #: True for the agency that leads and answers for the whole
    leads: bool = False

    def printed(self) -> dict[str, str]:
        return {
            "agency": self.agency,
            "part": "chủ trì" if self.leads else "phối hợp",
            "task": self.task,
            "due": short_moment(self.due_at),
        }


@dataclass(frozen=True)
class TransferSlip:
    """All that the transfer slip says besides its number, its date and its code for checking.

    Source: NĐ 118/2025 art. 20 (agencies, task and deadline of each); no layout of it was found.
    """

    form: ClassVar[str] = "phieu-chuyen"

    office: Office
    dossier_code: str
    procedure: Procedure
    owner: Person
    received_at: datetime
    tasks: tuple[Task, ...]
    signer: Signer
    due_at: datetime | None = None
    content: str = ""
    #: True for a paper dossier that goes from one agency to the next, False when all have it at once
    in_turn: bool = True
    papers: tuple[Component, ...] = ()
    #: where the results go, without a full stop at the end; empty for the Centre that sends
    back_to: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": "",
            "procedure": self.procedure.printed(),
            "content": self.content,
            "owner": self.owner.printed(),
            "received": words.moment(self.received_at),
            "due": words.appointment(self.due_at) if self.due_at else "",
            "in_turn": self.in_turn,
            "tasks": numbered(self.tasks),
            "papers": "; ".join(paper.counted() for paper in self.papers),
            "back_to": self.back_to or self.office.name,
            "signer": self.signer.printed(),
        }
