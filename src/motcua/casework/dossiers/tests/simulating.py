"""What the tests of the simulation share: lives that have not been written, with every road well trodden."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from itertools import count
from random import Random

from tests.fixtures import bring_in

from motcua.casework.dossiers.simulation import casting, mixes, run
from motcua.casework.dossiers.simulation.arrivals import House, arrivals
from motcua.casework.dossiers.simulation.birth import Births
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.people import Invented
from motcua.casework.dossiers.simulation.run import Wish
from motcua.casework.dossiers.simulation.world import World
from motcua.foundation.clock import VIETNAM
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Procedure

UNTIL = date(2026, 3, 31)
WISH = Wish(dossiers=200, centres=1, years=1, seed=7, until=UNTIL)
#: same-day, immediate, steps of other bodies and a payment, working days, plain days; all beside 1.001193 and 1.004873
MORE = ("2.000815", "1.013978", "1.014027", "1.013225")
#: so much beside the straight road that few lives show all of it
BUSY = replace(
    mixes.read(),
    fields={"dat-dai": 0.3, "chung-thuc": 0.2, "ho-tich": 0.3},
    supplement_at_intake=0.2,
    supplement_in_process=0.15,
    supplemented=0.6,
    refused=0.06,
    withdrawn=0.06,
    stopped=0.06,
    extended=0.15,
    declined=0.2,
    collected_by_another=0.3,
    on_time=0.8,
    on_time_of_field={},
    channels={2025: {1: 0.5, 2: 0.3, 3: 0.2}},
)


def bring_in_more() -> None:
    """The further procedures, unless they are there."""
    there = set(Procedure.objects.values_list("code", flat=True))
    if new := [code for code in MORE if code not in there]:
        bring_in(*new)


def births_of(centre: Centre, seed: int, busy: mixes.Mixes = BUSY, *, on_paper: bool = False) -> Births:
    """As `run` makes them for one Centre, with keys that no sequence gave."""
    bring_in_more()
    until = datetime.combine(UNTIL, time(23, 59), VIETNAM)
    made = run._births(replace(WISH, seed=seed), casting.places([centre]), run._plans(), until)
    catalogue = replace(
        made.catalogue, shares=Counter({plan.version: 1 for plan, _s, _t in made.catalogue.plans})
    )
    world = World(busy, until, count(1), on_paper)
    return Births(seed, world, made.places, catalogue, count(1), count(1))


def lives_of(
    centre: Centre,
    number: int,
    *,
    seed: int = 7,
    first: date = date(2026, 1, 5),
    busy: mixes.Mixes = BUSY,
    on_paper: bool = False,
) -> tuple[list[Invented], list[Life]]:
    """People and lives, in the order in which they came in, under codes that are not real."""
    births = births_of(centre, seed, busy, on_paper=on_paper)
    house = House(centre.pk, births.places[centre.pk].promises.calendar, 30)
    coming = arrivals(number, [house], first, UNTIL, mixes=busy, rng=Random(seed))
    coded = [(arrival, f"MAU-{n}") for n, arrival in enumerate(coming)]
    return births.lives(coded, 0, Random(seed))
