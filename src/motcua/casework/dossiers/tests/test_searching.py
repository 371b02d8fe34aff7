"""What a search finds, near and far, whatever it is asked with."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.fixtures import NINE, make_dossier, officer, person

from motcua.casework.dossiers import queries
from motcua.foundation.plans import planned_anew

NAMES = ("Trần Thị Gấm", "Lê Hoàng Phương Vy", "Nguyễn Văn An", "Trần Văn Đởm")


@pytest.fixture
def visible(centre):
    for n, name in enumerate(NAMES):
        who = person(full_name=name, personal_id=f"08719000{n:04d}", phone=f"091234567{n}")
        make_dossier(centre, at=NINE + timedelta(minutes=n), submitter=who)
    return queries.visible_to(officer("tiep-nhan"), NINE)


@pytest.mark.parametrize("near", [1, 2, 100], ids=["far", "some near", "all near"])
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tran", ["Trần Văn Đởm", "Trần Thị Gấm"]),
        ("văn", ["Trần Văn Đởm", "Nguyễn Văn An"]),
        ("an", ["Nguyễn Văn An"]),
        ("dom tran", ["Trần Văn Đởm"]),
        ("phuong v", ["Lê Hoàng Phương Vy"]),
        ("5672", ["Nguyễn Văn An"]),
        ("5670", ["Trần Thị Gấm"]),
        ("%", []),
        ("tran_thi", []),
        ("khong co", []),
    ],
)
def test_words_are_found_by_their_beginning_and_numbers_anywhere_the_latest_first(
    visible, monkeypatch, near, asked, found
):
    monkeypatch.setattr(queries, "NEAR", near)
    rows = queries.rows_question(queries.latest_matching(visible, asked, size=10)).rows()
    assert [row.submitter.full_name for row in rows] == found


def test_a_search_gives_no_more_than_was_asked_for(visible):
    assert len(queries.latest_matching(visible, "087190", size=3)) == 3


def test_nothing_is_found_where_nothing_may_be_seen(visible):
    assert not queries.latest_matching(visible.none(), "tran", size=3)


def test_within_planned_anew_no_plan_is_kept_and_afterwards_it_is_as_before(db):
    connection.ensure_connection()
    before = connection.connection.prepare_threshold
    with planned_anew():
        assert connection.connection.prepare_threshold is None
    assert connection.connection.prepare_threshold == before
