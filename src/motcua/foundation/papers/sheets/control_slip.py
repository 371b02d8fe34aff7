"""Mẫu số 06: phiếu kiểm soát quá trình giải quyết hồ sơ."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import Office, Person, Procedure, moment_or_empty, numbered


@dataclass(frozen=True)
class HandOver:
    """One passing of the dossier from a giver to a receiver; an unknown time is left to be written in."""

    giver: str
    receiver: str
    at: datetime | None = None
    giver_name: str = ""
    receiver_name: str = ""
    #: how the giver's part stands to its limit: `trước hạn`, `đúng hạn`, `quá hạn`
    outcome: str = ""
    note: str = ""

    def printed(self) -> dict[str, str]:
        return {
            "giver": self.giver,
            "receiver": self.receiver,
            "at": moment_or_empty(self.at),
            "giver_name": self.giver_name,
            "receiver_name": self.receiver_name,
            "outcome": self.outcome,
            "note": self.note,
        }


@dataclass(frozen=True)
class ControlSlip:
    """All that Mẫu 06 says besides its number, its date and its code for checking; the Centre gives first.

    Columns are those of working templates; the official layout was not found.
    """

    form: ClassVar[str] = "mau-06"

    office: Office
    dossier_code: str
    procedure: Procedure
    owner: Person
    received_at: datetime
    due_at: datetime | None = None
    hand_overs: tuple[HandOver, ...] = ()

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": "",
            "procedure": self.procedure.printed(),
            "owner": self.owner.printed(),
            "received": words.moment(self.received_at),
            "due": words.appointment(self.due_at) if self.due_at else "",
            "hand_overs": numbered(self.hand_overs),
        }
