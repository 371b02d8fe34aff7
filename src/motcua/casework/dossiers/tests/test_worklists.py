from datetime import date, datetime, timedelta

import pytest
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, evidence, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, EIdentity, Lack, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.foundation.plans import origin
from motcua.foundation.statements import Statement
from motcua.foundation.worklists import registry as registered

FRIDAY_16 = datetime(2026, 4, 10, 16, 0, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("due", "listed"),
    [
        (datetime(2026, 4, 10, 15, 0), True),
        (datetime(2026, 4, 13, 16, 30), True),
        (datetime(2026, 4, 14, 8, 0), False),
    ],
    ids=["late", "next working day", "the day after"],
)
def test_what_is_due_by_the_next_working_day_is_nearly_late(centre, due, listed):
    dossier = make_dossier(centre)
    Dossier.objects.filter(pk=dossier.pk).update(due_at=due.replace(tzinfo=VIETNAM))
    assert worklists.nearly_late(officer("giam-doc"), FRIDAY_16).exists() is listed


@pytest.mark.parametrize(
    ("due", "listed"),
    [
        (datetime(2026, 4, 10, 15, 0), True),
        (datetime(2026, 4, 14, 16, 30), True),
        (datetime(2026, 4, 15, 8, 0), False),
    ],
    ids=["late", "two working days on", "three"],
)
def test_an_apology_is_put_before_who_signs_it_two_working_days_ahead(centre, due, listed):
    dossier = make_dossier(centre, way="forward")
    due = due.replace(tzinfo=VIETNAM)
    Dossier.objects.filter(pk=dossier.pk).update(due_at=due, act_by=due)
    assert worklists.to_apologise(officer("lanh-dao"), FRIDAY_16).exists() is listed
    assert not worklists.to_apologise(officer("chuyen-mon"), FRIDAY_16).exists()


def test_once_a_new_date_is_promised_no_apology_is_asked_for(centre):
    dossier = make_dossier(centre, way="forward")
    leader = act(dossier, "lanh-dao")
    assert worklists.to_apologise(officer("lanh-dao"), NINE).exists()
    actions.extend_dossier(dossier.pk, leader, reason="Chờ", new_due=dossier.due_at + timedelta(days=1))
    assert not worklists.to_apologise(officer("lanh-dao"), NINE).exists()


def test_an_answer_that_is_owed_too_long_is_late(centre):
    """NĐ 118/2025 Đ17.2: eight working hours to answer."""
    make_dossier(centre, way="submit", channel=Channel.POSTAL, person_checked=False)
    assert not Dossier.objects.filter(worklists.late(NINE)).exists()
    assert Dossier.objects.filter(worklists.late(NINE + timedelta(days=2))).count() == 1
    assert worklists.nearly_late(officer("tiep-nhan"), NINE).count() == 1


@pytest.mark.parametrize(
    ("way", "role", "query"),
    [
        ("receive", "tiep-nhan", worklists.to_forward),
        ("forward", "chuyen-mon", worklists.to_work_on),
        ("work", "lanh-dao", worklists.to_work_on),
        ("decide", "thu-ngan", worklists.to_return),
    ],
)
def test_a_dossier_is_on_the_list_of_whose_turn_it_is_and_on_nobody_elses(centre, way, role, query):
    make_dossier(centre, way=way)
    assert query(officer(role), NINE).count() == 1
    assert query(officer("kiem-soat"), NINE).count() == 0


WAYS = ("submit", "receive", "forward", "work", "decide", "return")


@pytest.mark.parametrize("role", ["tiep-nhan", "chuyen-mon", "lanh-dao", "giam-doc", "cntt"])
def test_the_parts_of_a_list_hold_together_what_the_list_holds(centre, role):
    worklists_of_all = registered.every()
    for way in WAYS:
        make_dossier(centre, way=way)
    for at in (NINE, NINE + timedelta(days=30)):
        for worklist in worklists_of_all:
            rows = set(worklist.query(officer(role), at).values_list("pk", flat=True))
            parts = [numbers(part, at) for part in worklist.parts_of(officer(role), at)]
            assert set().union(*parts) == rows, worklist.code


def numbers(part, at):
    """The numbers of the rows of a part at that moment, whether it names one or not."""
    return Statement(part.values_list("pk", flat=True)).given(now=at).rows()


def test_while_work_is_on_the_next_act_due_is_the_promise(centre):
    """Lists are ordered by `act_by`, and what runs out is looked for by it."""
    assert {d.act_by == d.due_at for d in [make_dossier(centre, way=way) for way in ("forward", "work")]} == {
        True
    }


APRIL, MAY = Period(date(2026, 4, 1), date(2026, 4, 30)), Period(date(2026, 5, 1), date(2026, 5, 31))


def test_acts_are_counted_in_the_period_in_which_they_happened(centre):
    make_dossier(centre, way="forward")
    count = evidence.by_event("forward")
    assert [count(centre.pk, period).count() for period in (APRIL, MAY)] == [1, 0]
    assert count(centre.pk + 1, APRIL).count() == 0


def test_the_roads_taken_are_counted_where_they_serve_a_duty(centre):
    dossier = make_dossier(centre, code="1.004873", way="forward", e_identity=EIdentity.LEVEL_2)
    item = dossier.version.components.first()
    request = actions.Request((actions.Lacking(item.pk, Lack.WRONG),), "Luật")
    actions.ask_supplement(dossier.pk, act(dossier, "chuyen-mon"), request)
    make_dossier(centre)
    day = Period(NINE.date(), NINE.date())
    figures = [e for e in registry.of("II.1.g") if e.query(centre.pk, day).model is Dossier]
    assert [figure.query(centre.pk, day).count() for figure in figures] == [1, 1]


def parts_of(worklist, role):
    return worklist.parts_of(officer(role), NINE)


def rows_of(role):
    return {
        each.code: [
            set(each.query(officer(role), NINE)),
            *(numbers(part, NINE) for part in parts_of(each, role)),
        ]
        for each in registered.every()
    }


@pytest.mark.parametrize("role", ["tiep-nhan", "chuyen-mon", "lanh-dao", "thu-ngan"])
def test_what_one_look_read_never_shows_in_the_next(centre, role):
    assert not any(found for parts in rows_of(role).values() for found in parts)
    for way in ("receive", "forward", "work", "decide"):
        make_dossier(centre, way=way)
    assert any(found for parts in rows_of(role).values() for found in parts)
    Dossier.objects.update(status=Status.RETURNED, finished_at=NINE)
    assert not any(found for parts in rows_of(role).values() for found in parts)


def test_a_list_asks_in_the_same_words_for_who_has_the_same_rights_and_in_others_for_who_has_not(centre):
    mine, again = (
        worklists.to_check(officer("tiep-nhan"), NINE),
        worklists.to_check(officer("tiep-nhan"), NINE),
    )
    assert origin(mine) is origin(again) is not mine
    assert origin(worklists.to_check(officer("chuyen-mon"), NINE)) is not origin(mine)
    narrowed = mine.filter(channel=Channel.POSTAL)
    assert origin(narrowed) is narrowed
