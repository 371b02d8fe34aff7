"""Counts of closed days agree with the dossiers, however often they are counted."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, make_dossier

from motcua.casework.dossiers import facts
from motcua.casework.dossiers.evidence import dated
from motcua.casework.dossiers.models import DayFact, Dossier
from motcua.foundation.evidence.registry import Period

TODAY = NINE.date()
TOMORROW = NINE + timedelta(days=1)
DAY = Period(TODAY, TODAY)


@pytest.fixture
def busy_day(centre):
    """Three received, one of them returned, on the 6th."""
    make_dossier(centre)
    make_dossier(centre, way="forward")
    return make_dossier(centre, way="return")


def figures(centre):
    return facts.total(facts.of_period(centre.pk, DAY))


def test_a_closed_day_is_what_the_evidence_says(centre, busy_day):
    assert facts.count_days(centre, at=TOMORROW).last == TODAY
    day = figures(centre)
    assert day.received == dated("received_at")(centre.pk, DAY).count() == 3
    assert (day.finished, day.in_time) == (1, 1)
    assert facts.by_field(facts.of_period(centre.pk, DAY))[busy_day.field_code] == day
    assert [since for since, _week in facts.by_week(facts.of_period(centre.pk, DAY))] == [TODAY]


def test_counting_again_changes_nothing_and_agrees_with_counting_anew(centre, busy_day):
    facts.count_days(centre, at=TOMORROW)
    before = list(DayFact.objects.values("day", "field_code", "direct", "finished", "in_time", "fees_vnd"))
    assert facts.is_due(centre.pk, TOMORROW) is False
    facts.count_days(centre, at=TOMORROW)
    facts.count_days(centre, at=TOMORROW + timedelta(days=3))
    after = list(DayFact.objects.values("day", "field_code", "direct", "finished", "in_time", "fees_vnd"))
    assert after == before
    anew = facts.counts(centre.pk, Period(TODAY - facts.LONGEST, TODAY))
    kept = {(row.day, row.field_code): row.finished for row in DayFact.objects.all()}
    assert {key: row.get("finished", 0) for key, row in anew.items()} == kept


def test_what_is_put_right_within_a_week_is_counted_right(centre, busy_day):
    facts.count_days(centre, at=TOMORROW)
    Dossier.objects.filter(pk=busy_day.pk).update(due_at=busy_day.finished_at - timedelta(days=1))
    facts.count_days(centre, at=TOMORROW + timedelta(days=2))
    assert (figures(centre).finished, figures(centre).in_time) == (1, 0)


def test_today_is_not_closed_and_is_counted_live(centre, busy_day):
    facts.count_days(centre, at=NINE)
    assert figures(centre).received == 0
    assert facts.today(centre.pk, TODAY) == facts.Today(3, 1, 2)


def test_another_centre_has_its_own_days(centre, other_centre, busy_day):
    facts.count_days(other_centre, at=TOMORROW)
    assert not DayFact.objects.exists()


def test_a_dossier_is_late_while_its_limit_runs(centre, busy_day):
    at = NINE + timedelta(days=30)
    assert sum(facts.late_now(centre.pk, at).values()) == 2
    assert facts.late_now(centre.pk, NINE) == {}
