"""The counts of lists: each dossier once, no further than a bound, whatever the parts of a list are."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, make_dossier, text

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import ReturnPlace, Status
from motcua.desks.counter import lists
from motcua.desks.counter.clocks import Clocks
from motcua.reference.organisation.models import Post

pytestmark = pytest.mark.django_db


def of(*dossiers):
    return Dossier.objects.filter(pk__in=[dossier.pk for dossier in dossiers])


def test_a_dossier_in_several_parts_is_counted_once(centre):
    one, two, three = (make_dossier(centre) for _n in range(3))
    assert lists.bounded([of(one, two), of(two, three)]) == 3
    assert lists.bounded([of(one, two), of(one, two)]) == 2


def test_several_lists_are_counted_in_one_statement_in_their_order(centre, django_assert_num_queries):
    one, two, three = (make_dossier(centre) for _n in range(3))
    shared = of(one, two)
    with django_assert_num_queries(1):
        assert lists.bounded_each([[shared, of(three)], [], [of(three)], [shared]]) == [3, 0, 1, 2]


def test_a_part_of_several_lists_is_read_once(centre, django_assert_num_queries):
    shared = Dossier.objects.filter(beside=[])
    with django_assert_num_queries(1) as read:
        lists.bounded_each([[shared, Dossier.objects.filter(beside=[{}])], [shared]])
    assert read.captured_queries[0]["sql"].count('FROM "dossiers_dossier"') == 2


@pytest.mark.parametrize("bound", [1, 2, 3, 4])
def test_nothing_is_counted_further_than_the_bound(centre, monkeypatch, bound):
    one, two, three = (make_dossier(centre) for _n in range(3))
    monkeypatch.setattr(lists, "COUNT_BOUND", bound)
    several = [[of(one, two, three)], [of(one, two), of(two, three)], [of(one), of(two), of(three)]]
    assert lists.bounded_each(several) == [min(3, bound)] * 3


def test_a_list_that_can_hold_nothing_is_empty(centre):
    dossier = make_dossier(centre)
    for nothing in ([], [Dossier.objects.none()], [of()], [Dossier.objects.none(), of()]):
        assert (lists.bounded(nothing), list(lists.first_of(nothing, 5))) == (0, [])
        something = [*nothing, of(dossier)]
        assert (lists.bounded(something), list(lists.first_of(something, 5))) == (1, [dossier])
    assert lists.bounded_each([]) == []


def test_what_comes_first_and_how_many_there_are_is_told_together(centre, django_assert_num_queries):
    """The most pressing of all parts though each part is cut, and counts of lists that share parts with it."""
    made = [make_dossier(centre) for _n in range(5)]
    for n, dossier in enumerate(made):
        Dossier.objects.filter(pk=dossier.pk).update(act_by=NINE - timedelta(days=n) if n else None)
    undated, *_others, latest = made
    shown = [of(*made[:3]), of(*made[2:])]
    with django_assert_num_queries(1):
        first, counts = lists.first_and_bounded(shown, 3, [shown, shown[:1], [of(undated)], []])
    assert counts == [5, 3, 1, 0]
    assert first == [latest.pk, made[3].pk, made[2].pk]
    assert lists.first_and_bounded(shown, 9, [])[0] == [one.pk for one in (*made[:0:-1], undated)]
    for nothing in ([], [Dossier.objects.none()]):
        assert lists.first_and_bounded(nothing, 3, [shown]) == ([], [5])


@pytest.mark.parametrize(
    ("address", "words"), [("/quay/", "Giải quyết"), ("/quay/?hang=da-bo-sung", "Xem bổ sung")]
)
def test_where_papers_came_in_a_row_says_to_look_at_them(as_role, centre, address, words):
    dossier = make_dossier(centre, way="forward")
    Dossier.objects.update(supplemented_at=NINE)
    row = text(as_role("chuyen-mon").get(address)).split(f'href="/quay/ho-so/{dossier.code}/"')[-1]
    assert words in row.partition("</a>")[0]


def test_a_result_that_waits_for_its_owner_stands_below_what_runs_out(as_role, centre):
    """It pressed until it was signed, however long ago that was; now its owner comes when they come."""
    waiting, under_way = make_dossier(centre, way="decide"), make_dossier(centre)
    Dossier.objects.filter(pk=under_way.pk).update(act_by=NINE + timedelta(days=900))
    shown = text(as_role("tiep-nhan").get("/quay/"))
    rows = [
        shown.index(f'class="is-code"><a href="/quay/ho-so/{each.code}/') for each in (under_way, waiting)
    ]
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    ("later", "place", "words", "when"),
    [
        (timedelta(0), ReturnPlace.CENTRE, "Có kết quả", "09:00 hôm nay"),
        (timedelta(hours=14, minutes=59), ReturnPlace.CENTRE, "Có kết quả", "09:00 hôm nay"),
        (timedelta(hours=15), ReturnPlace.CENTRE, "Chờ nhận 1 ngày", "có kết quả từ 06/04"),
        (timedelta(days=4), ReturnPlace.CENTRE, "Chờ nhận 4 ngày", "có kết quả từ 06/04"),
        (timedelta(days=4), ReturnPlace.POST, "Có kết quả", "09:00 06/04"),
        (timedelta(days=4), ReturnPlace.ONLINE, "Có kết quả", "09:00 06/04"),
    ],
)
def test_a_result_says_for_how_many_days_nobody_came(centre, later, place, words, when):
    """Counted from midnight to midnight; nobody is waited for where it goes by post or is published."""
    ready = Dossier(status=Status.RESOLVED, finished_at=NINE, return_place=place)
    shown = Clocks(NINE + later).row(ready)
    assert (shown.words, shown.when, shown.state) == (words, when, "done")


@pytest.mark.parametrize("address", ["/quay/", "/quay/?giu=chua-ai", "/quay/?hang=dang-giai-quyet"])
def test_who_has_a_right_and_acts_in_no_role_sees_an_empty_list(as_role, centre, address):
    make_dossier(centre, way="forward")
    Post.objects.update(roles=[])
    assert as_role("chuyen-mon").get(address).status_code == 200
