"""What is counted: kept counts always agree with a slow recount, whatever happened in whatever order."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from tests.fixtures import NINE, make_dossier, make_guidance, officer

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.oversight.duties import actions, figures, monthly, queries, showing
from motcua.oversight.duties.figures import Wanted
from motcua.oversight.duties.models import Duty, MonthCount
from motcua.oversight.duties.rules.standing import Held, period_before, period_of

from .doing import WORKS, entered_by_hand, make_ready

ON = NINE.date()
CODES = ("I.1.a", "I.1.b", "II.1.g", "II.4", "II.2.a")


@pytest.fixture
def register(centre):
    actions.seed(at=NINE)
    return centre


def enter(centre, code="II.4", day=ON, **changes):
    done = actions.Done(**{"what": "Họp tổ", "done_on": day, "done_by": "Phạm Quốc Hưng"} | changes)
    duty = Duty.objects.get(code=code)
    return actions.record_evidence(duty, done, centre=centre, by=officer("giam-doc"), at=NINE)


def counted(centre, code):
    return monthly.by_month(centre.pk, figures.figures_of(code), ON)


def slowly(centre, code):
    """Each figure of a duty in each of twelve months, row by row, nothing kept."""
    found = {}
    for figure in figures.figures_of(code):
        rows = []
        for back in range(11, -1, -1):
            year, month = divmod(ON.year * 12 + ON.month - 1 - back, 12)
            first = date(year, month + 1, 1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            rows.append(len(list(figure.query(centre.pk, Period(first, last)))))
        found[figures.key_of(figure)] = rows
    return found


def test_a_received_dossier_moves_its_figures_and_shows_its_row(register):
    before = {code: sum(map(sum, counted(register, code).values())) for code in ("I.1.b", "II.1.h")}
    dossier = make_dossier(register)
    for code in before:
        assert sum(map(sum, counted(register, code).values())) > before[code]
    figure = figures.figures_of("II.1.h")[0]
    rows = figure.query(register.pk, Period(ON, ON))
    assert dossier in showing.SHOWN[Dossier].of(rows, officer("tiep-nhan"), NINE)
    assert not showing.SHOWN[Dossier].of(rows, officer("kiem-soat"), NINE).exists()


def test_guidance_moves_its_figures(register):
    make_guidance(register)
    assert counted(register, "II.1.g")["II.1.g", "Lượt hướng dẫn chuẩn bị, bổ sung hồ sơ"][-1] == 1
    assert queries.tile_of(register.pk, "II.1.g", ON).standing == "held"


def test_what_is_entered_by_hand_counts_until_it_is_voided(register):
    assert queries.tile_of(register.pk, "II.4", ON).standing == "nothing"
    entry = enter(register)
    assert queries.tile_of(register.pk, "II.4", ON).standing == "held"
    actions.void_evidence(entry.pk, reason="Nhầm", by=officer("giam-doc"), at=NINE)
    assert queries.tile_of(register.pk, "II.4", ON).standing == "nothing"


def test_a_month_that_is_over_is_kept_and_forgotten_when_a_row_of_it_changes(register):
    entry = enter(register, day=date(2026, 2, 3))
    assert counted(register, "II.4")["II.4", "Minh chứng nhập tay"][-3] == 1
    assert MonthCount.objects.filter(duty="II.4", figure="Minh chứng nhập tay").count() == 11
    actions.void_evidence(entry.pk, reason="Nhầm", by=officer("giam-doc"), at=NINE)
    assert not MonthCount.objects.filter(duty="II.4", month=date(2026, 2, 1)).exists()
    assert counted(register, "II.4")["II.4", "Minh chứng nhập tay"][-3] == 0


def test_every_registered_figure_has_rows_that_can_be_shown():
    models = {figure.query(0, Period(ON, ON)).model for figure in registry.every()}
    assert models <= set(showing.SHOWN)
    assert set(figures.WATCHED) <= set(showing.SHOWN)


def test_more_than_one_piece_in_a_period_is_counted_no_further_than_wanted(register):
    for _each in range(2):
        enter(register)
    for minimum, enough in ((2, True), (3, False)):
        held = figures.held_by(register.pk, [Wanted("II.4", 1, minimum)], ON)["II.4"]
        assert held.this_period is enough


def test_the_last_day_of_evidence_is_found(register):
    for day in (date(2026, 2, 3), date(2026, 2, 17)):
        enter(register, day=day)
    assert queries.tile_of(register.pk, "II.4", ON).held.last_on == date(2026, 2, 17)
    make_dossier(register, at=NINE - timedelta(days=40))
    assert queries.tile_of(register.pk, "II.1.h", ON).held.last_on == ON - timedelta(days=40)


def test_wall_and_pages_agree_with_a_slow_recount_on_a_hundred_histories(register):
    make_ready()
    rng, done = random.Random(7), set()
    for history in range(100):
        before = transaction.savepoint()
        done |= _history_agrees(register, rng, to_the_day=not history % 10)
        transaction.savepoint_rollback(before)
    assert done == {*WORKS, "enter", "void"}


def _history_agrees(centre, rng, *, to_the_day: bool) -> set[str]:
    """Months are counted and kept, then things happen on random days; counts and tiles agree with a recount."""
    name = rng.choice([*WORKS, "enter"])
    code = rng.choice(WORKS[name].moves)[0] if name in WORKS else rng.choice(CODES)
    counted(centre, code)
    done = {name, *rng.choices([*WORKS, "enter", "void"], k=rng.randrange(3))}
    for each in sorted(done):
        if each in WORKS:  # the forms printed on the way are those of the circular, from 15/09/2025
            WORKS[each].do(centre, NINE - timedelta(days=rng.randrange(200)))
        else:
            entry = entered_by_hand(code)(centre, NINE - timedelta(days=rng.randrange(270)))
            if each == "void":
                actions.void_evidence(entry.pk, reason="Nhầm", by=officer("giam-doc"), at=NINE)
    assert counted(centre, code) == slowly(centre, code), done
    wanted = Wanted(code, rng.choice((1, 3, 6, 12)), rng.choice((1, 2)))
    held = figures.held_by(centre.pk, [wanted], ON)[code]
    assert replace(held, last_on=None) == _held_slowly(centre, wanted), done
    if to_the_day:
        assert held.last_on == _last_slowly(centre, wanted), done
    return done


def _held_slowly(centre, wanted) -> Held:
    this = period_of(ON, wanted.months)
    year = Period(date(2025, 5, 1), ON)
    this_so_far, last = Period(this.first, ON), period_before(this, wanted.months)

    def rows(period):
        return sum(len(list(each.query(centre.pk, period))) for each in figures.figures_of(wanted.code))

    return Held(rows(this_so_far) >= wanted.minimum, rows(last) >= wanted.minimum, rows(year) > 0)


def _last_slowly(centre, wanted) -> date | None:
    """The last day of evidence, day by day from today back to the period before or twelve months."""
    first = min(date(2025, 5, 1), period_before(period_of(ON, wanted.months), wanted.months).first)
    days = (ON - timedelta(days=back) for back in range((ON - first).days + 1))
    found = figures.figures_of(wanted.code)
    return next(
        (d for d in days if any(each.query(centre.pk, Period(d, d)).exists() for each in found)), None
    )


@pytest.mark.parametrize(("days_ago", "most"), [(0, 6), (5, 9), (190, 15)])
def test_the_wall_asks_little_whatever_was_done(register, days_ago, most, django_assert_max_num_queries):
    make_dossier(register, at=NINE - timedelta(days=days_ago))
    enter(register)
    with django_assert_max_num_queries(most):
        tiles = queries.wall(register.pk, ON)
    assert len(tiles) == 34
