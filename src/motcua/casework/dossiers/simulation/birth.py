"""From an arrival to a dossier that has lived: who comes, with what, by which way."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import accumulate
from random import Random

from motcua.casework.dossiers.actions.making import VIEW_LETTERS
from motcua.casework.dossiers.simulation.arrivals import Arrival
from motcua.casework.dossiers.simulation.fate import live
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.people import Invented, invent
from motcua.casework.dossiers.simulation.world import Place, Plan, World
from motcua.casework.dossiers.states import Channel, Money, ReturnPlace
from motcua.foundation.search import fold
from motcua.reference.calendars.rules import sessions_on

#: every intake's key follows from the seed and its number by this name
NAMES = uuid.UUID("2b7c4d0e-5a51-4c61-9a0d-6f4a8f0c7e21")
#: seconds an intake at the counter takes; ours, no source gives them
SECONDS = range(120, 900)


def intake_key(seed: int, number: int) -> uuid.UUID:
    """The key of the dossier of that number under that seed."""
    return uuid.uuid5(NAMES, f"{seed}/{number}")


@dataclass(frozen=True)
class Catalogue:
    """The processes that may be filed, with the days on which each is in force and how often it is filed."""

    plans: Sequence[tuple[Plan, date, date | None]]
    shares: Mapping[int, float]
    _days: dict[date, tuple[list[Plan], list[float]]] = field(default_factory=dict)

    def draw(self, day: date, rng: Random) -> Plan:
        """A process in force on the day, by its share."""
        if day not in self._days:
            plans = [plan for plan, since, to in self.plans if since <= day and (to is None or day <= to)]
            self._days[day] = plans, list(accumulate(self.shares[plan.version] for plan in plans))
        plans, upto = self._days[day]
        return rng.choices(plans, cum_weights=upto)[0]


@dataclass
class Births:
    """Everything a birth is told; `dossiers` and `persons` give keys for new rows."""

    seed: int
    world: World
    places: Mapping[int, Place]
    catalogue: Catalogue
    dossiers: Iterator[int]
    persons: Iterator[int]
    _citizen: Invented | None = None

    def lives(
        self, coming: Sequence[tuple[Arrival, str]], first: int, rng: Random
    ) -> tuple[list[Invented], list[Life]]:
        """The new people and the lives of arrivals with their codes; `first` is the number of the first."""
        met: dict[int, list[Invented]] = {}
        people: list[Invented] = []
        lives = []
        for number, (arrival, code) in enumerate(coming, first):
            place = self.places[arrival.centre]
            known = met.setdefault(arrival.centre, [])
            submitter = self._somebody(place, known, people, rng)
            other = rng.random() < self.world.mixes.other_owner
            owner = self._somebody(place, known, people, rng) if other else submitter
            life = self._life(arrival, code, number, (submitter, owner), rng)
            self._claim(life, number, people)
            lives.append(live(life))
        return people, lives

    def _claim(self, life: Life, number: int, people: list[Invented]) -> None:
        """Make an online filing of that number the own one of the citizen who has an account."""
        filer = self.world.filer
        if filer is None or number not in filer.numbers or life.channel != Channel.ONLINE:
            return
        if self._citizen is None:
            rng = Random(filer.account.name)  # noqa: S311 - to be had again, not to be secret
            plain = invent(next(self.persons), life.place.centre, life.place.address, rng)
            self._citizen = replace(
                plain,
                full_name=filer.account.name,
                folded_name=fold(filer.account.name),
                sex=filer.sex,
            )
            people.append(self._citizen)
        life.filed_by = filer.account
        life.submitter = life.owner = self._citizen

    def _somebody(self, place: Place, known: list[Invented], people: list[Invented], rng: Random) -> Invented:
        """Somebody the Centre has met in this batch, or a new person."""
        if known and rng.random() < self.world.mixes.known_person:
            return rng.choice(known)
        new = invent(next(self.persons), place.centre, place.address, rng)
        known.append(new)
        people.append(new)
        return new

    def _life(
        self, arrival: Arrival, code: str, number: int, who: tuple[Invented, Invented], rng: Random
    ) -> Life:
        plan = self.catalogue.draw(arrival.at.date(), rng)
        place = self.places[arrival.centre]
        channel = self._channel(plan, arrival.at.date(), rng)
        at_counter = channel == Channel.DIRECT
        at = self._in_session(place, arrival.at) if at_counter else arrival.at
        return Life(
            world=self.world,
            place=place,
            plan=plan,
            rng=rng,
            id=next(self.dossiers),
            code=code,
            view_code="".join(rng.choices(VIEW_LETTERS, k=6)),
            channel=channel,
            submitter=who[0],
            owner=who[1],
            submitted_at=at,
            intake_key=intake_key(self.seed, number),
            seconds=rng.choice(SECONDS) if at_counter else None,
            return_place=self._return_place(channel, rng),
            sources={paper.id: paper.source(channel) for paper in plan.papers},
            money=_money(plan.fee_vnd, settled=rng.random() < 0.5),
        )

    def _channel(self, plan: Plan, day: date, rng: Random) -> Channel:
        """The way of filing by its share, or the counter where the procedure does not offer that way."""
        drawn = rng.random()
        for channel, share in self.world.mixes.channels_on(day).items():
            if drawn < share:
                return channel if channel in plan.limits else next(iter(plan.limits))
            drawn -= share
        return next(iter(plan.limits))

    def _in_session(self, place: Place, at: datetime) -> datetime:
        """Nobody is received while the counter is closed: then when it opens next that day, or as it closes."""
        sessions = [session.on(at.date()) for session in sessions_on(place.promises.calendar, at.date())]
        for opens, closes in sessions:
            if at <= closes:
                return max(at, opens)
        return sessions[-1][1]

    def _return_place(self, channel: Channel, rng: Random) -> ReturnPlace:
        if rng.random() < self.world.mixes.posted_results:
            return ReturnPlace.POST
        return ReturnPlace.ONLINE if channel == Channel.ONLINE else ReturnPlace.CENTRE


def _money(fee_vnd: int | None, *, settled: bool) -> Money:
    """As at the counter: nothing to pay, paid, to pay, or an amount nobody knows."""
    if fee_vnd == 0:
        return Money.NONE
    if settled:
        return Money.SETTLED
    return Money.UNKNOWN if fee_vnd is None else Money.DUE
