"""Changing the calendar: versions, journal, refusals."""

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars import actions, queries, rules
from motcua.reference.calendars.actions import Basis
from motcua.reference.calendars.models import (
    Change,
    ClockParameter,
    DayOff,
    ExtraSession,
    Swap,
    WeeklySession,
)
from motcua.reference.calendars.rules import Limit, Session
from motcua.reference.calendars.states import Clock, DayOffKind, Mark, Measure
from motcua.reference.calendars.tests.factories import CENTRE, DECISION, REASON, changed
from motcua.reference.calendars.tests.samples import AFTERNOON, MORNING, at, day

NOON = at("02/03/2026 12:00")
SATURDAY = {"session": MORNING, "counted": True}
NEW_DAY = {"on": day("08/04/2026"), "name": "Ngày chuyển đổi", "kind": DayOffKind.PUBLIC}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def journal() -> list[str]:
    return list(Entry.objects.order_by("centre", "seq").values_list("action", flat=True))


def refusal(act, *args, **more) -> str:
    """The code of the refusal, and nothing written."""
    before = Change.objects.count()
    with pytest.raises(RuleBroken) as refused:
        act(*args, **more)
    assert Change.objects.count() == before
    return refused.value.code


def due(received: str = "06/04/2026 09:13", version: int | None = None, centre: int = CENTRE) -> str:
    """The promise for three working days at the Centre."""
    moment = at(received)
    calendar = queries.calendar_for(centre, version=version)
    parameters = queries.parameters_on(centre, moment.date(), version=version)
    found = rules.deadline(calendar, moment, Limit(3, "working_day"), parameters=parameters)
    return f"{found.at:%d/%m/%Y %H:%M}"


# ── days off


def test_a_new_day_off_moves_new_promises_and_no_old_one(administrator):
    version = queries.current_version(CENTRE)
    assert due() == "09/04/2026 16:30"
    actions.add_day_off(**NEW_DAY, **changed(by=administrator, at=NOON))
    assert due() == "10/04/2026 16:30"
    assert due(version=version) == "09/04/2026 16:30"


def test_a_day_off_is_numbered_dated_and_written_to_the_journal(administrator):
    row = actions.add_day_off(**NEW_DAY, **changed(by=administrator, at=NOON, basis=DECISION))
    change = row.added
    assert (change.by, change.recorded_at, change.centre) == (administrator, NOON, 0)
    assert change.what == "Thêm ngày nghỉ thứ Tư 08/04/2026: Ngày chuyển đổi"
    assert (row.source, row.mark) == ("Quyết định 12/QĐ-TTg, Thủ tướng Chính phủ", Mark.FOUND)
    assert journal() == ["calendars.seeded", "calendars.day_off_added"]


def test_a_change_without_a_paper_is_marked_as_a_setting(administrator):
    row = actions.add_day_off(**NEW_DAY, **changed(by=administrator, at=NOON))
    assert (row.source, row.mark) == (REASON.reason, Mark.SETTING)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"on": day("30/04/2026")}, "already_off"),
        ({"on": day("22/08/2026")}, "made_up"),
        ({"on": day("01/03/2026")}, "past"),
        ({"on": day("08/04/2206")}, "too_far"),
        ({"name": " "}, "empty"),
        ({"basis": Basis(" ")}, "empty"),
    ],
)
def test_a_day_off_that_cannot_be_is_refused(administrator, given, code):
    arguments = NEW_DAY | changed(by=administrator, at=NOON) | given
    assert refusal(actions.add_day_off, **arguments) == code


def test_a_day_off_is_changed_by_withdrawing_and_adding(administrator):
    old = DayOff.objects.get(date=day("24/11/2026"))
    new = actions.change_day_off(
        old.pk,
        on=day("23/11/2026"),
        name="Ngày Văn hóa",
        kind=DayOffKind.PUBLIC,
        **changed(by=administrator, at=NOON, basis=DECISION),
    )
    old.refresh_from_db()
    assert old.withdrawn == new.added
    assert [row.date for row in DayOff.objects.standing().filter(date__month=11, date__year=2026)] == [
        new.date
    ]


