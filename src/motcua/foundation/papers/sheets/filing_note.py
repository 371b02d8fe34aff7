"""Giấy xác nhận đã nộp trực tuyến: a document of practice, given at once; Mẫu 01 follows when it is received."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from motcua.foundation.papers import words
from motcua.foundation.papers.sheets.parts import NOBODY, Office, Person, Procedure


@dataclass(frozen=True)
class FilingNote:
    """All that the note says besides its date and its code for checking. Source: NĐ 118/2025 art. 17.2."""

    form: ClassVar[str] = "giay-xac-nhan"

    office: Office
    dossier_code: str
    view_code: str
    lookup_url: str
    submitter: Person
    procedure: Procedure
    filed_at: datetime
    #: by when the Centre says whether it is received
    answer_by: datetime
    owner: Person = NOBODY
    #: names of the papers that came as files
    papers: tuple[str, ...] = ()
    #: who filled it in with the submitter's consent, and what the submitter can do alone next time; empty for nobody
    helper: str = ""
    next_step: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "dossier_code": self.dossier_code,
            "view_code": self.view_code,
            "qr": self.lookup_url,
            "submitter": self.submitter.printed(),
            "owner": self.owner.printed(),
            "procedure": self.procedure.printed(),
            "filed": words.moment(self.filed_at),
            "answer_by": words.appointment(self.answer_by),
            "papers": [{"index": str(n), "name": name} for n, name in enumerate(self.papers, start=1)],
            "helper": self.helper,
            "next_step": self.next_step,
        }
