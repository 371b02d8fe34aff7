"""Tờ lời chứng: the statements of one visit, one for each certified copy; a document of practice."""

from dataclasses import dataclass
from typing import Any, ClassVar

from motcua.foundation.papers.sheets.parts import Office, numbered


@dataclass(frozen=True)
class Statement:
    """One statement, for one copy. `text` is the office's own wording, empty while none was entered."""

    number: str
    name: str
    #: which of how many copies: 1 of 3
    copy: int
    copies: int
    text: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "name": self.name,
            "copy": str(self.copy),
            "copies": str(self.copies),
            "lines": [line.strip() for line in self.text.splitlines() if line.strip()],
        }


@dataclass(frozen=True)
class Statements:
    """All that a sheet of statements says besides its code for checking.

    The product has no wording of its own: it prints what the office entered, and says so when nothing was.
    """

    form: ClassVar[str] = "loi-chung"

    office: Office
    dossier_code: str
    #: `bản sao từ bản chính`, `chữ ký`
    kind: str
    applicant: str
    statements: tuple[Statement, ...]
    signer: str
    signer_title: str = ""
    #: where the office took the wording from
    basis: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": "",
            "kind": self.kind,
            "applicant": self.applicant,
            "statements": numbered(self.statements),
            "signer": self.signer,
            "signer_title": self.signer_title,
            "basis": self.basis,
        }
