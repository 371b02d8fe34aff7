"""Mẫu số 07: sổ theo dõi hồ sơ."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from motcua.foundation.papers.sheets.parts import Office, Person, Procedure, numbered, short_moment
from motcua.foundation.ui.formats import vn_date, vn_number


@dataclass(frozen=True)
class Entry:
    """One dossier on its line of the register; what has not happened yet is an empty cell."""

    dossier_code: str
    procedure: Procedure
    owner: Person
    received_at: datetime
    receiver: str = ""
    sets: int = 1
    #: the body that leads the processing
    lead: str = ""
    due_at: datetime | None = None
    sent_at: datetime | None = None
    result_at: datetime | None = None
    returned_at: datetime | None = None
    #: `tại quầy`, `bưu chính`, `trực tuyến`
    returned_by: str = ""
    note: str = ""

    def printed(self) -> dict[str, str]:
        person = self.owner.printed()
        return {
            "dossier_code": self.dossier_code,
            "procedure": self.procedure.name,
            "sets": str(self.sets),
            "owner": person["name"],
            "contact": ", ".join(part for part in (person["address"], person["phone"]) if part),
            "lead": self.lead,
            "received": short_moment(self.received_at),
            "receiver": self.receiver,
            "due": short_moment(self.due_at),
            "sent": short_moment(self.sent_at),
            "result": short_moment(self.result_at),
            "returned": short_moment(self.returned_at),
            "returned_by": self.returned_by,
            "note": self.note,
        }


@dataclass(frozen=True)
class Register:
    """All that Mẫu 07 says besides its date and its code for checking; both days count.

    Columns: those a working system exports and those recalled from the earlier register; the official layout
    was not found.
    """

    form: ClassVar[str] = "mau-07"

    office: Office
    from_on: date
    to_on: date
    entries: tuple[Entry, ...]
    #: the part of the Centre or the body whose dossiers are listed
    unit: str = "toàn Trung tâm"
    state: str = "mọi trạng thái"

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "qr": "",
            "unit": self.unit,
            "from": vn_date(self.from_on),
            "to": vn_date(self.to_on),
            "state": self.state,
            "entries": numbered(self.entries),
            "total": vn_number(len(self.entries), 0),
        }
