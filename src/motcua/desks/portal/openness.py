"""What the transparency page tells of a Centre: counts of days, nothing about anybody. Small counts are hidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.casework.dossiers import facts
from motcua.casework.dossiers.facts import Figures, Today
from motcua.desks.portal.drawing import Line, weekly_line
from motcua.foundation.clock import VIETNAM
from motcua.foundation.evidence.registry import Period
from motcua.foundation.suppression import is_hidden, rate, shown
from motcua.foundation.words import _
from motcua.reference.procedures import queries as procedures

WEEKS = 26
#: days from the first of this month back into the month eleven before: twelve months with this one
_ELEVEN_MONTHS = timedelta(days=330)


@dataclass(frozen=True)
class Month:
    """One month: None where too few cases are behind it."""

    since: date
    received: int | None
    finished: int | None
    rate: float | None


@dataclass(frozen=True)
class Part:
    """One part of a whole: a way of filing, a field."""

    title: str
    count: int | None
    #: per cent of the whole, for the drawing; 0 where hidden
    share: float
    #: apologies given in the twelve months; None where hidden
    apologised: int | None = 0


@dataclass(frozen=True)
class Page:
    """Everything the page shows."""

    today: dict[str, int | None]
    #: the figures of closed days reach to the end of this day; None before the first count
    until: date | None
    counted_at: datetime | None
    #: whether a closed day is missing, so that the page says how old its figures are
    is_old: bool
    months: list[Month]
    rate: float | None
    finished: int | None
    channels: list[Part]
    late: list[Part]
    fees_vnd: int
    weeks: list[tuple[date, int | None]]
    line: Line | None


def page(centre: int, at: datetime) -> Page:
    """The page of a Centre at a moment."""
    on = at.astimezone(VIETNAM).date()
    counted = facts.counted_until(centre)
    year = facts.of_period(centre, last_year(on))
    whole = facts.total(year)
    weeks = _weeks(centre, counted.until if counted else on)
    return Page(
        today=_today(facts.today(centre, on)),
        until=counted.until if counted else None,
        counted_at=counted.counted_at if counted else None,
        is_old=counted is not None and counted.until < on - timedelta(days=1),
        months=[_month(since, month) for since, month in facts.by_month(year)],
        rate=rate(whole.in_time, whole.finished),
        finished=_open(whole.finished),
        channels=list(_channels(whole)),
        late=list(_late(facts.late_now(centre, at), facts.by_field(year))),
        fees_vnd=whole.fees_vnd,
        weeks=[(since, _open(count)) for since, count in weeks],
        line=weekly_line([count for _since, count in weeks])
        if not any(is_hidden(count) for _since, count in weeks)
        else None,
    )


def last_year(on: date) -> Period:
    """Twelve months up to a day, that day's month with them."""
    return Period((on.replace(day=1) - _ELEVEN_MONTHS).replace(day=1), on)


def _open(count: int) -> int | None:
    return None if is_hidden(count) else count


def _today(counters: Today) -> dict[str, int | None]:
    named = {
        _("Hồ sơ tiếp nhận hôm nay"): counters.received,
        _("Hồ sơ có kết quả hôm nay"): counters.finished,
        _("Hồ sơ đang giải quyết"): counters.under_way,
    }
    return {title: _open(count) for title, count in named.items()}


def _month(since: date, month: Figures) -> Month:
    return Month(since, _open(month.received), _open(month.finished), rate(month.in_time, month.finished))


def _channels(whole: Figures) -> Iterator[Part]:
    titles = {"online": _("Trực tuyến"), "direct": _("Tại quầy"), "postal": _("Bưu chính")}
    counts = shown({name: getattr(whole, name) for name in titles})
    total = sum(count or 0 for count in counts.values())
    for name, title in titles.items():
        count = counts[name]
        yield Part(title, count, round(100 * count / total, 1) if count and total else 0)


def _late(late: dict[str, int], by_field: dict[str, Figures]) -> Iterator[Part]:
    """Every field that has a late dossier or had to apologise, the most late first."""
    names = {field.code: field.name for field in procedures.fields()}
    apologised = {code: row.apologised for code, row in by_field.items() if row.apologised}
    codes = sorted({*late, *apologised}, key=lambda code: (-late.get(code, 0), names.get(code, code)))
    counts = shown({code: late.get(code, 0) for code in codes})
    said = shown({code: apologised.get(code, 0) for code in codes})
    most = max((count or 0 for count in counts.values()), default=0)
    for code in codes:
        count = counts[code]
        share = round(100 * count / most, 1) if count and most else 0
        yield Part(names.get(code, code), count, share, said[code])


def _weeks(centre: int, until: date) -> list[tuple[date, int]]:
    """Dossiers received in each whole week up to `until`; a week without any counts as none."""
    monday = until - timedelta(days=until.weekday() if until.weekday() != 6 else -1)
    first = monday - timedelta(weeks=WEEKS)
    counted = facts.by_week(facts.of_period(centre, Period(first, monday - timedelta(days=1))))
    counts = {since: week.received for since, week in counted}
    start = min(counts, default=monday)
    weeks = [start + timedelta(weeks=index) for index in range((monday - start).days // 7)]
    return [(since, counts.get(since, 0)) for since in weeks]
