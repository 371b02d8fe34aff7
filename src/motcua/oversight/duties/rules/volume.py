"""Hours of work from counts, and the staff they need: plain arithmetic that can explain itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal


@dataclass(frozen=True)
class Work:
    """One figure of a duty over some months: how often, and hours each; None while nobody has entered them."""

    code: str
    title: str
    rows: int
    hours_each: Decimal | None

    @property
    def hours(self) -> Decimal:
        return self.rows * (self.hours_each or Decimal(0))


@dataclass(frozen=True)
class Need:
    """Hours a month, hours one person has in a month, and the people that takes."""

    hours: Decimal
    hours_of_one: Decimal
    #: with one decimal, rounded up
    people: Decimal


def need_of(works: Iterable[Work], *, months: int, hours_of_one: Decimal) -> Need:
    """The people a Centre needs for that work, month by month on average."""
    hours = sum((work.hours for work in works), Decimal(0)) / months
    people = (hours / hours_of_one).quantize(Decimal("0.1"), ROUND_UP) if hours_of_one else Decimal(0)
    return Need(hours.quantize(Decimal("0.1")), hours_of_one, people)
