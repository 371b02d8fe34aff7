"""Giấy biên nhận trả kết quả: a document of practice, not one of the seven forms of TT 03/2025."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import NOBODY, Office, Person, Procedure
from motcua.foundation.ui.formats import phone


@dataclass(frozen=True)
class ReturnNote:
    """All that the return note says besides its number, its date and its code for checking."""

    form: ClassVar[str] = "bien-nhan"

    office: Office
    dossier_code: str
    procedure: Procedure
    owner: Person
    returner: str
    recipient: Person
    returned_at: datetime
    #: `bản giấy và bản điện tử`
    result_type: str
    returner_phone: str = ""
    #: number and symbol of the result: `12/UBND-XNTTHN`
    result_number: str = ""
    result_summary: str = ""
    #: how the recipient showed the right to it: `giấy tiếp nhận`, `giấy ủy quyền ngày …`
    shown: str = ""
    #: whoever the recipient stands for, when that is somebody else
    on_behalf_of: Person = NOBODY
    #: the signature drawn on the screen, as PNG; empty when it is put on the paper
    signature: bytes = b""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": "",
            "procedure": self.procedure.printed(),
            "owner": self.owner.printed(),
            "returner": self.returner,
            "returner_phone": phone(self.returner_phone),
            "recipient": self.recipient.printed(),
            "on_behalf_of": self.on_behalf_of.printed(),
            "shown": self.shown,
            "signature": self.signature,
            "returned": words.moment(self.returned_at),
            "result_type": self.result_type,
            "result_number": self.result_number,
            "result_summary": self.result_summary,
        }
