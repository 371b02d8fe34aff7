"""The register of duties where very many dossiers are: the wall and a duty's page, over HTTP, by the director.

Beside it the same pages of a house with few dossiers, served at once and taking turns.
"""

import statistics

from bench.browser import Browser
from bench.house import base_of, house_of
from bench.result import Result

LIMIT_MS = 150
WARM, EACH = 40, 100
#: the wall, the duty with most figures of dossiers, and the two whose figures take longest to count
PAGES = {
    "wall": "/nhiem-vu/",
    "duty": "/nhiem-vu/i-1-b/",
    "same-day": "/nhiem-vu/i-1-c/",
    "forwarded": "/nhiem-vu/ii-1-k/",
}


def run(rows: int) -> list[Result]:
    """Milliseconds within which 95 of 100 pages are there, among `rows` dossiers."""
    with house_of(base_of(rows)) as few, house_of(rows) as many:
        directors = Browser(few[0], "giam-doc"), Browser(many[0], "giam-doc")
        return [_result(name, base_of(rows), directors, path) for name, path in PAGES.items()]


def _result(name: str, base: int, directors: tuple[Browser, Browser], path: str) -> Result:
    """Both houses take turns; the first pages warm up every thread of theirs, and count the months that are over."""
    for _each in range(WARM):
        for director in directors:
            director.timed(path)
    took = [tuple(director.timed(path) for director in directors) for _each in range(EACH)]
    few, many = (
        statistics.quantiles([pair[n] for pair in took], n=20)[-1] * 1000 for n in range(len(directors))
    )
    return Result(
        f"duties-{name}", many, "ms-p95", few / many, f"{base}-dossiers", f"<={LIMIT_MS}", many <= LIMIT_MS
    )
