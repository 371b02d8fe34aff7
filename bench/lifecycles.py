"""Whole lifecycles of a dossier over HTTP, by real role sessions, several at once, beside a published figure.

A lifecycle is what becomes of one birth registration: received, forwarded, worked on at each step, signed, handed
over, each act sent as its form by the officer whose it is. Once as acts alone, as programs measure, and once as
officers do it, who open the page before each act. Clients share the machine with the server and its durable database.
"""

import itertools
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import psycopg

from bench.browser import NAME, Browser
from bench.house import database_of, house_of
from bench.result import Result

TARGET = 10
#: lifecycles a second of another open registry on eight cores, as published; we have two
PUBLISHED = 6.3
CLIENTS = 4
WARM, MOST = 8, 400
HAND_OVER = {
    "receiver": "applicant",
    "receiver_name": NAME,
    "proof": "receipt",
    "right_person": "on",
    "originals_back": "on",
    "fee_settled": "on",
    "signed_on_paper": "on",
}
_STANDS = "select revision, current_role, deciding, status = 9 from dossiers_dossier where code = %s"


@dataclass(frozen=True)
class Act:
    """One act of the way: whose it is, its address, the revision it is based on, what is typed."""

    role: str
    slug: str
    based_on: int
    fields: dict[str, str]


class Team:
    """Four officers of the sample Centre, each at a browser of their own."""

    def __init__(self, address: str, fields: dict[str, str], way: Sequence[Act] = ()) -> None:
        roles = ("tiep-nhan", "chuyen-mon", "lanh-dao", "thu-ngan")
        self.desks = {role: Browser(address, role) for role in roles}
        self.fields, self.way = fields, way

    def receive(self, number: int) -> str:
        return self.desks["tiep-nhan"].receive(self.fields, number)

    def send(self, number: int) -> None:
        """One dossier from the counter to the citizen's hand, form by form."""
        code = self.receive(number)
        for act in self.way:
            self.desks[act.role].send(code, act.slug, act.based_on, act.fields)

    def look_and_act(self, number: int) -> None:
        """The same, each act from the page that offers it."""
        code = self.receive(number)
        for act in self.way:
            self.desks[act.role].act(code, act.slug, act.fields)


def run(rows: int) -> list[Result]:
    """Lifecycles a second of all clients together in a house with `rows` dossiers."""
    with house_of(rows) as (address, home):
        fields, start = Browser(address).choose(), time.time_ns() // 10**6 % 10**11
        way = _way(Team(address, fields), start, database_of(home))
        teams = [Team(address, fields, way) for _client in range(CLIENTS)]
        numbers, count = itertools.count(start + 1), min(max(rows // 10, 40), MOST)
        return [
            _measured("lifecycles", [team.send for team in teams], numbers, count, TARGET),
            _measured("lifecycles-looking", [team.look_and_act for team in teams], numbers, count, PUBLISHED),
        ]


def _measured(
    name: str, clients: Sequence[Callable[[int], None]], numbers: Iterator[int], count: int, target: float
) -> Result:
    _all(clients, itertools.islice(numbers, WARM))
    began = time.perf_counter()
    _all(clients, itertools.islice(numbers, count))
    rate = count / (time.perf_counter() - began)
    return Result(name, rate, "lifecycles/s", rate / PUBLISHED, "published", f">={target:g}", rate >= target)


def _way(team: Team, number: int, database: str) -> list[Act]:
    """The acts after reception, found by taking one dossier along from page to page."""
    code, way = team.receive(number), []
    with psycopg.connect(database, autocommit=True) as connection:
        while not way or way[-1].slug != "tra-ket-qua":
            row = connection.execute(_STANDS, [code]).fetchone()
            assert row is not None
            act = _next(*row, first=not way)
            team.desks[act.role].act(code, act.slug, act.fields)
            way.append(act)
    return way


def _next(revision: int, role: str, deciding: bool, decided: bool, *, first: bool) -> Act:
    if first:
        return Act("tiep-nhan", "chuyen", revision, {})
    if decided:
        return Act("thu-ngan", "tra-ket-qua", revision, HAND_OVER)
    if deciding:
        return Act("lanh-dao", "trinh-ky", revision, {"outcome": "granted"})
    return Act("lanh-dao" if role == "unit_lead" else "chuyen-mon", "buoc", revision, {})


def _all(clients: Sequence[Callable[[int], None]], numbers: Iterator[int]) -> None:
    """Every number's lifecycle, by whichever client is free. Raises what stopped one of them."""
    turn, failed = threading.Lock(), []

    def work(lifecycle: Callable[[int], None]) -> None:
        try:
            while not failed:
                with turn:
                    number = next(numbers, None)
                if number is None:
                    return
                lifecycle(number)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
