"""Tờ niêm yết: what a procedure asks and takes, posted where people come; and the poster that leads there by QR."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from motcua.foundation.papers.sheets.parts import Office, Procedure, numbered
from motcua.foundation.ui.formats import vn_date


@dataclass(frozen=True)
class Asked:
    """One paper to bring, and how it is brought: `1 bản chính. Bắt buộc.`"""

    name: str
    how: str

    def printed(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True)
class Notice:
    """All that is posted about one procedure. Source: NĐ 63/2010 Đ8 (constituents), Đ17 (posted at the place)."""

    form: ClassVar[str] = "niem-yet"

    office: Office
    procedure: Procedure
    #: the public page of the procedure, where the QR code leads
    address: str
    in_force_from: date
    #: the announcing decision in one line; empty when none is known
    decision: str = ""
    field: str = ""
    authority: str = ""
    channels: str = ""
    limits: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    papers: tuple[Asked, ...] = ()
    steps: tuple[str, ...] = ()
    results: tuple[str, ...] = ()

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "qr": self.address,
            "procedure": self.procedure.printed(),
            "posted_name": f"{self.procedure.name} ({self.procedure.code})",
            "address": self.address.partition("://")[2].rstrip("/"),
            "in_force": vn_date(self.in_force_from),
            "decision": self.decision,
            "field": self.field,
            "authority": self.authority,
            "channels": self.channels,
            "limits": list(self.limits),
            "fees": list(self.fees),
            "papers": numbered(self.papers),
            "steps": list(self.steps),
            "results": list(self.results),
        }


class A3Notice(Notice):
    """The same on A3."""

    form: ClassVar[str] = "niem-yet-a3"


class LargeNotice(Notice):
    """The same in large letters."""

    form: ClassVar[str] = "niem-yet-chu-to"


class Poster(Notice):
    """The name and a large QR code."""

    form: ClassVar[str] = "ap-phich-qr"
