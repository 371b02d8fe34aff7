"""For each duty with built tools: work done in the product moves its figures, and the row behind each appears."""

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.oversight.duties import actions, figures, queries, showing
from motcua.oversight.duties.states import slug_of

from .doing import WORKS, make_ready

ON = NINE.date()
#: NĐ 118/2025 Đ8.1 a, b, c and other tasks; TT 03/2025 phần II.1 g, h, i, k, l and other tasks
BUILT = ("I.1.a", "I.1.b", "I.1.c", "I.4", "II.1.g", "II.1.h", "II.1.i", "II.1.k", "II.1.l", "II.4")
#: who may see the rows of all apps at the Centre
LOOKS = "giam-doc"


@pytest.fixture
def register(centre):
    actions.seed(at=NINE)
    make_ready()
    return centre


def figure_of(key) -> registry.Evidence:
    return next(each for each in figures.figures_of(key[0]) if figures.key_of(each) == key)


def test_every_figure_of_the_built_duties_is_moved_by_some_work():
    declared = {figures.key_of(each) for code in BUILT for each in registry.of(code)}
    assert {key for work in WORKS.values() for key in work.moves} == declared
    assert {code for code, _title in declared} == set(BUILT)


@pytest.mark.parametrize("name", WORKS)
def test_work_in_the_product_moves_its_figures_and_its_rows_appear(register, client, name):
    today, work = Period(ON, ON), WORKS[name]
    before = {
        key: set(figure_of(key).query(register.pk, today).values_list("pk", flat=True)) for key in work.moves
    }
    with clock.fixed_at(NINE):
        work.do(register, NINE)
    client.force_login(officer(LOOKS))
    for key in work.moves:
        rows = figure_of(key).query(register.pk, today)
        [new] = set(rows.values_list("pk", flat=True)) - before[key]
        shown = showing.SHOWN[rows.model]
        page = _page_behind(client, key)
        row = rows.select_related(*shown.related).get(pk=new)
        assert f'href="{shown.address(row)}"' in page, key
        assert f">{len(before[key]) + 1} " in page
        assert queries.tile_of(register.pk, key[0], ON).held.last_on == ON


def _page_behind(client, key) -> str:
    n = figures.figures_of(key[0]).index(figure_of(key)) + 1
    answer = client.get(f"/nhiem-vu/{slug_of(key[0])}/so-lieu/{n}/?tu={ON}&den={ON}")
    assert answer.status_code == 200
    return answer.content.decode()
