"""The database of a home for as long as it is needed: the embedded one, or the one DATABASE_URL names."""

import contextlib
from collections.abc import Iterator, Mapping

import psycopg

from motcua.config.environment import DATABASE_URL
from motcua.config.launcher.home import Home
from motcua.config.launcher.postgres import SAFE, Postgres
from motcua.config.launcher.processes import StopRequest
from motcua.config.launcher.roles import APPLICATION, OWNER, prepare_database
from motcua.config.launcher.trouble import Trouble, say

TRIES = 5


@contextlib.contextmanager
def opened(home: Home, stop: StopRequest) -> Iterator[tuple[Postgres | None, dict[str, str]]]:
    """The embedded server while open, and the variables that lead to it; (None, {}) with DATABASE_URL."""
    if DATABASE_URL.read():
        _await_answer(DATABASE_URL.read(), stop)
        yield None, {}
    else:
        with embedded(home, stop, SAFE) as (server, addresses):
            yield server, addresses


@contextlib.contextmanager
def embedded(
    home: Home, stop: StopRequest, settings: Mapping[str, str]
) -> Iterator[tuple[Postgres, dict[str, str]]]:
    """The embedded server with `settings` while open, and the variables that lead to it."""
    server = Postgres(home, stop, settings)
    try:
        server.start()
        prepare_database(server)
        yield server, {"DATABASE_URL": server.url(APPLICATION), "DATABASE_OWNER_URL": server.url(OWNER)}
    finally:
        server.stop()


def _await_answer(url: str, stop: StopRequest) -> None:
    """The server of DATABASE_URL takes a connection within a few tries: it may be starting, too."""
    for _ in range(TRIES):
        try:
            return psycopg.connect(url, connect_timeout=5).close()
        except psycopg.Error as error:
            reason = str(error).strip().splitlines()[-1]
        say("Đang chờ cơ sở dữ liệu của DATABASE_URL…")
        stop.pause(1)
    raise Trouble(
        f"Không kết nối được cơ sở dữ liệu của DATABASE_URL: {reason}. Hãy kiểm tra địa chỉ và máy chủ.",
        "Cannot connect to the database of DATABASE_URL.",
    )
