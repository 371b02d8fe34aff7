"""From the command to a healthy site: into an empty home with the sample commune, and again afterwards."""

import time

from bench.machine import database, empty_home, served
from bench.result import Result

FIRST_SECONDS, AGAIN_SECONDS = 60, 8


def run(rows: int) -> list[Result]:
    """Seconds of both starts, beside the bare database server's: making a cluster, and starting it."""
    bare = _bare_seconds()
    with empty_home() as home:
        with served(home) as (_, first):
            pass
        with served(home) as (_, again):
            pass
    return [
        _result("start-first", first, bare, FIRST_SECONDS),
        _result("start-again", again, bare, AGAIN_SECONDS),
    ]


def _result(name: str, ours: float, bare: float, limit: float) -> Result:
    return Result(
        name, ours, "s", ratio=bare / ours, vs="initdb+server", target=f"<={limit}", ok=ours <= limit
    )


def _bare_seconds() -> float:
    started = time.monotonic()
    with database():
        return time.monotonic() - started
