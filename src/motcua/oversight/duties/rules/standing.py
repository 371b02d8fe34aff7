"""How a duty stands: by evidence in its period, and when the next act is due. Source: ux.md 8."""

from dataclasses import dataclass
from datetime import date, timedelta

from motcua.foundation.evidence.registry import Period
from motcua.oversight.duties.states import Standing


def month_of(on: date) -> date:
    """First day of its month."""
    return on.replace(day=1)


def months_later(first: date, months: int) -> date:
    """First day of the month so many months after (before, when negative) that of `first`."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def whole_months(first: date, months: int) -> Period:
    """So many whole months from the month of `first` on."""
    start = month_of(first)
    return Period(start, months_later(start, months) - timedelta(days=1))


def period_of(on: date, months: int) -> Period:
    """The month, quarter, half-year or year in which a day lies."""
    start = date(on.year, (on.month - 1) // months * months + 1, 1)
    return whole_months(start, months)


def period_before(period: Period, months: int) -> Period:
    return whole_months(months_later(period.first, -months), months)


@dataclass(frozen=True)
class Held:
    """Whether enough evidence is there: in the period that runs, in the one before, and any in twelve months."""

    this_period: bool
    last_period: bool
    within_a_year: bool
    #: the last day of it, as far back as the period before; None when there is none
    last_on: date | None = None


def standing_of(held: Held, *, period: Period, warning_days: int, on: date) -> Standing:
    """`Đạt` by evidence of the running period, or of the last one until the running one nears its end.

    `Chưa có minh chứng` when nothing was recorded for twelve months, `Cần chú ý` otherwise.
    """
    if not held.within_a_year:
        return Standing.NOTHING
    if held.this_period or (held.last_period and (period.last - on).days > warning_days):
        return Standing.HELD
    return Standing.ATTENTION


def next_due(held: Held, *, period: Period, months: int) -> date:
    """The last day by which evidence is wanted next."""
    if not held.this_period:
        return period.last
    return whole_months(months_later(period.first, months), months).last
