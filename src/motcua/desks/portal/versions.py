"""Which version of a procedure the public sees, what changes when, and where it is filed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.safestring import SafeString

from motcua.foundation.papers.codes import qr
from motcua.reference.procedures import queries
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.showing import Difference, compared
from motcua.reference.procedures.states import Standing

#: how long a change that has come stays announced on the page
STAYS_NEWS = timedelta(days=60)


@dataclass(frozen=True)
class Change:
    """One version taking the place of another: from which day, and what differs."""

    version: ProcedureVersion
    is_to_come: bool
    differences: list[Difference]


@dataclass(frozen=True)
class Versions:
    """The published versions of a procedure, the newest first, seen from one day."""

    rows: list[ProcedureVersion]
    today: date

    @property
    def shown(self) -> ProcedureVersion | None:
        """What the page shows: the version in force, else the next one to come, else the last that ended."""
        in_force = [row for row in self.rows if row.standing_on(self.today) == Standing.IN_FORCE]
        upcoming = [row for row in self.rows if row.standing_on(self.today) == Standing.UPCOMING]
        return next(iter([*in_force, *upcoming[::-1], *self.rows]), None)

    def find(self, number: str) -> ProcedureVersion | None:
        """The version of that number; None when there is none."""
        return next((row for row in self.rows if str(row.number) == number), None)

    @property
    def changes(self) -> list[Change]:
        """What is to come, and what came lately, with what differs; the latest first."""
        pairs = zip(self.rows, self.rows[1:], strict=False)
        return [
            Change(new, new.in_force_from > self.today, _compared(old, new))
            for new, old in pairs
            if new.in_force_from > self.today - STAYS_NEWS
        ]


def _compared(old: ProcedureVersion, new: ProcedureVersion) -> list[Difference]:
    return compared(queries.for_intake(old.pk), queries.for_intake(new.pk))


def of(code: str, today: date) -> Versions:
    """The published versions of a procedure; one query."""
    return Versions(queries.published_of(code), today)


def filing_url(version: ProcedureVersion) -> str:
    """Where the procedure is filed online; empty when it is not filed so."""
    return reverse("portal:file", args=[version.code]) if "online" in version.channels else ""


def symbol(address: str) -> SafeString:
    """The QR symbol of an address, as SVG."""
    return qr(address).svg
