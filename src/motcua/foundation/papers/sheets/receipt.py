"""Mẫu số 01: giấy tiếp nhận hồ sơ và hẹn trả kết quả."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import (
    NOBODY,
    Office,
    Person,
    Procedure,
    count_or_empty,
    numbered,
)


@dataclass(frozen=True)
class Component:
    """One paper of the dossier, and how many of each kind were handed in."""

    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0
    #: `dùng lại dữ liệu`, `chỉ xuất trình`; printed in brackets
    note: str = ""

    def counted(self) -> str:
        """`Tờ khai (1 bản chính, 2 bản sao)`, for papers that are told in one line."""
        kinds = (
            (self.originals, "bản chính"),
            (self.certified, "bản chứng thực"),
            (self.copies, "bản sao"),
        )
        said = [f"{number} {kind}" for number, kind in kinds if number] + [self.note] * bool(self.note)
        return f"{self.name} ({', '.join(said)})" if said else self.name

    def printed(self) -> dict[str, str]:
        return {
            "name": f"{self.name} ({self.note})" if self.note else self.name,
            "originals": count_or_empty(self.originals),
            "certified": count_or_empty(self.certified),
            "copies": count_or_empty(self.copies),
        }


@dataclass(frozen=True)
class ToCertify:
    """One paper to be certified: its pages, the paper copies wanted, and whether an electronic copy is."""

    name: str
    pages: int
    copies: int = 0
    electronic: bool = False

    def printed(self) -> dict[str, str]:
        return {
            "name": self.name,
            "pages": str(self.pages),
            "copies": count_or_empty(self.copies),
            "electronic": "có" if self.electronic else "",
        }


@dataclass(frozen=True)
class Appointment:
    """One promised return. `at` is None when only its condition is known, told in `what`."""

    at: datetime | None = None
    #: `lần 2, tính từ khi nộp chứng từ thuế`
    what: str = ""

    def printed(self) -> str:
        moment = words.appointment(self.at) if self.at else ""
        return ": ".join(part for part in (self.what, moment) if part)


@dataclass(frozen=True)
class Fee:
    """One amount owed. `amount_vnd` is None when it is not known at reception, 0 when nothing is charged."""

    #: `Phí` or `Lệ phí`
    kind: str = "Lệ phí"
    amount_vnd: int | None = None
    #: `đã nộp, biên lai số 0000512`; `chưa nộp`
    state: str = ""
    #: printed when the amount is not known, and after the words when nothing is charged
    rule: str = "theo quy định của HĐND tỉnh"

    def printed(self) -> str:
        if self.amount_vnd is None:
            return self.rule
        sum_of_money = words.amount(self.amount_vnd) if self.amount_vnd else "không thu"
        return ", ".join(part for part in (sum_of_money, self.state) if part)


def fee_line(fees: tuple[Fee, ...]) -> dict[str, str]:
    """The label and the text of the line on money: each kind by name when there are several."""
    if len(fees) == 1:
        return {"label": fees[0].kind, "text": fees[0].printed()}
    named = [f"{fee.kind.lower()} {fee.printed()}" for fee in fees]
    return {"label": "Phí, lệ phí", "text": "; ".join(named) or Fee().printed()}


@dataclass(frozen=True)
class Receipt:
    """All that Mẫu 01 says besides its number, its date and its code for checking.

    Source: NĐ 118/2025 art. 17.3 (code, moment of valid reception); fields of working templates, the official
    layout was not found.
    """

    form: ClassVar[str] = "mau-01"

    office: Office
    dossier_code: str
    #: `Mã xem`: opens the details on the lookup page; empty for none
    view_code: str
    #: the address in the one QR code: the lookup page, code and `Mã xem` filled in
    lookup_url: str
    submitter: Person
    procedure: Procedure
    received_at: datetime
    officer: str
    owner: Person = NOBODY
    #: what is asked for in the applicant's own words (trích yếu); empty when the procedure says it all
    content: str = ""
    #: `nộp trực tiếp`, `nộp trực tuyến`, `qua bưu chính`
    channel: str = "nộp trực tiếp"
    components: tuple[Component, ...] = ()
    to_certify: tuple[ToCertify, ...] = ()
    sets: int = 1
    #: legal limit with its unit: `03 ngày làm việc`; empty when the law names none
    limit: str = ""
    #: none, one, or two (land dossiers with a financial obligation)
    appointments: tuple[Appointment, ...] = ()
    fees: tuple[Fee, ...] = ()
    #: where and how the result is taken
    collect: str = "Trung tâm, quầy trả kết quả. Mang theo giấy này."
    #: False for an online dossier, where only the officer signs
    submitter_signs: bool = True

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "view_code": self.view_code,
            "qr": self.lookup_url,
            "submitter": self.submitter.printed(),
            "owner": self.owner.printed(),
            "channel": self.channel,
            "procedure": self.procedure.printed(),
            "content": self.content,
            "components": numbered(self.components),
            "to_certify": numbered(self.to_certify),
            "sets": words.count(self.sets),
            "limit": self.limit,
            "received": words.moment(self.received_at),
            "appointments": [said for one in self.appointments if (said := one.printed())],
            "fee": fee_line(self.fees),
            "collect": self.collect,
            "officer": self.officer,
            "submitter_signs": self.submitter_signs,
        }
