"""What the health page answers, asked on a real database."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils.translation import override

from motcua.config.health import health

Beat = Callable[[timedelta], object]


def ask() -> tuple[int, dict[str, object]]:
    with override("vi"):
        answer = health(RequestFactory().get("/suc-khoe/"))
    return answer.status_code, json.loads(answer.content)


@pytest.fixture
def beat(db: None) -> Iterator[Beat]:
    """Writes a worker's heartbeat of some time ago, where another connection can see it."""
    parameters = connection.get_connection_params() | {"cursor_factory": None, "context": None}
    with psycopg.connect(**parameters, autocommit=True) as own:
        own.execute("DELETE FROM procrastinate_workers")
        yield lambda ago: own.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s)", [ago]
        )
        own.execute("DELETE FROM procrastinate_workers")


def test_all_is_well_while_a_worker_beats(beat: Beat) -> None:
    beat(timedelta(seconds=5))
    assert ask() == (200, {"trang_thai": "tot"})


@pytest.mark.parametrize("beats", [[], [timedelta(seconds=31)]])
def test_a_worker_that_is_silent_is_told(beat: Beat, beats: list[timedelta]) -> None:
    for ago in beats:
        beat(ago)
    assert ask() == (503, {"trang_thai": "loi", "vi_sao": ["Tiến trình nền không hoạt động."]})


def test_a_lost_database_is_told_without_its_insides(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(**parameters: object) -> None:
        raise psycopg.OperationalError("connection to host 10.0.0.7 failed")

    monkeypatch.setattr(psycopg, "connect", lost)
    assert ask() == (503, {"trang_thai": "loi", "vi_sao": ["Cơ sở dữ liệu không trả lời."]})