def test_a_day_off_may_keep_its_date_when_its_name_changes(administrator):
    old = DayOff.objects.get(date=day("24/11/2026"))
    given = {"on": old.date, "name": "Ngày Văn hóa", "kind": DayOffKind.PUBLIC}
    actions.change_day_off(old.pk, **given, **changed(by=administrator, at=NOON))
    assert queries.calendar_for(0).holidays[old.date].name == "Ngày Văn hóa"


@pytest.mark.parametrize(
    ("old", "on", "code"),
    [
        ("24/11/2026", "02/09/2026", "already_off"),
        ("24/11/2026", "01/02/2026", "past"),
        ("16/02/2026", "24/03/2026", "past"),
    ],
)
def test_a_day_off_is_not_moved_onto_another_or_out_of_the_past(administrator, old, on, code):
    row = DayOff.objects.get(date=day(old))
    given = {"on": day(on), "name": "Ngày", "kind": DayOffKind.PUBLIC} | changed(by=administrator, at=NOON)
    assert refusal(actions.change_day_off, row.pk, **given) == code


# ── swaps


def test_the_days_of_a_swap_decision_come_all_at_once(administrator):
    pairs = [(day("13/04/2026"), day("18/04/2026")), (day("14/04/2026"), day("19/04/2026"))]
    swaps = actions.record_swap_decision(pairs, **changed(by=administrator, at=NOON, basis=DECISION))
    assert {swap.added for swap in swaps} == {Change.objects.first()}
    calendar = queries.calendar_for(CENTRE)
    assert [rules.is_working_day(calendar, when) for pair in pairs for when in pair] == [False, True] * 2
    assert calendar.holidays[day("13/04/2026")].name == "Nghỉ hoán đổi, làm bù ngày 18/04/2026"


def test_one_wrong_pair_refuses_the_whole_decision(administrator):
    pairs = [(day("13/04/2026"), day("18/04/2026")), (day("30/04/2026"), day("19/04/2026"))]
    given = changed(by=administrator, at=NOON, basis=DECISION)
    assert refusal(actions.record_swap_decision, pairs, **given) == "already_off"
    assert not Swap.objects.filter(day_off=day("13/04/2026")).exists()


def test_a_swap_needs_the_number_of_its_decision(administrator):
    pairs = [(day("13/04/2026"), day("18/04/2026"))]
    assert refusal(actions.record_swap_decision, pairs, **changed(by=administrator, at=NOON)) == "empty"


# ── hours of a Centre


def test_a_centre_sets_its_own_hours_and_no_other_is_touched(officer):
    early = {weekday: [Session(time(7), time(15))] for weekday in range(1, 7)}
    actions.set_weekly_sessions(
        CENTRE, since=day("13/04/2026"), sessions=early, **changed(by=officer, at=NOON)
    )
    here, there = queries.calendar_for(CENTRE), queries.calendar_for(CENTRE + 1)
    assert rules.sessions_on(here, day("18/04/2026")) == (Session(time(7), time(15)),)
    assert rules.sessions_on(here, day("10/04/2026")) == (MORNING, AFTERNOON)
    assert not rules.is_working_day(there, day("18/04/2026"))


def test_hours_set_again_for_the_same_day_replace_the_set(officer):
    for sessions in ({1: [MORNING]}, {2: [AFTERNOON]}):
        actions.set_weekly_sessions(
            CENTRE, since=day("13/04/2026"), sessions=sessions, **changed(by=officer, at=NOON)
        )
    standing = WeeklySession.objects.standing().filter(centre=CENTRE)
    assert [(row.weekday, row.start) for row in standing] == [(2, time(13))]


