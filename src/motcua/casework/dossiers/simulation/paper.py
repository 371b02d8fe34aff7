"""What is on paper in an invented life: what was handed in, and what was issued."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.casework.dossiers.simulation.world import Officer
from motcua.foundation.papers.catalogue import Sheet


@dataclass(slots=True)
class Handed:
    """One component handed in with its picture: scanned at the counter, or sent online as a file.

    `noted` are the particulars of the scan in the timeline; None for what was sent. The file is known once the
    whole life is.
    """

    paper: int
    at: datetime
    noted: dict[str, Any] | None = None
    file: int | None = None


@dataclass(slots=True)
class Issued:
    """One official paper as the act left it: `before` is the place of that act among those of the life.

    Number, code and texts are known once everybody's papers are in the order in which they were issued.
    """

    sheet: Sheet
    at: datetime
    by: Officer
    before: int
    id: int = 0
    number: str = ""
    template: int = 0
    verify_code: str = ""
    texts: dict[str, Any] = field(default_factory=dict)
