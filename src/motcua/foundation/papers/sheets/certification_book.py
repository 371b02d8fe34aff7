"""Sổ chứng thực: the lines of one book over some days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from motcua.foundation.papers.sheets.parts import Office, numbered, short_moment
from motcua.foundation.ui.formats import vn_date, vn_number


@dataclass(frozen=True)
class BookLine:
    """One paper certified, on its line; a voided one says why in its note."""

    number: str
    entered_at: datetime
    applicant: str
    name: str
    pages: int
    copies: int
    signer: str
    #: None when the amount was not known
    fee_vnd: int | None = None
    note: str = ""

    def printed(self) -> dict[str, str]:
        return {
            "number": self.number,
            "entered": short_moment(self.entered_at),
            "applicant": self.applicant,
            "name": self.name,
            "pages": str(self.pages),
            "copies": str(self.copies),
            "fee": "" if self.fee_vnd is None else vn_number(self.fee_vnd, 0),
            "signer": self.signer,
            "note": self.note,
        }


@dataclass(frozen=True)
class CertificationBook:
    """All that the book says besides its date and its code for checking; both days count.

    Columns are recalled; the official layout was not found.
    """

    form: ClassVar[str] = "so-chung-thuc"

    office: Office
    #: `bản sao từ bản chính`, `chữ ký`
    kind: str
    from_on: date
    to_on: date
    lines: tuple[BookLine, ...]
    #: who had it printed
    printed_by: str = ""

    def printed(self) -> dict[str, Any]:
        standing = [line for line in self.lines if not line.note]
        return {
            "office": self.office.printed(),
            "qr": "",
            "kind": self.kind,
            "printed_by": self.printed_by,
            "from": vn_date(self.from_on),
            "to": vn_date(self.to_on),
            "lines": numbered(self.lines),
            "total": vn_number(len(standing), 0),
            "copies": vn_number(sum(line.copies for line in standing), 0),
            "fee": vn_number(sum(line.fee_vnd or 0 for line in standing), 0),
        }
