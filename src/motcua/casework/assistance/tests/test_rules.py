import pytest

from motcua.casework.assistance import rules
from motcua.casework.assistance.states import LONGEST_MINUTES
from motcua.foundation.errors import RuleBroken


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(None, None), (0, 1), (1, 1), (60, 1), (61, 2), (LONGEST_MINUTES * 60, LONGEST_MINUTES), (7201, None)],
)
def test_the_minutes_begun_are_counted_unless_the_screen_was_left_open(seconds, minutes):
    assert rules.minutes_of(seconds) == minutes


@pytest.mark.parametrize(
    ("minutes", "holds"), [(None, True), (1, True), (120, True), (0, False), (121, False)]
)
def test_a_guidance_takes_from_one_minute_to_two_hours(minutes, holds):
    if holds:
        rules.require_minutes(minutes)
        return
    with pytest.raises(RuleBroken, match="từ 1 đến 120"):
        rules.require_minutes(minutes)


def test_only_papers_of_the_procedure_are_spoken_of():
    rules.require_listed([1], [1, 2])
    with pytest.raises(RuleBroken) as refusal:
        rules.require_listed([3], [1, 2])
    assert refusal.value.code == "unlisted_paper"
