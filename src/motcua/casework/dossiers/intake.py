"""What an intake brings: plain values, made by a form or an import, read by the actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.casework.dossiers.rules import ComponentCheck
from motcua.casework.dossiers.states import Channel, EIdentity, Ground, ReturnPlace
from motcua.reference.procedures.states import FeeCase


@dataclass(frozen=True)
class PersonDetails:
    """One person as the card or the form says; `personal_id` is empty when there is no number."""

    full_name: str
    personal_id: str = ""
    born_on: date | None = None
    sex: str = ""
    address: str = ""
    phone: str = ""
    card_issued_on: date | None = None


@dataclass(frozen=True)
class RepresentationDetails:
    """Why somebody files for another: the ground, the paper that proves it, its day and how far it goes.

    The principal is named when that is somebody else than the owner.
    """

    ground: Ground
    document: str
    issued_on: date | None = None
    scope: str = ""
    principal_name: str = ""
    principal_id: str = ""


@dataclass(frozen=True)
class Declared:
    """What was declared under that form of the procedure: each answer by its path; empty takes back what was kept."""

    form_id: int
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Intake:
    """Everything the counter knows when it receives or refuses."""

    version_id: int
    submitter: PersonDetails
    owner: PersonDetails | None = None
    #: only for an owner who is somebody else than the submitter
    representation: RepresentationDetails | None = None
    checks: tuple[ComponentCheck, ...] = field(default_factory=tuple)
    channel: Channel = Channel.DIRECT
    content: str = ""
    #: None leaves what is kept as it is
    declared: Declared | None = None
    return_place: ReturnPlace = ReturnPlace.CENTRE
    e_identity: EIdentity = EIdentity.UNCHECKED
    fee_case: FeeCase = FeeCase.LISTED
    #: counted from what was brought, where the catalogue gives a formula; None: the catalogue's amount
    fee_vnd: int | None = None
    fee_settled: bool = False
    person_checked: bool = False
    #: the officer has seen that the number is known under another name or birthday, and says it is the same person
    person_same: bool = False
    owner_same: bool = False
    seconds: int | None = None


@dataclass(frozen=True)
class Grounds:
    """Why a dossier is not taken in, by which rule, and what the person can do."""

    reason: str
    basis: str
    remedy: str
