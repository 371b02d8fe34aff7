"""Which version of a text holds on which day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.versions import rules
from motcua.foundation.versions.states import EVERYWHERE, Standing

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
OWN = 7


@dataclass(frozen=True)
class Row:
    version: int
    in_force_from: date
    approved_at: datetime | None = NINE
    centre: int = OWN


DAY = date(2026, 4, 6)
OLD, NEW, DRAFT = Row(1, DAY), Row(2, DAY + timedelta(days=3)), Row(3, DAY, approved_at=None)


@pytest.mark.parametrize(
    ("on", "holding"),
    [
        (DAY - timedelta(days=1), None),
        (DAY, OLD),
        (DAY + timedelta(days=2), OLD),
        (DAY + timedelta(days=3), NEW),
    ],
)
def test_the_latest_approved_version_holds_from_its_day(on, holding):
    assert rules.in_force([OLD, NEW, DRAFT], on) == holding


def test_of_two_versions_from_one_day_the_later_holds():
    again = Row(4, DAY)
    assert rules.in_force([again, OLD], DAY) == again


def test_a_centres_own_version_goes_before_a_newer_common_one():
    common = Row(9, DAY, centre=EVERYWHERE)
    assert rules.holding([common, OLD], OWN, DAY) == OLD
    assert rules.holding([common, OLD], OWN + 1, DAY) == common


@pytest.mark.parametrize(
    ("row", "on", "standing"),
    [
        (DRAFT, DAY, Standing.DRAFT),
        (NEW, DAY, Standing.UPCOMING),
        (OLD, DAY, Standing.IN_FORCE),
        (OLD, DAY + timedelta(days=3), Standing.REPLACED),
    ],
)
def test_what_a_version_is_on_a_day(row, on, standing):
    assert rules.standing(row, rules.in_force([OLD, NEW, DRAFT], on), on) == standing


def test_a_version_cannot_hold_in_the_past():
    rules.require_coming_day(DAY, DAY)
    with pytest.raises(RuleBroken) as refusal:
        rules.require_coming_day(DAY - timedelta(days=1), DAY)
    assert refusal.value.code == "day_past"
