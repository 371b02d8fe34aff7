"""How every change is made: ask, take turns, check, number, record. And taking a row back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars.models import (
    Change,
    ClockParameter,
    DayOff,
    ExtraSession,
    Fact,
    Swap,
    WeeklySession,
)
from motcua.reference.calendars.rules import checks
from motcua.reference.calendars.states import ChangeKind, Mark

AnyFact = TypeVar("AnyFact", bound=Fact)
#: number of the PostgreSQL advisory lock under which versions are numbered
TURN = 0x4C1C4
#: what may be withdrawn, by its word in the address
WITHDRAWABLE: dict[str, type[Fact]] = {
    "ngay-nghi": DayOff,
    "hoan-doi": Swap,
    "gio-lam-viec": WeeklySession,
    "buoi-them": ExtraSession,
    "thong-so": ClockParameter,
}


@dataclass(frozen=True)
class Basis:
    """Why the calendar is changed, and on what paper (empty when there is none)."""

    reason: str
    document: str = ""
    issuer: str = ""
    issued_on: date | None = None

    @property
    def source(self) -> str:
        """The paper as a row quotes it: `Quyết định 12/QĐ-UBND, UBND xã, 03/04/2026`; else the reason."""
        when = f"{self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return ", ".join(part for part in (self.document, self.issuer, when) if part) or self.reason

    @property
    def mark(self) -> str:
        """Found once there is a paper; a decision of the Centre without one is a setting."""
        return Mark.FOUND if self.document else Mark.SETTING


@dataclass(frozen=True)
class Act:
    """One change that is allowed and has its turn: whose calendar, who, when, why."""

    centre: int
    basis: Basis
    by: User
    at: datetime

    @property
    def today(self) -> date:
        """The day of the change, in Vietnam."""
        return self.at.astimezone(VIETNAM).date()


def take_turn() -> None:
    """Wait until nobody else is changing the calendar, to the end of this transaction.

    Versions are so numbered in the order in which they are committed: without it, one could be read while
    a lower one is still to come.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [TURN])


def begin(centre: int, basis: Basis, by: User, at: datetime) -> Act:
    """A change that may go ahead. Raises PermissionDenied, and RuleBroken for a change without a reason."""
    require(by, "calendars.change", Change(centre=centre), at=at)
    take_turn()
    checks.require_text(basis.reason, name=_("lý do"))
    return Act(centre, basis, by, at)


def number(act: Act, kind: ChangeKind, what: str) -> Change:
    """The change with its number, written to the journal too."""
    change = Change.objects.create(
        centre=act.centre, kind=kind, what=what, by=act.by, recorded_at=act.at,
        reason=act.basis.reason, document=act.basis.document,
        issuer=act.basis.issuer, issued_on=act.basis.issued_on,
    )  # fmt: skip
    data = {"what": what, "reason": act.basis.reason, "source": act.basis.source}
    journal.record(f"calendars.{kind}", change, by=act.by, at=act.at, centre=act.centre, data=data)
    return change


def stamp(act: Act, change: Change) -> dict[str, Any]:
    """What every new row of a change says about itself."""
    return {"centre": act.centre, "added": change, "source": act.basis.source, "mark": act.basis.mark}


def get_standing(model: type[AnyFact], pk: int, **wanted: object) -> AnyFact:
    """The row, still standing. Raises RuleBroken when somebody withdrew it meanwhile."""
    row: AnyFact | None = model.objects.standing().filter(pk=pk, **wanted).first()
    if row is None:
        raise RuleBroken(
            _("Dòng này đã được thu hồi hoặc sửa ở phiên bản sau. Tải lại trang để xem lịch hiện tại."),
            code="withdrawn",
        )
    return row


def mark_withdrawn(rows: Iterable[Fact], change: Change) -> None:
    """The rows stand no longer from this change on; they stay for every version before it."""
    for row in rows:
        row.withdrawn = change
        row.save(update_fields=["withdrawn"])


@transaction.atomic
def withdraw(word: str, pk: int, *, basis: Basis, by: User, at: datetime) -> Change:
    """Take a row back before its day; weekly hours go as the set they belong to.

    Raises PermissionDenied, and RuleBroken once it is withdrawn or its day has come and gone.
    """
    model = WITHDRAWABLE[word]
    act = begin(model.objects.get(pk=pk).centre, basis, by, at)
    row = get_standing(model, pk)
    checks.require_ahead(row.first_on, today=act.today)
    rows: Iterable[Fact] = [row]
    if isinstance(row, WeeklySession):
        rows = WeeklySession.objects.standing().filter(centre=row.centre, in_force_from=row.in_force_from)
    what = _("Thu hồi %(noun)s: %(row)s") % {"noun": model._meta.verbose_name, "row": row}
    change = number(act, ChangeKind.WITHDRAWN, what)
    mark_withdrawn(rows, change)
    return change
