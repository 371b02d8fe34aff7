"""Bìa hồ sơ: the cover a dossier lies in. A paper of practice, no national form."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers.sheets.parts import (
    NOBODY,
    Office,
    Person,
    Procedure,
    moment_or_empty,
    numbered,
)
from motcua.foundation.papers.sheets.receipt import Component


@dataclass(frozen=True)
class Cover:
    """All that a dossier's cover says; what comes later stays a dotted line.

    Source: the data of a file in NĐ 30/2020 appendix VI (code, title, retention, creator, days).
    """

    form: ClassVar[str] = "bia-ho-so"

    office: Office
    dossier_code: str
    procedure: Procedure
    owner: Person
    received_at: datetime
    submitter: Person = NOBODY
    #: `Hộ tịch`
    field: str = ""
    #: what is asked for in the applicant's own words
    content: str = ""
    due_at: datetime | None = None
    #: the body that leads the processing
    lead: str = ""
    officer: str = ""
    papers: tuple[Component, ...] = ()
    #: number and symbol of the result
    result_number: str = ""
    closed_at: datetime | None = None
    #: `05 năm`
    retention: str = ""
    #: where it lies: `Kệ 2, ngăn B`
    shelf: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "qr": "",
            "procedure": self.procedure.printed(),
            "field": self.field,
            "content": self.content,
            "owner": self.owner.printed(),
            "submitter": self.submitter.printed(),
            "received": moment_or_empty(self.received_at),
            "due": moment_or_empty(self.due_at),
            "lead": self.lead,
            "officer": self.officer,
            "papers": numbered(self.papers),
            "result_number": self.result_number,
            "closed": moment_or_empty(self.closed_at),
            "retention": self.retention,
            "shelf": self.shelf,
        }
