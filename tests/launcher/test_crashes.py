"""Sixty kill -9 under load: no acknowledged reception is lost, none is doubled, numbers stay unique and whole.

The real site is served, with its durable database. Clients receive dossiers all the while; whatever gets no answer is
sent again under the same key, as the browser of an officer does. Web or database is killed on a whole site that
receives; the worker, without which receiving goes on, beside them. Every client must be answered again before the
next kill.
"""

import contextlib
import http.client
import os
import random
import re
import signal
import threading
import time
import uuid
from collections.abc import Iterator

import psycopg
import pytest
from bench.browser import NAME, Browser

from motcua.config.launcher.home import Home

from .running import Site, folder_for_everyone, site_in, until

TIMES = 20
KINDS = {"web": "granian", "worker": "procrastinate", "database": "bin/postgres"}
CLIENTS = 2
#: seconds between two receptions of one client, so that what gets up has a share of two cores
PAUSE = 0.03
#: MOTCUA_CRASH_SEED has a run again as it was
SEED = int(os.environ.get("MOTCUA_CRASH_SEED") or random.randrange(10**6))
_MADE = "select intake_key::text, code from dossiers_dossier where intake_key::text = any(%s)"
_CODES = "select code from dossiers_dossier"
#: a certified statement bears its number in the book, which is a series of its own
_NUMBERS = "select number from papers_issuedpaper where number <> '' and code <> 'loi-chung'"
_SERIES = "select kind, period, last from numbering_series where kind in ('dossier', 'form')"
_BEATS = "select count(*) from procrastinate_workers where extract(epoch from last_heartbeat) > %s"


class Desk(threading.Thread):
    """A reception officer who goes on receiving; `sent` are all keys, `acknowledged` the codes answered to them."""

    def __init__(self, address: str, first: int) -> None:
        super().__init__(daemon=True)
        self.browser, self.number = Browser(address), first
        self.fields = self.browser.choose()
        self.sent: list[str] = []
        self.acknowledged: dict[str, str] = {}
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            self.number += 1
            key = str(uuid.uuid4())
            self.sent.append(key)
            person = {"full_name": NAME, "personal_id": f"{self.number:012d}", "born_on": "05/11/1990"}
            while not self.over.is_set() and not self._receive(key, person):
                time.sleep(0.1)
            time.sleep(PAUSE)

    def _receive(self, key: str, person: dict[str, str]) -> bool:
        """Whether the site has answered that the dossier is received."""
        leads_to = ""
        try:
            leads_to = self.browser.post(f"/quay/tiep-nhan/{key}/", {**self.fields, **person})
        except (OSError, http.client.HTTPException):
            self.browser.connection.close()
        if leads_to.startswith("/quay/ho-so/"):
            self.acknowledged[key] = leads_to.split("/")[3]
        return key in self.acknowledged


@pytest.fixture(scope="module")
def real_site() -> Iterator[Site]:
    """The product itself, with the sample commune, in a home of its own."""
    with folder_for_everyone() as folder, site_in(folder / "home") as site:
        site.env["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
        site.start("--demo", MOTCUA_DEMO_WEEKS="0")
        site.await_well()
        yield site


def test_sixty_kills_under_load_lose_nothing_double_nothing_and_skip_no_number(real_site: Site) -> None:
    print(f"MOTCUA_CRASH_SEED={SEED}")
    rng = random.Random(SEED)
    desks = [Desk(f"http://127.0.0.1:{real_site.port}/", n * 10**6) for n in range(1, CLIENTS + 1)]
    for desk in desks:
        desk.start()
    last_kill = 0.0
    for parts in _rounds(rng):
        for part in parts:
            time.sleep(rng.random() / 2)
            _kill(real_site, KINDS[part], rng)
        last_kill = time.time()
        _await_receptions(real_site, desks)
    for desk in desks:
        desk.over.set()
        desk.join()
        desk.browser.connection.close()
    _check(real_site, desks, last_kill)


def _rounds(rng: random.Random) -> list[list[str]]:
    """What is killed before the site is waited for: each part twenty times in all.

    Web and database take turns: what dies within seconds of its start again and again is let rest by the launcher.
    """
    turns = ["web", "database"]
    rng.shuffle(turns)
    rounds = [[part] for part in turns * TIMES]
    for parts in rng.sample(rounds, TIMES):
        parts.insert(rng.randrange(2), "worker")
    return rounds


def _kill(site: Site, part: str, rng: random.Random) -> None:
    """One process of the service: as often the first, which holds the others, as any."""
    there = until(lambda: site.processes(part), part)
    with contextlib.suppress(ProcessLookupError):  # it ended by itself meanwhile
        os.kill(there[0] if rng.random() < 0.5 else rng.choice(there), signal.SIGKILL)


def _await_receptions(site: Site, desks: list[Desk]) -> None:
    """All services are there again, the site says that it is well, and every desk has received since."""
    until(lambda: site.is_well() and all(site.processes(part) for part in KINDS.values()), "a whole site")
    before = [len(desk.acknowledged) for desk in desks]
    until(
        lambda: all(len(d.acknowledged) > n for d, n in zip(desks, before, strict=True)), "receptions again"
    )


def _check(site: Site, desks: list[Desk], last_kill: float) -> None:
    address = Home(site.home).holder()["environment"]["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as connection:

        def ask(query: str, *values: object) -> list[tuple[str, ...]]:
            return connection.execute(query, values).fetchall()  # type: ignore[arg-type]

        for desk in desks:
            made = ask(_MADE, desk.sent)
            assert len(desk.acknowledged) > 2 * TIMES
            assert len(made) == len(dict(made)), "a reception was doubled"
            assert desk.acknowledged.items() <= dict(made).items(), "a reception was lost"
        series = {(kind, period): int(last) for kind, period, last in ask(_SERIES)}
        _check_whole([code for (code,) in ask(_CODES)], [number for (number,) in ask(_NUMBERS)], series)
        until(lambda: ask(_BEATS, last_kill)[0][0], "a worker at work")
    verified = site.run("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert site.is_well()
    assert site.stop() == 0


def _check_whole(codes: list[str], papers: list[str], series: dict[tuple[str, str], int]) -> None:
    """Codes of each day, and numbers of the year's forms, run from 1 to the last one given, each once."""
    for (kind, period), last in series.items():
        given = [code.rpartition("-")[2] for code in codes if f"-{period}-" in code]
        if kind == "form":
            given = [re.split(r"\D", number)[0] for number in papers]
        assert sorted(map(int, given)) == list(range(1, last + 1)), (kind, period)
