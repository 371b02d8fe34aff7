"""Dossiers, the people on them, their components, steps, results, and what happened to them."""

from motcua.casework.dossiers.models.dossier import Dossier, DossierComponent, StepRun
from motcua.casework.dossiers.models.outcome import Refusal, Result
from motcua.casework.dossiers.models.person import Person, Representation
from motcua.casework.dossiers.models.record import DossierEvent, Draft, Presence
from motcua.casework.dossiers.models.road import (
    ClockStop,
    Closure,
    Consultation,
    Correction,
    Extension,
    Supplement,
    SupplementItem,
    Transfer,
)

__all__ = [
    "ClockStop",
    "Closure",
    "Consultation",
    "Correction",
    "Dossier",
    "DossierComponent",
    "DossierEvent",
    "Draft",
    "Extension",
    "Person",
    "Presence",
    "Refusal",
    "Representation",
    "Result",
    "StepRun",
    "Supplement",
    "SupplementItem",
    "Transfer",
]
