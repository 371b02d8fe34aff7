"""Mẫu số 03: phiếu từ chối tiếp nhận giải quyết hồ sơ."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers.sheets.parts import NOBODY, Office, Person, Procedure, moment_or_empty
from motcua.foundation.ui.formats import lower_first, phone


@dataclass(frozen=True)
class Refusal:
    """All that Mẫu 03 says besides its number, its date and its code for checking.

    Source: NĐ 118/2025 art. 17.1 (refusal with reasons); fields of working templates. Legal basis and the
    right to complain are recalled, so what is said of them is data of the sheet.
    """

    form: ClassVar[str] = "mau-03"

    office: Office
    applicant: Person
    procedure: Procedure
    #: why, in plain words, without a full stop at the end
    reason: str
    #: the rule: `khoản 1 Điều 17 Nghị định số 118/2025/NĐ-CP`
    basis: str
    #: what to do now, as it follows `Ông/Bà có thể`, without a full stop at the end
    way_on: str
    officer: str
    #: the officer's own telephone, when it is another than the office's
    officer_phone: str = ""
    owner: Person = NOBODY
    #: empty in a preview
    dossier_code: str = ""
    #: `Mã xem`: opens the reason and the way on at the lookup page; empty for none
    view_code: str = ""
    submitted_at: datetime | None = None
    #: how to complain, a paragraph each, printed on the back; with none, the front names the Centre only
    complaint_guide: tuple[str, ...] = ()
    #: False for an online dossier, where only the officer signs
    submitter_signs: bool = True

    def printed(self) -> dict[str, Any]:
        office, officer_phone = self.office.printed(), phone(self.officer_phone)
        return {
            "office": office,
            "dossier_code": self.dossier_code,
            "view_code": self.view_code,
            "qr": "",
            "applicant": self.applicant.printed(),
            "owner": self.owner.printed(),
            "procedure": self.procedure.printed(),
            "submitted": moment_or_empty(self.submitted_at),
            "reason": self.reason,
            "basis": self.basis,
            "way_on": lower_first(self.way_on),
            "complaint_guide": list(self.complaint_guide),
            "officer": self.officer,
            "officer_phone": officer_phone if officer_phone != office["phone"] else "",
            "submitter_signs": self.submitter_signs,
        }
