"""Mẫu số 04: văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import NOBODY, Office, Person, Procedure, Signer
from motcua.foundation.ui.formats import phone


@dataclass(frozen=True)
class Apology:
    """All that Mẫu 04 says besides its number, its date and its code for checking.

    Source: NĐ 118/2025 art. 19.6 (reason, new date, to the Centre and to the applicant, once per dossier). The
    rest is recalled from the earlier form.
    """

    form: ClassVar[str] = "mau-04"

    #: the body that processes the dossier and is late
    office: Office
    #: `Trung tâm Phục vụ hành chính công xã Mỹ An Hưng`
    centre: str
    applicant: Person
    dossier_code: str
    procedure: Procedure
    received_at: datetime
    promised_at: datetime
    new_at: datetime
    #: why, without a full stop at the end
    reason: str
    #: the rule, without a full stop at the end
    basis: str
    #: head of the processing body, or who signs for the head
    signer: Signer
    #: whom to ask, with position
    handler: str = ""
    handler_phone: str = ""
    owner: Person = NOBODY
    #: where the QR code leads; empty for the page that checks this paper
    lookup_url: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "centre": self.centre,
            "dossier_code": self.dossier_code,
            "qr": self.lookup_url,
            "applicant": self.applicant.printed(),
            "owner": self.owner.printed(),
            "procedure": self.procedure.printed(),
            "received": words.moment(self.received_at),
            "promised": words.appointment(self.promised_at),
            "reason": self.reason,
            "new": words.appointment(self.new_at),
            "basis": self.basis,
            "handler": self.handler,
            "handler_phone": phone(self.handler_phone),
            "signer": self.signer.printed(),
        }
