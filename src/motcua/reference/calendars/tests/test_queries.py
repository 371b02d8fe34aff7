"""Reading any version of the calendar, cheaply."""

import random

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars import actions, queries, rules
from motcua.reference.calendars.models import DayOff
from motcua.reference.calendars.rules import Limit
from motcua.reference.calendars.states import DayOffKind
from motcua.reference.calendars.tests.factories import CENTRE, changed
from motcua.reference.calendars.tests.samples import MORNING, at, day

NOON = at("02/03/2026 12:00")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.fixture
def cold():
    """Nothing remembered yet."""
    queries.forget()


@pytest.mark.usefixtures("cold")
def test_a_calendar_costs_five_queries_and_then_one(django_assert_num_queries):
    with django_assert_num_queries(5):
        first = queries.calendar_for(CENTRE)
    with django_assert_num_queries(1):
        assert queries.calendar_for(CENTRE) is first
    with django_assert_num_queries(0):
        assert queries.calendar_for(CENTRE, version=first.version) == first


@pytest.mark.usefixtures("cold")
def test_parameters_cost_two_queries_and_then_one(django_assert_num_queries):
    with django_assert_num_queries(2):
        queries.parameters_on(CENTRE, day("06/04/2026"))
    with django_assert_num_queries(1):
        queries.parameters_on(CENTRE, day("07/04/2026"))


def test_a_version_that_does_not_exist_is_not_made_up():
    last = queries.current_version(CENTRE)
    with pytest.raises(LookupError):
        queries.calendar_for(CENTRE, version=last + 1)
    with pytest.raises(LookupError):
        queries.parameters_on(CENTRE, day("06/04/2026"), version=last + 1)


def test_a_day_before_the_clocks_were_in_force_has_no_parameters():
    with pytest.raises(RuleBroken) as refused:
        queries.parameters_on(CENTRE, day("30/06/2025"))
    assert refused.value.code == "parameters_missing"
    assert "Giờ trả kết quả trong ngày hẹn" in refused.value.messages[0]


def test_a_change_elsewhere_makes_no_new_version_here(officer):
    before = queries.current_version(CENTRE + 1)
    actions.close_day(CENTRE, on=day("08/04/2026"), name="Bão", **changed(by=officer, at=NOON))
    assert queries.current_version(CENTRE) > before == queries.current_version(CENTRE + 1)


def test_every_version_can_be_read_again_after_many_changes(administrator, officer):
    """Deadlines computed at each version come out the same when all changes have been made."""
    chance = random.Random(20260406)
    april = [day(f"{n:02}/04/2026") for n in range(3, 29)]
    kept = {}
    for _n in range(12):
        when = chance.choice(april)
        try:
            if chance.random() < 0.5:
                actions.close_day(CENTRE, on=when, name="Bão", **changed(by=officer, at=NOON))
            else:
                given = {"on": when, "name": "Nghỉ", "kind": DayOffKind.PUBLIC}
                actions.add_day_off(**given, **changed(by=administrator, at=NOON))
        except RuleBroken:
            row = DayOff.objects.standing().filter(date=when).order_by("?").first()
            if row:
                actions.withdraw("ngay-nghi", row.pk, **changed(by=administrator, at=NOON))
        kept[queries.current_version(CENTRE)] = _promises()
    queries.forget()
    assert len(kept) > 6
    assert {version: _promises(version) for version in kept} == kept
    assert len({str(promises) for promises in kept.values()}) > 3


def _promises(version: int | None = None) -> list[str]:
    """Promises for every working limit up to ten days, received on 02/04/2026."""
    received = at("02/04/2026 09:00")
    calendar = queries.calendar_for(CENTRE, version=version)
    parameters = queries.parameters_on(CENTRE, received.date(), version=version)
    limits = [Limit(n, "working_day") for n in range(1, 11)]
    return [str(rules.deadline(calendar, received, limit, parameters=parameters).at) for limit in limits]


def test_a_centre_has_the_common_hours_until_its_own_begin(officer):
    actions.set_weekly_sessions(
        CENTRE, since=day("13/04/2026"), sessions={1: [MORNING]}, **changed(by=officer, at=NOON)
    )
    weeks = queries.calendar_for(CENTRE).weeks
    assert [week.since for week in weeks] == [day("01/01/2024"), day("13/04/2026")]


def test_a_later_change_of_the_common_hours_leaves_a_centre_with_its_own(administrator, officer):
    given = {"sessions": {1: [MORNING]}} | changed(by=officer, at=NOON)
    actions.set_weekly_sessions(CENTRE, since=day("13/04/2026"), **given)
    common = {"sessions": {6: [MORNING]}} | changed(by=administrator, at=NOON)
    actions.set_weekly_sessions(0, since=day("01/06/2026"), **common)
    assert not rules.is_working_day(queries.calendar_for(CENTRE), day("06/06/2026"))
    assert rules.is_working_day(queries.calendar_for(CENTRE + 1), day("06/06/2026"))
