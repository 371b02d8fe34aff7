"""What every invented life is told: the approved processes, who acts, the calendar, the last moment."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.simulation.mixes import Mixes
from motcua.casework.dossiers.simulation.promising import Promises
from motcua.casework.dossiers.states import OUTSIDE, Channel, Source
from motcua.foundation.search import fold
from motcua.reference.calendars.rules import Limit
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.queries import Two
from motcua.reference.procedures.states import FeeCase


@dataclass(frozen=True)
class Stage:
    """One step of a process as a life passes it; `following` is None when none is left."""

    id: int
    n: int
    title: str
    role: str
    counted: bool
    deciding: bool
    following: int | None


@dataclass(frozen=True)
class Paper:
    """One listed component, and in what way it is there when brought to the counter or sent from afar."""

    id: int
    name: str
    brought: Source
    sent: Source
    originals: int
    copies: int

    def source(self, channel: Channel) -> Source:
        """In what way it is there in a complete dossier; what is filed online comes as a file."""
        if channel == Channel.ONLINE and self.sent == Source.PAPER:
            return Source.ELECTRONIC
        return self.brought if channel == Channel.DIRECT else self.sent

    def counts(self, channel: Channel) -> tuple[int, int]:
        """Originals and copies as they were counted at reception."""
        on_paper = self.source(channel) == Source.PAPER
        return (self.originals, self.copies) if on_paper else (0, 0)


@dataclass(frozen=True)
class Plan:
    """A version of a procedure, made ready once for the thousands of lives that follow it."""

    version: int
    procedure: str
    field: str
    folded: str
    result: str
    fee_vnd: int | None
    limits: Mapping[Channel, Limit]
    two: Two | None
    papers: tuple[Paper, ...]
    stages: Mapping[int, Stage]
    hours: Mapping[int, timedelta]
    first: int

    @property
    def deciding(self) -> int:
        """The number of the step at which one decides."""
        return next(stage.n for stage in self.stages.values() if stage.deciding)


def plan_of(version: ProcedureVersion) -> Plan:
    """The plan of a version that was read with all its parts."""
    steps = list(version.steps.all())
    planned = queries.planned(steps)
    deciding = rules.deciding_step(planned)
    stages = {
        step.n: Stage(
            step.pk,
            step.n,
            step.title,
            rules.acting_role(here),
            step.is_counted,
            step.n == deciding,
            rules.following(planned, step.n),
        )
        for step, here in zip(steps, planned, strict=True)
    }
    offered = [Channel(number) for number, word in procedures.CHANNELS.items() if word in version.channels]
    return Plan(
        version=version.pk,
        procedure=version.procedure.code,
        field=version.field.code,
        folded=fold(f"{version.procedure.code} {version.name_vi}"),
        result=version.result_name,
        fee_vnd=procedures.fee_for(version).amount_in(FeeCase.LISTED),
        limits={channel: procedures.limit_for(version, channel) for channel in offered},
        two=procedures.two_appointments(version),
        papers=tuple(_paper(component) for component in version.components.all()),
        stages=stages,
        hours={step.n: timedelta(hours=float(step.hours)) for step in steps},
        first=steps[0].n,
    )


def _paper(component: Component) -> Paper:
    """What is needed comes on paper unless the catalogue lets it be shown or read from a database."""
    brought = sent = Source.PAPER
    if component.form == Component.Form.PRESENT_OR_DATA:
        brought, sent = Source.SHOWN, Source.DATA
    elif component.form == Component.Form.DATA_OR_COPY:
        brought = sent = Source.DATA
    if not component.required:
        brought = sent = Source.NOT_NEEDED
    return Paper(component.pk, component.name, brought, sent, component.originals, component.copies)


@dataclass(frozen=True)
class Officer:
    """Who acts, as the timeline and the journal name them."""

    id: int
    name: str
    title: str


@dataclass(frozen=True)
class Cast:
    """The officers of a Centre by what they do: by right, and by role in approved processes."""

    by_right: Mapping[str, Officer]
    by_role: Mapping[str, Officer]

    def at(self, stage: Stage) -> Officer:
        """Who works at a step: decides it, does it, or notes at the counter what another body did."""
        if stage.deciding:
            return self.by_right["dossiers.decide"]
        return self.by_right["dossiers.forward"] if stage.role == OUTSIDE else self.by_role[stage.role]

    def can(self, plan: Plan) -> bool:
        """Whether every step of a process has somebody who does it."""
        return all(stage.deciding or stage.role in (OUTSIDE, *self.by_role) for stage in plan.stages.values())


@dataclass(frozen=True)
class Place:
    """One sample Centre: its row and its number, codes, name for addresses, officers and promises."""

    centre: int
    house: Centre
    agency_code: str
    address: str
    cast: Cast
    promises: Promises


@dataclass(frozen=True)
class Filer:
    """A sample citizen with an account, whose own some of the online filings are, by their number."""

    account: Officer
    sex: str
    numbers: Collection[int]


@dataclass(frozen=True)
class World:
    """What is the same for all lives: how often what happens, and the moment after which nothing has happened yet."""

    mixes: Mixes
    until: datetime
    #: keys for new requests for papers
    supplements: Iterator[int]
    #: whether papers are issued, and what is handed in has pictures
    on_paper: bool = False
    filer: Filer | None = None
