"""Receiving a dossier where very many are, beside the same where few are: two houses served at once, taking turns."""

import statistics
import time

from bench.browser import Browser
from bench.house import base_of, house_of
from bench.result import Result

#: how many times as much an intake may cost among all those dossiers
TARGET = 1.2
PAIRS = 200


def run(rows: int) -> Result:
    """Median milliseconds of an intake among `rows` dossiers; the ratio is to one among the few."""
    with house_of(base_of(rows)) as (small, _few), house_of(rows) as (large, _many):
        desks = [Browser(small), Browser(large)]
        intakes = [(desk, desk.choose()) for desk in desks]
        start = time.time_ns() // 10**6 % 10**11
        took = [[_receive(desk, fields, start + n) for desk, fields in intakes] for n in range(PAIRS + 20)]
    few, many = (statistics.median(pair[side] for pair in took[20:]) for side in (0, 1))
    good = many <= TARGET * few
    vs = f"{base_of(rows)}-dossiers"
    return Result("intake-scale", many * 1000, "ms", few / many, vs, f"ratio>={1 / TARGET:.3g}", good)


def _receive(desk: Browser, fields: dict[str, str], number: int) -> float:
    start = time.perf_counter()
    desk.receive(fields, number)
    return time.perf_counter() - start
