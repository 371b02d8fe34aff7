"""The one clock. Doors ask it once; rules and actions are told the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_fixed: datetime | None = None
_ahead = timedelta()


def now() -> datetime:
    """The present moment in UTC, or the moment a test or the demo has set."""
    return _fixed or datetime.now(UTC) + _ahead


def start_at(moment: datetime) -> None:
    """From now on the clock of this process runs as if it were `moment` now: for the demo and its journeys."""
    global _ahead
    _ahead = moment - datetime.now(UTC)


@contextmanager
def fixed_at(moment: datetime) -> Iterator[None]:
    """While open, `now()` answers `moment` in every thread of this process."""
    global _fixed
    before, _fixed = _fixed, moment.astimezone(UTC)
    try:
        yield
    finally:
        _fixed = before
