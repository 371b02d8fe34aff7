"""The pages an officer looks at all day where very many dossiers are, beside the same where few are.

`Việc của tôi` as each role sees it, the search for a name typed without accents, and a dossier's page: over HTTP, by
signed-in officers, the two houses served at once and taking turns.
"""

import random
import statistics
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import psycopg

from bench.browser import Browser
from bench.house import base_of, database_of, house_of
from bench.result import Result
from motcua.config.launcher.home import Home

LIMIT_MS, TIMES = 60, 1.5
ROLES = ("tiep-nhan", "chuyen-mon", "lanh-dao", "thu-ngan", "giam-doc")
WARM, EACH = 60, 200
#: any dossier and any person of the sample Centre, by a number between the first and the last
_CODE = "select code from dossiers_dossier where id >= %s order by id limit 1"
_NAME = "select folded_name from dossiers_person where id >= %s order by id limit 1"
_ENDS = "select min(id), max(id) from {}"


class House:
    """A served house with the officers who look and the addresses they ask for."""

    def __init__(self, address: str, home: Home) -> None:
        self.officers = [Browser(address, role) for role in ROLES]
        with psycopg.connect(database_of(home)) as connection:
            self.codes = _some(connection, "dossiers_dossier", _CODE)
            self.names = _some(connection, "dossiers_person", _NAME)

    def work(self, n: int) -> float:
        return self.officers[n % len(ROLES)].timed("/quay/")

    def search(self, n: int) -> float:
        """The whole name mostly, and every third time only its last two words."""
        words = self.names[n].split()
        asked = " ".join(words[-2:] if n % 3 == 0 else words)
        return self.officers[0].timed(f"/quay/ho-so/?{urlencode({'q': asked})}")

    def dossier(self, n: int) -> float:
        return self.officers[0].timed(f"/quay/ho-so/{self.codes[n]}/")


def _some(connection: psycopg.Connection[tuple[object, ...]], table: str, query: str) -> Sequence[str]:
    """As many codes or names as are asked for, spread over the table; the same ones each time."""
    row = connection.execute(_ENDS.format(table)).fetchone()  # type: ignore[arg-type]
    assert row is not None
    first, last = (int(str(end)) for end in row)
    rng = random.Random(1)
    found = (connection.execute(query, [rng.randint(first, last)]).fetchone() for _each in range(EACH))
    return [str(one[0]) for one in found if one]


def run(rows: int) -> list[Result]:
    """Milliseconds within which 95 of 100 pages are there, among `rows` dossiers."""
    with house_of(base_of(rows)) as few, house_of(rows) as many:
        houses = House(*few), House(*many)
        return [
            _result(f"lists-{name}", base_of(rows), _taking_turns(houses, page))
            for name, page in (("work", House.work), ("search", House.search), ("dossier", House.dossier))
        ]


def _taking_turns(
    houses: tuple[House, House], page: Callable[[House, int], float]
) -> tuple[list[float], list[float]]:
    """Seconds of each page in both houses; the first ones warm up every thread of both and are left out."""
    for n in range(WARM):
        for house in houses:
            page(house, n)
    took = [(page(houses[0], n), page(houses[1], n)) for n in range(EACH)]
    return [pair[0] for pair in took], [pair[1] for pair in took]


def _result(name: str, base: int, took: tuple[list[float], list[float]]) -> Result:
    few, many = (statistics.quantiles(times, n=20)[-1] * 1000 for times in took)
    good = many <= LIMIT_MS and many <= TIMES * few
    target = f"<={LIMIT_MS},ratio>={1 / TIMES:.3g}"
    return Result(name, many, "ms-p95", few / many, f"{base}-dossiers", target, good)
