"""Mẫu số 05: thông báo dừng giải quyết hồ sơ."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import NOBODY, Office, Person, Procedure, Signer, numbered
from motcua.foundation.papers.sheets.receipt import Component


@dataclass(frozen=True)
class StopNotice:
    """All that Mẫu 05 says besides its number, its date and its code for checking.

    Source: NĐ 118/2025 art. 21 and TT 03/2025 art. 7 (the Centre first checks that no decision exists). The
    fields are recalled: the official layout was not found.
    """

    form: ClassVar[str] = "mau-05"

    office: Office
    applicant: Person
    dossier_code: str
    procedure: Procedure
    received_at: datetime
    stopped_at: datetime
    #: why, without a full stop at the end
    reason: str
    #: the rule, without a full stop at the end
    basis: str
    #: when the Centre made sure that there is neither a decision nor a notice of result
    checked_at: datetime
    signer: Signer
    #: the day the applicant asked to stop; None when the dossier is stopped for another reason
    requested_on: date | None = None
    owner: Person = NOBODY
    #: the papers given back, counted
    returned: tuple[Component, ...] = ()
    #: what becomes of the money and by which rule, without a full stop at the end; empty to write it in
    fee: str = ""
    #: False when the papers are not handed over at the counter
    applicant_signs: bool = True

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": "",
            "applicant": self.applicant.printed(),
            "owner": self.owner.printed(),
            "procedure": self.procedure.printed(),
            "received": words.moment(self.received_at),
            "stopped": words.moment(self.stopped_at),
            "requested": words.day(self.requested_on) if self.requested_on else "",
            "reason": self.reason,
            "basis": self.basis,
            "checked": words.moment(self.checked_at),
            "returned": numbered(self.returned),
            "fee": self.fee,
            "signer": self.signer.printed(),
            "applicant_signs": self.applicant_signs,
        }
