"""One invented dossier: where it stands, and the rows it has left so far. No database."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.promises import Part
from motcua.casework.dossiers.simulation.paper import Handed, Issued
from motcua.casework.dossiers.simulation.people import Invented
from motcua.casework.dossiers.simulation.promising import Promised
from motcua.casework.dossiers.simulation.world import Officer, Place, Plan, Stage, World
from motcua.casework.dossiers.states import (
    STILL_NEW,
    Channel,
    Delivery,
    Money,
    Outcome,
    ReturnPlace,
    Source,
    Status,
)
from motcua.reference.calendars.rules import add_working_time, working_time_between

#: the one table of steps, asked a few times for each of many dossiers
after = lru_cache(maxsize=None)(rules.after)


@dataclass(slots=True)
class Run:
    stage: Stage
    opened_at: datetime
    due_at: datetime
    done_at: datetime | None = None
    done_by: int | None = None
    note: str = ""


@dataclass(slots=True)
class Pause:
    kind: str
    reason: str
    paper: str
    started_at: datetime
    started_by: int
    ended_at: datetime | None = None
    ended_by: int | None = None
    proof: str = ""


@dataclass(slots=True)
class Appointed:
    """One of two appointments."""

    n: int
    counted_from: datetime
    due_at: datetime
    clock: str
    kept_at: datetime | None = None


@dataclass(slots=True)
class Asked:
    """One request for papers; its items are the components that were wrong."""

    id: int
    n: int
    stage: str
    basis: str
    asked_at: datetime
    asked_by: int
    is_late: bool
    until: Any
    items: tuple[int, ...]
    answered_at: datetime | None = None


@dataclass(slots=True)
class NewDate:
    reason: str
    asked_at: datetime
    asked_by: int
    old_due: datetime
    new_due: datetime
    is_late: bool


@dataclass(slots=True)
class Ended:
    ending: str
    reason: str
    basis: str
    closed_at: datetime
    closed_by: int


@dataclass(slots=True)
class Decided:
    outcome: Outcome
    number: str
    reason: str
    decided_at: datetime
    decided_by: int
    returned_at: datetime | None = None
    receiver: str = ""
    proof: str = ""
    authorisation: str = ""


@dataclass(slots=True)
class Event:
    """One act as it was noted."""

    verb: str
    at: datetime
    by: Officer
    status: int
    revision: int
    key: uuid.UUID
    data: dict[str, Any]


@dataclass(slots=True)
class Life:
    """One dossier on its way; the names are those of `models.Dossier`."""

    world: World
    place: Place
    plan: Plan
    rng: Random
    id: int
    code: str
    view_code: str
    channel: Channel
    submitter: Invented
    owner: Invented
    submitted_at: datetime
    intake_key: uuid.UUID
    seconds: int | None
    return_place: ReturnPlace
    sources: dict[int, Source]
    money: Money
    #: the account that filed online, where one did
    filed_by: Officer | None = None
    status: Status = Status.SUBMITTED
    delivery: Delivery = Delivery.NOT_YET
    revision: int = 1
    received_at: datetime | None = None
    supplemented_at: datetime | None = None
    clock_from: datetime | None = None
    due_at: datetime | None = None
    finished_at: datetime | None = None
    act_by: datetime | None = None
    clock: str = "{}"
    other_hours: float = 0
    #: the step one is at; None before reception and after the end
    stage: Stage | None = None
    norms: dict[int, timedelta] = field(default_factory=dict)
    #: what happens beside the straight road, once; how long work takes beside its norm; when an extended one goes on
    detour: str = ""
    pace: float = 0.5
    is_late: bool = False
    not_before: datetime | None = None

    runs: list[Run] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    appointed: list[Appointed] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    new_dates: list[NewDate] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    issued: list[Issued] = field(default_factory=list)
    ended: Ended | None = None
    refused: tuple[str, str, str] | None = None
    decided: Decided | None = None

    def move(self, verb: str) -> None:
        """Take one step of the table of states."""
        self.status = after(self.status, verb, received=self.received_at is not None)
        self.revision += 1
        if verb not in STILL_NEW:
            self.supplemented_at = None

    def note(self, verb: str, at: datetime, by: Officer, data: dict[str, Any]) -> None:
        """Write the act down, under the key of its door; the first one's is the intake's."""
        key = self.key() if self.events else self.intake_key
        self.events.append(Event(verb, at, by, int(self.status), self.revision, key, data))

    def key(self) -> uuid.UUID:
        """A new idempotency key."""
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def promise(self, promised: Promised) -> None:
        """Put a promise on the dossier; the norms of its steps follow from it."""
        self.due_at, self.clock = promised.due_at, promised.clock
        self.other_hours = promised.other_hours
        self.measure()

    def appoint(self, n: int, since: datetime) -> Promised:
        """Make one of two appointments, counted from that moment."""
        assert self.plan.two is not None
        part = Part.of(self.plan.two, n)
        promised = self.place.promises.of(since, part.limit, part=part)
        self.appointed.append(Appointed(n, since, promised.due_at, promised.clock))
        return promised

    def follow(self) -> None:
        """The open appointment as the promise stands now."""
        assert self.clock_from is not None
        assert self.due_at is not None
        for made in self.appointed:
            if made.kept_at is None:
                made.counted_from, made.due_at, made.clock = self.clock_from, self.due_at, self.clock

    def keep(self, at: datetime) -> None:
        """The open appointment is kept."""
        for made in self.appointed:
            made.kept_at = made.kept_at or at

    def running(self) -> Part | None:
        """Which of two appointments runs."""
        return Part.of(self.plan.two, self.appointed[-1].n) if self.plan.two and self.appointed else None

    def measure(self) -> None:
        """Fit the norms of the steps into the time there is from the clock's start to the promise."""
        self.norms = rules.norms(self.plan.hours, self.available())

    def available(self) -> timedelta:
        """Working time from the clock's start to the promise; of two appointments that of both."""
        assert self.clock_from is not None
        assert self.due_at is not None
        own = working_time_between(self.place.promises.calendar, self.clock_from, self.due_at)
        return own + timedelta(hours=self.other_hours)

    def begin_step(self, stage: Stage, at: datetime) -> None:
        """Begin a step: its norm runs in working time from now, and ends by the promise."""
        ends = add_working_time(self.place.promises.calendar, at, self.norms[stage.n])
        due_at = rules.step_due(ends, promised=self.due_at, counted=stage.counted)
        self.runs.append(Run(stage, at, due_at))

    def end_steps(self, at: datetime, by: Officer, note: str = "") -> None:
        """End what is under way."""
        if self.runs and self.runs[-1].done_at is None:
            run = self.runs[-1]
            run.done_at, run.done_by, run.note = at, by.id, note

    def go_on(self, at: datetime, by: Officer, note: str = "") -> Stage:
        """End the current step and begin the one after it, when there is one. Gives the step that ended."""
        current = self.stage
        assert current is not None
        self.end_steps(at, by, note)
        if current.following is not None:
            self.stage = self.plan.stages[current.following]
            self.begin_step(self.stage, at)
        return current

    def pause(self, at: datetime, by: Officer, kind: str, note: str, *, reason: str, paper: str) -> None:
        """Stop the legal clock; the step under way is interrupted and will begin anew."""
        self.end_steps(at, by, note)
        self.act_by = None
        self.pauses.append(Pause(kind, reason, paper, at, by.id))

    def run_on(self, at: datetime, by: Officer, proof: str = "") -> None:
        """End the pause and begin the interrupted step anew, under the promise as it stands now."""
        assert self.stage is not None
        self.end_pause(at, by, proof)
        self.act_by = self.due_at
        self.begin_step(self.stage, at)

    def end_pause(self, at: datetime, by: Officer, proof: str = "") -> None:
        """End the pause that lasts, when one does."""
        if self.pauses and self.pauses[-1].ended_at is None:
            pause = self.pauses[-1]
            pause.ended_at, pause.ended_by, pause.proof = at, by.id, proof