@pytest.mark.parametrize(
    ("since", "sessions", "code"),
    [
        ("01/03/2026", {1: [MORNING]}, "past"),
        ("13/04/2026", {}, "no_hours"),
        ("13/04/2026", {1: [MORNING, MORNING]}, "overlap"),
    ],
)
def test_hours_that_make_no_sense_are_refused(officer, since, sessions, code):
    given = {"since": day(since), "sessions": sessions} | changed(by=officer, at=NOON)
    assert refusal(actions.set_weekly_sessions, CENTRE, **given) == code


def test_a_saturday_session_is_working_time_of_its_centre_alone(officer):
    given = {"on": day("11/04/2026"), "session": MORNING, "counted": True}
    actions.add_session(CENTRE, **given, **changed(by=officer, at=NOON))
    assert due("08/04/2026 09:00") == "11/04/2026 11:30"
    assert due("08/04/2026 09:00", centre=CENTRE + 1) == "13/04/2026 16:30"


def test_a_session_that_does_not_count_moves_nothing(officer):
    given = {"on": day("11/04/2026"), "session": MORNING, "counted": False}
    actions.add_session(CENTRE, **given, **changed(by=officer, at=NOON))
    assert due("08/04/2026 09:00") == "13/04/2026 16:30"
    assert rules.open_sessions_on(queries.calendar_for(CENTRE), day("11/04/2026")) == (MORNING,)


def test_a_closed_day_is_skipped_by_its_centre_alone(officer):
    row = actions.close_day(CENTRE, on=day("08/04/2026"), name="Bão số 1", **changed(by=officer, at=NOON))
    assert due() == "10/04/2026 16:30"
    assert due(centre=CENTRE + 1) == "09/04/2026 16:30"
    assert str(row) == "08/04/2026 Bão số 1"


@pytest.mark.parametrize(
    ("act", "given", "code"),
    [
        (actions.add_session, {"on": day("30/04/2026")} | SATURDAY, "counted_on_day_off"),
        (actions.add_session, {"on": day("08/04/2026")} | SATURDAY, "overlap"),
        (actions.add_session, {"on": day("01/03/2026")} | SATURDAY, "past"),
        (actions.close_day, {"on": day("11/04/2026"), "name": "Bão"}, "not_worked"),
        (actions.close_day, {"on": day("01/03/2026"), "name": "Bão"}, "past"),
        (actions.close_day, {"on": day("08/04/2026"), "name": ""}, "empty"),
    ],
)
def test_sessions_and_closed_days_that_make_no_sense_are_refused(officer, act, given, code):
    assert refusal(act, CENTRE, **given, **changed(by=officer, at=NOON)) == code


def test_sessions_and_closed_days_belong_to_one_centre(administrator):
    given = {"on": day("08/04/2026"), "name": "Bão"} | changed(by=administrator, at=NOON)
    assert refusal(actions.close_day, 0, **given) == "no_centre"


# ── clock parameters


def hand_out(since: str, value: time) -> dict:
    return {"centre": CENTRE, "since": day(since), "value": value, "measure": Measure.TIME}


def test_a_centre_sets_its_own_hand_out_hour_from_a_day_on(officer):
    given = hand_out("08/04/2026", time(15)) | changed(by=officer, at=NOON)
    actions.set_parameter(Clock.HAND_OUT, **given)
    assert due("06/04/2026 09:13") == "09/04/2026 16:30"
    assert due("08/04/2026 09:13") == "13/04/2026 15:00"
    assert due("08/04/2026 09:13", centre=CENTRE + 1) == "13/04/2026 16:30"


def test_a_value_set_again_for_the_same_day_replaces_the_first(officer):
    for hour in (time(15), time(14)):
        actions.set_parameter(Clock.HAND_OUT, **hand_out("08/04/2026", hour), **changed(by=officer, at=NOON))
    standing = ClockParameter.objects.standing().filter(centre=CENTRE)
    assert [row.time_of_day for row in standing] == [time(14)]


def test_a_centre_does_not_set_what_the_law_sets(officer):
    given = {"centre": CENTRE, "since": day("08/04/2026"), "value": 20, "measure": Measure.DAY}
    code = refusal(actions.set_parameter, Clock.SUPPLEMENT_WAIT, **given, **changed(by=officer, at=NOON))
    assert code == "not_of_the_centre"


