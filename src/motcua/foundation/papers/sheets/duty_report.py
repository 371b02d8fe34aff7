"""Báo cáo minh chứng: each duty with its figures over some days, each figure with a QR to its rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from motcua.foundation.papers.codes import qr
from motcua.foundation.papers.sheets.parts import Office
from motcua.foundation.ui.formats import vn_date, vn_number


@dataclass(frozen=True)
class FigureLine:
    """One figure, and the address of the rows behind it."""

    title: str
    rows: int
    unit: str
    address: str

    def printed(self) -> dict[str, str]:
        symbol = qr(self.address).svg
        return {"title": self.title, "rows": vn_number(self.rows, 0), "unit": self.unit, "qr": symbol}


@dataclass(frozen=True)
class DutyLine:
    """One duty with how it stands."""

    code: str
    name: str
    standing: str
    figures: tuple[FigureLine, ...]

    def printed(self) -> dict[str, Any]:
        figures = [figure.printed() for figure in self.figures]
        return {"code": self.code, "name": self.name, "standing": self.standing, "figures": figures}


@dataclass(frozen=True)
class DutyReport:
    """All that the report says besides its date and its code for checking; both days count."""

    form: ClassVar[str] = "bao-cao-minh-chung"

    office: Office
    from_on: date
    to_on: date
    lines: tuple[DutyLine, ...]
    #: what is missing, a line each
    gaps: tuple[str, ...] = ()
    printed_by: str = ""

    def printed(self) -> dict[str, Any]:
        return {
            "office": self.office.printed(),
            "qr": "",
            "from": vn_date(self.from_on),
            "to": vn_date(self.to_on),
            "lines": [line.printed() for line in self.lines],
            "total": str(len(self.lines)),
            "gaps": list(self.gaps),
            "printed_by": self.printed_by,
        }
