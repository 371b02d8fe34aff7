from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_dossier, officer, person

from motcua.casework.dossiers import actions, filing, rules
from motcua.casework.dossiers.models import Dossier, FilingNotice
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken

TODAY = NINE.date()


@pytest.mark.parametrize(
    ("owners", "days", "begins", "code"),
    [
        (2, 1, TODAY, None),
        (2, 366, TODAY, None),
        (0, 30, TODAY, None),
        (1, 30, TODAY, "not_many"),
        (2, 0, TODAY, "not_many"),
        (2, 367, TODAY, "not_many"),
        (2, 30, TODAY - timedelta(days=1), "day_past"),
    ],
)
def test_a_level_counts_at_least_two_owners_from_a_coming_day(owners, days, begins, code):
    if code is None:
        rules.require_notice(owners, days, begins, TODAY)
        return
    with pytest.raises(RuleBroken) as refusal:
        rules.require_notice(owners, days, begins, TODAY)
    assert refusal.value.code == code


@pytest.mark.parametrize(("owners", "level", "is_noted"), [(2, 3, False), (3, 3, True), (5, 0, False)])
def test_filing_for_so_many_is_noted_from_the_level_on(owners, level, is_noted):
    assert rules.is_for_many(owners, level) is is_noted


def set_level(centre, owners=2, days=30, begins=TODAY, role="giam-doc"):
    return actions.set_filing_notice(
        centre, owners=owners, days=days, in_force_from=begins, by=officer(role), at=NINE
    )


@pytest.fixture
def broker(centre):
    """One person's filings: one for themselves, then two for others."""
    own = make_dossier(centre)
    for number in ("087190005678", "087190005679"):
        owner = person(full_name=f"Chủ {number}", personal_id=number)
        last = make_dossier(centre, owner=owner)
    assert last.submitter_id == own.submitter_id
    return last


def noted(dossier, *, role="tiep-nhan", at=NINE):
    return filing.for_many(dossier, by=officer(role), at=at)


def test_without_a_level_or_before_its_day_nothing_is_noted(centre, broker):
    assert noted(broker) is None
    set_level(centre, begins=TODAY + timedelta(days=1))
    assert noted(broker) is None
    assert noted(broker, at=NINE + timedelta(days=1)) == filing.ForMany(2, 30)


def test_different_owners_count_within_the_days_and_ones_own_filings_do_not(centre, broker):
    set_level(centre)
    assert noted(broker) == filing.ForMany(2, 30)
    assert noted(broker, at=NINE + timedelta(days=30)) is None
    set_level(centre, owners=3)
    assert noted(broker) is None
    set_level(centre, owners=0)
    assert noted(broker) is None


def test_what_the_officer_may_not_read_neither_counts_nor_shows(centre, other_centre, broker):
    set_level(centre)
    Dossier.objects.filter(pk=broker.pk).update(centre=other_centre)
    first = Dossier.objects.filter(centre=centre).latest("pk")
    assert noted(first) is None
    assert filing.filed_for_others(first, 30, by=officer("kiem-soat"), at=NINE).count() == 0


def test_only_who_may_sets_a_level_and_it_is_journalled(centre):
    with pytest.raises(PermissionDenied):
        set_level(centre, role="tiep-nhan")
    set_level(centre)
    assert FilingNotice.objects.count() == 1
    assert Entry.objects.filter(action="dossiers.filing_notice_set").count() == 1


def test_the_latest_written_of_those_begun_holds(centre):
    set_level(centre, owners=5)
    set_level(centre, owners=4)
    assert filing.notice_on(centre.pk, TODAY).owners == 4
    assert filing.notice_on(centre.pk, date(2020, 1, 1)) is None
