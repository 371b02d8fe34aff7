"""Tasks that come back (duties I.4, II.4): each appears once for its day, missed days too, none while paused."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_recurrence, officer

from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications.models import Notice
from motcua.workplace.plans import actions
from motcua.workplace.plans.actions import Doer, Recurring
from motcua.workplace.plans.models import Assignment, Recurrence
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm

ON = NINE.date()


def days():
    return [f"{day:%d/%m}" for day in Assignment.objects.order_by("due_on").values_list("due_on", flat=True)]


def later(days):
    return NINE + timedelta(days=days)


def test_a_task_appears_its_days_before_and_once(centre):
    make_recurrence(centre)  # due on Friday 10/04, appears two days before
    assert days() == []
    assert [actions.make_due(at=later(n)) for n in (1, 2, 2, 3)] == [0, 1, 0, 0]
    row = Assignment.objects.get()
    assert (row.due_on, row.number, row.officer) == (date(2026, 4, 10), "VG-26-0001", officer("tiep-nhan"))
    assert Notice.objects.get().kind == "task_given"


def test_what_is_due_soon_appears_at_once(centre):
    make_recurrence(centre, lead_days=11)
    assert days() == ["10/04", "17/04"]


def test_weeks_without_power_are_made_up_once(centre):
    make_recurrence(centre)
    assert actions.make_due(at=later(20)) == 3
    assert days() == ["10/04", "17/04", "24/04"]
    assert actions.make_due(at=later(20)) == 0


def test_days_before_it_was_entered_are_not_made_up(centre):
    make_recurrence(centre, first_on=date(2026, 1, 1), lead_days=7)
    assert days() == ["10/04"]


def test_nothing_comes_before_the_first_day_or_after_the_last(centre):
    make_recurrence(centre, first_on=date(2026, 4, 12), last_on=date(2026, 4, 23))
    actions.make_due(at=later(60))
    assert days() == ["17/04"]


def test_a_paused_one_does_not_come_and_is_not_made_up(centre):
    row = make_recurrence(centre)
    with pytest.raises(RuleBroken, match="Chưa ghi lý do"):
        actions.pause_recurrence(row.pk, reason=" ", based_on=row.version, by=officer("giam-doc"), at=NINE)
    row = actions.pause_recurrence(
        row.pk, reason="Nghỉ hè", based_on=row.version, by=officer("giam-doc"), at=NINE
    )
    assert actions.make_due(at=later(20)) == 0
    row = actions.resume_recurrence(row.pk, based_on=row.version, by=officer("giam-doc"), at=later(20))
    assert days() == []
    actions.make_due(at=later(25))
    assert days() == ["01/05"]


def test_a_stale_page_neither_pauses_nor_changes(centre):
    row = make_recurrence(centre)
    stale = row.version
    actions.pause_recurrence(row.pk, reason="Nghỉ", based_on=stale, by=officer("giam-doc"), at=NINE)
    with pytest.raises(RuleBroken, match="đã thay đổi"):
        actions.resume_recurrence(row.pk, based_on=stale, by=officer("giam-doc"), at=NINE)


def test_a_changed_rhythm_holds_from_now_on(centre):
    row = make_recurrence(centre, lead_days=4)
    wanted = Recurring(
        "Báo cáo",
        "x",
        Doer(officer=officer("tiep-nhan")),
        When(Rhythm.MONTHLY, day=31, month=9, weekday=2),
        ON,
    )
    row = actions.change_recurrence(row.pk, wanted, based_on=row.version, by=officer("giam-doc"), at=NINE)
    assert (row.weekday, row.day, row.month) == ("", 31, None)
    actions.make_due(at=later(60))
    assert days() == ["10/04", "30/04", "31/05"]


def test_only_leaders_make_tasks_come_back(centre):
    wanted = Recurring("x", "x", Doer(officer=officer("tiep-nhan")), When(Rhythm.LAW), ON)
    row = make_recurrence(centre)
    with pytest.raises(PermissionDenied):
        actions.change_recurrence(row.pk, wanted, based_on=1, by=officer("tiep-nhan"), at=NINE)
    with pytest.raises(PermissionDenied):
        actions.pause_recurrence(row.pk, reason="x", based_on=1, by=officer("tiep-nhan"), at=NINE)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"when": When(Rhythm.MONTHLY)}, "day_needed"),
        ({"last_on": ON - timedelta(days=1)}, "days_crossed"),
        ({"title": ""}, "task_empty"),
        ({"duty": "x"}, "duty_unknown"),
        ({"doer": Doer()}, "one_doer"),
    ],
)
def test_what_cannot_come_back_is_refused(centre, changes, code):
    with pytest.raises(RuleBroken) as refused:
        make_recurrence(centre, **changes)
    assert refused.value.code == code
    assert not Recurrence.objects.exists()
