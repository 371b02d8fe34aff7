"""The figures of a duty: those the apps registered, and what was entered by hand; all counted the same way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from motcua.casework.assistance.models import (
    AccountCheck,
    AssistedSession,
    FaqVersion,
    Guidance,
    HelpRequest,
    Question,
    Support,
)
from motcua.casework.certification.models import Certified
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Evidence, Period
from motcua.oversight.duties.latest import last_days, which_exist
from motcua.oversight.duties.models import HandEntry
from motcua.oversight.duties.rules.standing import (
    Held,
    month_of,
    months_later,
    period_before,
    period_of,
)
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import FollowUp, Posting, Sheet
from motcua.workplace.plans.models import Assignment

#: rows whose change makes the database forget the counts it may change (migrations 0001, 0002, 0004 to 0006)
WATCHED = (
    Dossier,
    Certified,
    Guidance,
    Support,
    AssistedSession,
    AccountCheck,
    HelpRequest,
    Question,
    FaqVersion,
    Posting,
    FollowUp,
    Sheet,
    ProcedureVersion,
    HandEntry,
    Assignment,
)
MONTHS = 12


def entered_by_hand(code: str) -> Evidence:
    """The figure of what was entered by hand for a duty; voided entries do not count."""

    def query(centre: int, period: Period) -> QuerySet[HandEntry]:
        dated = {"done_on__gte": period.first, "done_on__lte": period.last}
        return HandEntry.objects.filter(centre=centre, duty__code=code, voided_at=None, **dated)

    return Evidence(code, _("Minh chứng nhập tay"), _("việc"), query)


def figures_of(code: str) -> list[Evidence]:
    """The figures of a duty; what was entered by hand comes last."""
    return [*registry.of(code), entered_by_hand(code)]


def apps_serving(code: str) -> list[AppConfig]:
    """The apps that say they serve a duty; empty while its tools are not built."""
    return [config for config in apps.get_app_configs() if code in getattr(config, "serves", ())]


def key_of(figure: Evidence) -> tuple[str, str]:
    """How a figure is named in rows: its duty and its title in Vietnamese, whatever the screen speaks."""
    with override("vi"):
        return figure.duty, str(figure.title)


@dataclass(frozen=True)
class Wanted:
    """What is wanted of one duty: so much in each period of so many months."""

    code: str
    months: int
    minimum: int = 1

    def periods(self, on: date) -> dict[str, Period]:
        """The running period up to that day (what hangs on the board is asked as of today), the one before, a year."""
        this = period_of(on, self.months)
        return {
            "this": Period(this.first, on),
            "last": period_before(this, self.months),
            "year": Period(months_later(month_of(on), 1 - MONTHS), on),
        }


def held_by(centre: int, wanted: Sequence[Wanted], on: date) -> dict[str, Held]:
    """Whether enough evidence of each duty is there, and the last day of it: no count, however many rows.

    Two queries, and one more each time the days in which last evidence lies are halved (`latest.last_days`). Only
    for more than one piece in a period the rows are counted, and no further than what is wanted.
    """
    year = Period(months_later(month_of(on), 1 - MONTHS), on)
    by_hand = _months_by_hand(centre, year)
    asked: dict[str, QuerySet[Any]] = {}
    for n, each in enumerate(wanted):
        for name, period in each.periods(on).items():
            for m, figure in enumerate(registry.of(each.code)):
                asked[f"{name}_{n}_{m}"] = figure.found(centre, period)
    found = which_exist(asked)
    known = {each.code: _known(n, each, found, on) for n, each in enumerate(wanted)}
    latest = last_days(centre, {code: where for code, where in known.items() if where[1]})
    return {
        each.code: _held(centre, n, each, found, by_hand[each.code], latest.get(each.code), on)
        for n, each in enumerate(wanted)
    }


def _known(n: int, each: Wanted, found: Mapping[str, bool], on: date) -> tuple[Period, Sequence[Evidence]]:
    """The latest period in which figures of the duty have rows, and those figures; none when no period has."""
    periods = each.periods(on)
    for name, period in periods.items():
        some = [figure for m, figure in enumerate(registry.of(each.code)) if found[f"{name}_{n}_{m}"]]
        if some:
            return period, some
    return periods["year"], []


@dataclass(frozen=True)
class ByHand:
    """What was entered by hand in a month: how much, and the last day of it."""

    rows: int
    last_on: date


def _months_by_hand(centre: int, year: Period) -> dict[str, dict[date, ByHand]]:
    """What was entered by hand in each month of what the longest period may ask for, by duty."""
    first = months_later(year.first, -MONTHS)
    entries = HandEntry.objects.filter(
        centre=centre, voided_at=None, done_on__gte=first, done_on__lte=year.last
    )
    months: dict[str, dict[date, ByHand]] = defaultdict(dict)
    found = entries.values_list("duty__code", TruncMonth("done_on")).annotate(Count("pk"), Max("done_on"))
    for code, month, rows, last_on in found:
        months[code][month] = ByHand(rows, last_on)
    return months


def _held(
    centre: int,
    n: int,
    each: Wanted,
    found: Mapping[str, bool],
    by_hand: Mapping[date, ByHand],
    latest: date | None,
    on: date,
) -> Held:
    periods = each.periods(on)
    year = periods["year"].first

    def enough(name: str) -> bool:
        period = periods[name]
        entered = sum(there.rows for month, there in by_hand.items() if period.first <= month <= period.last)
        figures = [figure for m, figure in enumerate(registry.of(each.code)) if found[f"{name}_{n}_{m}"]]
        for figure in figures:
            if entered >= each.minimum:
                break
            more = each.minimum - entered
            entered += 1 if more == 1 else figure.count(centre, period, more)
        return entered >= each.minimum

    far = min(year, periods["last"].first)
    days = [there.last_on for month, there in by_hand.items() if month >= far]
    last_on = max([*days, *([latest] if latest else [])], default=None)
    any_by_hand = any(month >= year for month in by_hand)
    any_figure = any(found[f"year_{n}_{m}"] for m in range(len(registry.of(each.code))))
    return Held(enough("this"), enough("last"), any_by_hand or any_figure, last_on)


def is_watched(figure: Evidence, centre: int) -> bool:
    """Whether the database forgets the counts of that figure when a row of it changes."""
    return issubclass(figure.query(centre, Period(date.min, date.min)).model, WATCHED)
