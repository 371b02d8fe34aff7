"""Bảng trong ngày: hours and minutes of what is promised for today (F67)."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.fixtures import NINE, make_dossier, officer, text

from motcua.desks.counter.views.today import hours_and_minutes
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

ADDRESS = "/quay/hom-nay/"


@pytest.fixture
def board(client, centre):
    """The board as reception sees it at a moment."""

    def look(at=NINE):
        with clock.fixed_at(at):
            client.force_login(officer("tiep-nhan"))
            return text(client.get(ADDRESS))

    return look


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 phút"), (59, "59 phút"), (60, "1 giờ 00 phút"), (-125, "2 giờ 05 phút")]
)
def test_time_is_said_in_hours_and_minutes(minutes, words):
    assert hours_and_minutes(timedelta(minutes=minutes, seconds=30 if minutes >= 0 else 0)) == words


def test_a_birth_of_the_morning_is_on_the_board_until_it_is_done(board, centre):
    """1.001193 is promised for the same day, at 16:30: from 9:00 there are 2:30 and 3:30 of work."""
    make_dossier(centre, way="forward")
    make_dossier(centre, code="1.004873", way="forward")
    page = board()
    assert "Còn 1 hồ sơ phải xong hôm nay" in page
    assert "Hôm nay nhận 2 hồ sơ, 1 hẹn trả ngay trong ngày, đã xong 0." in page
    assert "còn 6 giờ 00 phút" in page
    make_dossier(centre, way="decide")
    assert "2 hẹn trả ngay trong ngày, đã xong 1." in board()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 4, 6, 16, 29, tzinfo=VIETNAM), "còn 1 phút"),
        (datetime(2026, 4, 6, 16, 30, tzinfo=VIETNAM), "còn 0 phút"),
        (datetime(2026, 4, 6, 16, 31, tzinfo=VIETNAM), "quá 1 phút"),
    ],
)
def test_the_minute_of_the_promise_divides_left_from_late(board, centre, at, words):
    make_dossier(centre, way="forward")
    assert words in board(at)


def test_a_day_without_promises_says_so(board):
    assert "Không còn hồ sơ nào phải xong hôm nay." in board()


def test_the_board_costs_the_same_however_long_and_looking_keeps_no_session_alive(board, centre):
    make_dossier(centre, way="forward")
    board()
    with CaptureQueriesContext(connection) as one:
        board()
    for _n in range(4):
        make_dossier(centre, way="forward")
    with CaptureQueriesContext(connection) as five:
        page = board()
    assert len(five) == len(one)
    assert 'hx-headers=\'{"X-Watching": "1"}\'' in page
