"""Mẫu số 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import NOBODY, Office, Person, Procedure, count_or_empty, numbered
from motcua.foundation.ui.formats import phone

#: When the request is made. Source: NĐ 118/2025 art. 17.1 and 19.5.
AT_RECEPTION = "khi tiếp nhận hồ sơ"
IN_RESOLUTION = "trong quá trình giải quyết hồ sơ"


@dataclass(frozen=True)
class ToSupply:
    """One paper to add or to put right, why, and how many of each kind to bring."""

    name: str
    #: the reason as it is coded: `Chưa nộp`, `Hết giá trị sử dụng`
    fault: str
    #: the reason and what to do in the officer's own words
    note: str = ""
    originals: int = 0
    certified: int = 0
    copies: int = 0

    def printed(self) -> dict[str, str]:
        return {
            "name": self.name,
            "why": ": ".join(part for part in (self.fault, self.note) if part),
            "originals": count_or_empty(self.originals),
            "certified": count_or_empty(self.certified),
            "copies": count_or_empty(self.copies),
        }


@dataclass(frozen=True)
class Repeated:
    """Why a dossier is asked for papers once more, and who approved it."""

    because: str
    approver: str


@dataclass(frozen=True)
class SupplementRequest:
    """All that Mẫu 02 says besides its number, its date and its code for checking.

    Source: NĐ 118/2025 art. 16.3 (once, completely), 17.1, 19.5; fields of working templates. Stage, basis,
    deadline, count and approver are added: the official layout was not found.
    """

    form: ClassVar[str] = "mau-02"

    office: Office
    applicant: Person
    procedure: Procedure
    #: every paper the dossier lacks, judged at once
    items: tuple[ToSupply, ...]
    #: the rule, without a full stop at the end
    basis: str
    #: where and how to deliver, without a full stop at the end
    delivery: str
    officer: str
    officer_phone: str = ""
    stage: str = AT_RECEPTION
    owner: Person = NOBODY
    content: str = ""
    #: empty at the counter, where the dossier may have no code yet
    dossier_code: str = ""
    #: where the QR code leads; empty for the page that checks this paper
    lookup_url: str = ""
    #: the last day to deliver; None when the law sets none
    deliver_by: date | None = None
    #: what follows from delivering or not, in whole sentences
    effect: str = ""
    #: the how-manieth request about this dossier
    time: int = 1
    #: told from the second request on
    repeated: Repeated | None = None
    #: papers beyond the published list, which the citizen may decline (NĐ 118/2025 art. 5.1)
    unlisted: tuple[str, ...] = ()
    #: by what they are asked for all the same, without a full stop at the end
    unlisted_basis: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": self.lookup_url,
            "applicant": self.applicant.printed(),
            "owner": self.owner.printed(),
            "procedure": self.procedure.printed(),
            "content": self.content,
            "stage": self.stage,
            "time": words.count(self.time),
            "repeated_because": self.repeated.because if self.repeated else "",
            "approver": self.repeated.approver if self.repeated else "",
            "items": numbered(self.items),
            "unlisted": "; ".join(self.unlisted),
            "unlisted_basis": self.unlisted_basis,
            "basis": self.basis,
            "deliver_by": words.named_day(self.deliver_by) if self.deliver_by else "",
            "effect": self.effect,
            "delivery": self.delivery,
            "officer": self.officer,
            "officer_phone": phone(self.officer_phone),
        }
