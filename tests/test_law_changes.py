"""A change of law gives the tasks that come back with it, and each names the change (duties I.4, II.4)."""

from datetime import date, timedelta

import pytest

from motcua.foundation import clock
from motcua.oversight.duties import actions as register
from motcua.reference.instruments.rules import Cited
from motcua.reference.procedures import actions as catalogue
from motcua.reference.procedures.rules.entries import canonical
from motcua.workplace.plans import actions
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm, Stand
from tests.fixtures import NINE, make_recurrence, officer, publish, seed_entries

ON = NINE.date()


@pytest.fixture
def on_change(centre):
    """A task that comes back with each change of law."""
    with clock.fixed_at(NINE):
        yield make_recurrence(centre, When(Rhythm.LAW), lead_days=10, asked="Rà soát lại")


def change(code="1.001193", **more):
    entry = canonical(next(each for each in seed_entries() if each["code"] == code))
    return catalogue.publish_version(
        entry | {"notes": "Đổi"} | more, by=None, at=NINE, in_force_from=ON + timedelta(days=1)
    )


def test_a_new_version_of_a_procedure_gives_a_task_that_names_it(on_change):
    version = change()
    row = Assignment.objects.get()
    assert (
        row.asked
        == f"Rà soát lại\n\nThủ tục 1.001193, {version.name_vi}: nội dung mới áp dụng từ ngày 07/04/2026."
    )
    assert row.due_on == ON + timedelta(days=10)


def test_a_procedure_taken_up_first_is_no_change(on_change):
    publish(next(each for each in seed_entries() if each["code"] == "2.000635"))
    assert not Assignment.objects.exists()


def test_changes_of_one_day_are_one_task_until_somebody_takes_it(on_change):
    change()
    change("1.004873")
    row = Assignment.objects.get()
    assert row.asked.count("Thủ tục") == 2
    assert [act.verb for act in row.acts.all()] == ["give", "change"]
    Assignment.objects.update(stand=Stand.DOING)
    cited = Cited("Nghị định", "1/2026/NĐ-CP", "Chính phủ", date(2026, 3, 1))
    days = {"in_force_from": None, "in_force_to": None}
    register.enter_instrument(cited, **days, amends=(), by=officer("tinh"), at=NINE)
    assert Assignment.objects.count() == 2
    assert "Nghị định số 1/2026/NĐ-CP" in Assignment.objects.last().asked


def test_a_change_gives_nothing_to_a_paused_one(on_change):
    actions.pause_recurrence(on_change.pk, reason="x", based_on=1, by=officer("giam-doc"), at=NINE)
    change()
    assert not Assignment.objects.exists()