def test_a_change_of_law_holds_everywhere_from_its_day(administrator):
    given = {"centre": 0, "since": day("01/05/2026"), "value": 10, "measure": Measure.WORKING_DAY}
    actions.set_parameter(
        Clock.SUPPLEMENT_WAIT, **given, **changed(by=administrator, at=NOON, basis=DECISION)
    )
    before, after = (queries.parameters_on(CENTRE, day(on)) for on in ("30/04/2026", "01/05/2026"))
    assert str(before.supplement_wait.value) == "15 ngày"
    assert (str(after.supplement_wait.value), after.supplement_wait.mark) == ("10 ngày làm việc", Mark.FOUND)


# ── taking back


def test_a_row_is_withdrawn_before_its_day(administrator):
    row = DayOff.objects.get(date=day("24/11/2026"))
    actions.withdraw("ngay-nghi", row.pk, **changed(by=administrator, at=NOON))
    assert rules.is_working_day(queries.calendar_for(0), row.date)
    assert refusal(actions.withdraw, "ngay-nghi", row.pk, **changed(by=administrator, at=NOON)) == "withdrawn"


def test_a_row_whose_day_is_over_stays(administrator):
    row = DayOff.objects.get(date=day("16/02/2026"))
    assert refusal(actions.withdraw, "ngay-nghi", row.pk, **changed(by=administrator, at=NOON)) == "past"


def test_weekly_hours_are_withdrawn_as_a_set(officer):
    rows = actions.set_weekly_sessions(
        CENTRE,
        since=day("13/04/2026"),
        sessions={1: [MORNING, AFTERNOON], 2: [MORNING]},
        **changed(by=officer, at=NOON),
    )
    actions.withdraw("gio-lam-viec", rows[1].pk, **changed(by=officer, at=NOON))
    assert not WeeklySession.objects.standing().filter(centre=CENTRE).exists()
    assert rules.sessions_on(queries.calendar_for(CENTRE), day("14/04/2026")) == (MORNING, AFTERNOON)


# ── who may


@pytest.mark.parametrize("who", ["officer", "reader"])
def test_only_who_may_change_everywhere_changes_the_common_calendar(request, who):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        actions.add_day_off(**NEW_DAY, **changed(by=user, at=NOON))


def test_an_officer_does_not_change_another_centre(officer):
    with pytest.raises(PermissionDenied):
        actions.close_day(CENTRE + 1, on=day("08/04/2026"), name="Bão", **changed(by=officer, at=NOON))


# ── what the database itself refuses


def test_a_standing_day_off_is_there_once():
    twin = DayOff.objects.get(date=day("02/09/2026"))
    twin.pk = None
    with pytest.raises(IntegrityError, match="day_off_once"), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.parametrize(
    "statement",
    [
        "update calendars_dayoff set name = 'khác'",
        "delete from calendars_dayoff",
        "delete from calendars_change",
        "update calendars_change set reason = 'khác'",
        "update calendars_clockparameter set amount = amount + 1 where amount is not null",
    ],
)
def test_rows_are_never_overwritten_or_deleted(statement):
    refused = pytest.raises(IntegrityError, match="withdrawn, never changed")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_withdrawn_row_does_not_come_back(officer):
    row = actions.close_day(CENTRE, on=day("08/04/2026"), name="Bão", **changed(by=officer, at=NOON))
    actions.withdraw("ngay-nghi", row.pk, **changed(by=officer, at=NOON))
    with pytest.raises(IntegrityError, match="withdrawn, never changed"), transaction.atomic():
        DayOff.objects.filter(pk=row.pk).update(withdrawn=None)


def test_a_session_ends_after_it_starts():
    change = Change.objects.first()
    with pytest.raises(IntegrityError, match="extra_session_in_order"), transaction.atomic():
        ExtraSession.objects.create(
            centre=CENTRE, date=day("11/04/2026"), start=time(9), end=time(8), added=change, mark=Mark.SETTING
        )
