"""The first rows: what 2026 must look like, and that edits survive."""

from datetime import timedelta
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from motcua.reference.calendars import actions, queries, rules
from motcua.reference.calendars.models import Change, ClockParameter, DayOff, Swap, WeeklySession
from motcua.reference.calendars.seed import CLOCKS, seed
from motcua.reference.calendars.states import Clock, DayOffKind, Mark
from motcua.reference.calendars.tests.factories import changed
from motcua.reference.calendars.tests.samples import at, day, days_off, make_calendar

ASKERS = import_module("motcua.reference.calendars.migrations.0004_askers_kept")
OPENING = import_module("motcua.reference.calendars.migrations.0003_forward_opening")
NOON = at("02/03/2026 12:00")

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("seeded")
def test_the_days_off_of_2026_are_those_checked_by_hand():
    """Domain/01 §8: New Year 1, Tết 5, Hùng Kings 1, 30/4, 1/5, National Day 2, 24/11 (uncertain)."""
    rows = DayOff.objects.filter(date__year=2026)
    assert [(f"{row.date:%a %d/%m}", row.name, row.mark) for row in rows] == [
        ("Thu 01/01", "Tết Dương lịch", "recalled"),
        ("Mon 16/02", "Giao thừa Tết Nguyên Đán", "recalled"),
        ("Tue 17/02", "Tết Nguyên Đán", "recalled"),
        ("Wed 18/02", "Mùng hai Tết Nguyên Đán", "recalled"),
        ("Thu 19/02", "Mùng ba Tết Nguyên Đán", "recalled"),
        ("Fri 20/02", "Mùng bốn Tết Nguyên Đán", "recalled"),
        ("Sun 26/04", "Ngày Giỗ Tổ Hùng Vương", "recalled"),
        ("Mon 27/04", "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)", "recalled"),
        ("Thu 30/04", "Ngày Chiến thắng", "recalled"),
        ("Fri 01/05", "Ngày Quốc tế Lao động", "recalled"),
        ("Tue 01/09", "Quốc khánh", "recalled"),
        ("Wed 02/09", "Quốc khánh", "recalled"),
        ("Tue 24/11", "Ngày Văn hóa Việt Nam", "uncertain"),
    ]


@pytest.mark.usefixtures("seeded")
def test_swapped_days_are_swaps_and_no_holidays():
    swaps = Swap.objects.values_list("day_off", "make_up")
    assert list(swaps) == [
        (day("29/04/2024"), day("04/05/2024")),
        (day("02/05/2025"), day("26/04/2025")),
        (day("31/08/2026"), day("22/08/2026")),
    ]
    assert not DayOff.objects.filter(date__in=[off for off, _make_up in swaps]).exists()


@pytest.mark.usefixtures("seeded")
def test_the_seeded_calendar_is_the_one_written_out_by_hand():
    seeded, written = queries.calendar_for(0), make_calendar()
    assert set(seeded.holidays) == days_off()
    for n in range(7 * 366):
        on = day("01/01/2024") + timedelta(days=n)
        assert rules.sessions_on(seeded, on) == rules.sessions_on(written, on)


@pytest.mark.usefixtures("seeded")
def test_days_that_wait_for_a_yearly_decision_say_so():
    inferred = DayOff.objects.filter(mark=Mark.INFERRED)
    assert {row.date.year for row in inferred} == {2027, 2028, 2029, 2030}
    assert {row.kind for row in inferred} == {DayOffKind.TET, DayOffKind.PUBLIC}


@pytest.mark.usefixtures("seeded")
def test_every_clock_has_a_value_a_source_and_a_mark():
    parameters = queries.parameters_on(0, day("06/04/2026"))
    assert {row.clock for row in ClockParameter.objects.all()} == set(Clock.values)
    assert all(
        getattr(parameters, clock).source and getattr(parameters, clock).mark for clock in Clock.values
    )


@pytest.mark.usefixtures("seeded")
def test_the_example_hours_are_marked_as_an_example():
    assert {row.mark for row in WeeklySession.objects.all()} == {Mark.EXAMPLE}


@pytest.mark.usefixtures("seeded")
def test_seeding_again_adds_nothing():
    assert seed(at=NOON) == 0
    assert Change.objects.count() == 1


@pytest.mark.usefixtures("seeded")
def test_seeding_again_keeps_what_was_edited_and_withdrawn(administrator):
    culture = DayOff.objects.get(date=day("24/11/2026"))
    actions.withdraw("ngay-nghi", culture.pk, **changed(by=administrator, at=NOON))
    tet = DayOff.objects.get(date=day("04/02/2027"))
    actions.change_day_off(
        tet.pk, on=day("03/02/2027"), name="28 Tết", kind=DayOffKind.TET, **changed(by=administrator, at=NOON)
    )
    before = sorted(queries.calendar_for(0).holidays)
    assert seed(at=NOON) == 0
    assert sorted(queries.calendar_for(0).holidays) == before


def test_the_command_says_how_many_rows_it_added():
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("calendar", "seed", stdout=out)
    assert said[0].getvalue() != said[1].getvalue() == "Đã thêm 0 dòng vào lịch.\n"


@pytest.fixture(params=[Clock.FORWARD_OPENING, Clock.ASKER_KEPT])
def lacking(request):
    """A clock that came after the first release: what its migration does, and its value."""
    brought = {
        Clock.FORWARD_OPENING: (OPENING.add_opening, OPENING.SOURCE, 1, "hour"),
        Clock.ASKER_KEPT: (ASKERS.add_askers, ASKERS.SOURCE, 30, "day"),
    }
    return request.param, *brought[request.param]


@pytest.fixture
def seeded_before(db, monkeypatch, lacking):
    """The version made when that clock was no parameter yet."""
    listed = CLOCKS.read_text(encoding="utf-8").splitlines()
    older = "\n".join(line for line in listed if f"clock: {lacking[0]}," not in line)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", lambda *_path, **_encoding: older)
        seed(at=NOON)
    return Change.objects.get().pk


def test_the_migration_brings_the_clock_into_versions_made_before_it(lacking, seeded_before):
    clock, add, source, amount, measure = lacking
    for _twice in range(2):
        add(apps, None)
    row = ClockParameter.objects.get(clock=clock)
    assert (row.amount, row.measure, row.source, row.mark) == (amount, measure, source, Mark.SETTING)
    found = queries.parameters_on(0, day("06/04/2026"), version=seeded_before)
    assert getattr(found, clock.value).value == rules.Limit(amount, measure)
    assert seed(at=NOON) == 0


@pytest.mark.usefixtures("seeded")
def test_seed_and_migration_bring_the_same(lacking):
    clock, _add, *brought = lacking
    row = ClockParameter.objects.get(clock=clock)
    assert [row.source, row.amount, row.measure] == brought
