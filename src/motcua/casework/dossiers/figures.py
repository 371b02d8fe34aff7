"""How often things went wrong in some days: refused, asked again, asked beyond the list, promised anew.

Counted for each procedure and each officer, since the law asks who refuses, and why (NĐ 118/2025 Đ5.1, Đ16.3, Đ17.1).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Max, QuerySet

from motcua.casework.dossiers.models import (
    Dossier,
    DossierEvent,
    Extension,
    Refusal,
    Result,
    Supplement,
    SupplementItem,
    UnlistedPaper,
)
from motcua.casework.dossiers.states import Lack, Outcome, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM

#: what is counted, in the order of the columns
COUNTED = ("refused", "declined", "asked", "again", "late", "unlisted", "extended")


@dataclass(frozen=True)
class Line:
    """One procedure or one officer, with the number of each of `COUNTED`."""

    code: str
    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Cause:
    """Something that was said, and how often."""

    words: str
    more: str
    times: int


@dataclass(frozen=True)
class Figures:
    """What happened from the first to the last day, both whole, to the dossiers an officer may read."""

    visible: QuerySet[Dossier]
    first: date
    last: date

    def by_procedure(self) -> list[Line]:
        """Each procedure to which anything happened, by its code."""
        counts = {name: _count(*source.by_procedure) for name, source in self._sources().items()}
        codes = {str(key) for found in counts.values() for key in found}
        named = Dossier.objects.filter(procedure_code__in=codes).order_by().values_list("procedure_code")
        names = dict(named.annotate(Max("version__name_vi")))
        return [_line(code, names[code], code, counts) for code in sorted(codes)]

    def by_officer(self) -> list[Line]:
        """Each officer who did any of it, by name."""
        counts = {name: _count(*source.by_officer) for name, source in self._sources().items()}
        keys = {key for found in counts.values() for key in found}
        officers = User.objects.filter(pk__in=keys).order_by("full_name", "pk")
        return [_line(officer.title, officer.full_name, officer.pk, counts) for officer in officers]

    def grounds(self, limit: int = 20) -> list[Cause]:
        """By which rules dossiers were refused at reception, the most frequent first."""
        found = Refusal.objects.filter(dossier__in=self._refused()).order_by().values("basis")
        counted = found.annotate(times=Count("pk"), latest=Max("reason")).order_by("-times", "basis")
        return [Cause(row["basis"], row["latest"], row["times"]) for row in counted[:limit]]

    def lacks(self, limit: int = 20) -> list[Cause]:
        """Which papers were most often not right, and why."""
        items = SupplementItem.objects.filter(supplement__in=self._asked()).order_by()
        counted = items.values(name=F("component__name"), why=F("lack")).annotate(times=Count("pk"))
        found = counted.order_by("-times", "name", "why")[:limit]
        return [Cause(row["name"], str(Lack(row["why"]).label), row["times"]) for row in found]

    def _between(self, field: str) -> dict[str, datetime]:
        start = datetime.combine(self.first, time(), VIETNAM)
        return {
            f"{field}__gte": start,
            f"{field}__lt": datetime.combine(self.last + timedelta(days=1), time(), VIETNAM),
        }

    def _refused(self) -> QuerySet[Dossier]:
        return self.visible.filter(status=Status.REFUSED, pk__in=self._refusals().values("dossier"))

    def _refusals(self) -> QuerySet[DossierEvent]:
        return DossierEvent.objects.filter(verb="refuse", **self._between("at"))

    def _asked(self) -> QuerySet[Supplement]:
        return Supplement.objects.filter(dossier__in=self.visible, **self._between("asked_at"))

    def _sources(self) -> "dict[str, _Source]":
        asked, refused = self._asked(), self._refused()
        refusals = self._refusals().filter(dossier__in=refused.values("pk"))
        declined = Result.objects.filter(
            dossier__in=self.visible, outcome=Outcome.DECLINED, **self._between("decided_at")
        )
        unlisted = UnlistedPaper.objects.filter(supplement__in=asked)
        extended = Extension.objects.filter(dossier__in=self.visible, **self._between("asked_at"))
        return {
            "refused": _Source((refused, "procedure_code"), (refusals, "by")),
            "declined": _of(declined, "dossier", "decided_by"),
            "asked": _of(asked, "dossier", "asked_by"),
            "again": _of(asked.filter(n__gt=1), "dossier", "asked_by"),
            "late": _of(asked.filter(is_late=True), "dossier", "asked_by"),
            "unlisted": _of(unlisted, "supplement__dossier", "supplement__asked_by"),
            "extended": _of(extended, "dossier", "asked_by"),
        }


@dataclass(frozen=True)
class _Source:
    """Rows to be counted, and the field that names their procedure and their officer."""

    by_procedure: tuple[QuerySet[Any], str]
    by_officer: tuple[QuerySet[Any], str]


def _of(rows: QuerySet[Any], dossier: str, officer: str) -> _Source:
    return _Source((rows, f"{dossier}__procedure_code"), (rows, officer))


def _count(rows: QuerySet[Any], field: str) -> Counter[Any]:
    """How many rows there are of each value of the field."""
    return Counter(dict(rows.order_by().values_list(field).annotate(Count("pk"))))


def _line(code: str, name: str, key: Any, counts: dict[str, Counter[Any]]) -> Line:
    return Line(code, name, tuple(counts[each][key] for each in COUNTED))
