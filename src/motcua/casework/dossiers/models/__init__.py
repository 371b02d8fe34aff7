"""Dossiers, the people on them, their components, steps, results, and what happened to them."""

from motcua.casework.dossiers.models.appointment import Appointment
from motcua.casework.dossiers.models.custody import HandedItem, HandOverList
from motcua.casework.dossiers.models.declaration import Declaration
from motcua.casework.dossiers.models.delivery import Posting, ResultFile
from motcua.casework.dossiers.models.dossier import Dossier, DossierComponent, ShelfSlot, StepRun
from motcua.casework.dossiers.models.facts import DayFact, DaysCounted
from motcua.casework.dossiers.models.filing import FilingNotice
from motcua.casework.dossiers.models.linked import AgencyPart, Linking
from motcua.casework.dossiers.models.online import DraftPaper, FiledPaper, OnlineDraft, OnlineFiling, Party
from motcua.casework.dossiers.models.outcome import Refusal, Result
from motcua.casework.dossiers.models.outside import OutsideCode
from motcua.casework.dossiers.models.person import Person, Representation
from motcua.casework.dossiers.models.population import PopulationLookup
from motcua.casework.dossiers.models.record import DossierEvent, Draft, Presence
from motcua.casework.dossiers.models.reminding import AgencyReminder, ReminderSchedule
from motcua.casework.dossiers.models.road import (
    ClockStop,
    Closure,
    Consultation,
    Correction,
    Extension,
    Supplement,
    SupplementItem,
    Transfer,
    UnlistedPaper,
)
from motcua.casework.dossiers.models.whole import WholeFile

__all__ = [
    "AgencyPart",
    "AgencyReminder",
    "Appointment",
    "ClockStop",
    "Closure",
    "Consultation",
    "Correction",
    "DayFact",
    "DaysCounted",
    "Declaration",
    "Dossier",
    "DossierComponent",
    "DossierEvent",
    "Draft",
    "DraftPaper",
    "Extension",
    "FiledPaper",
    "FilingNotice",
    "HandOverList",
    "HandedItem",
    "Linking",
    "OnlineDraft",
    "OnlineFiling",
    "OutsideCode",
    "Party",
    "Person",
    "PopulationLookup",
    "Posting",
    "Presence",
    "Refusal",
    "ReminderSchedule",
    "Representation",
    "Result",
    "ResultFile",
    "ShelfSlot",
    "StepRun",
    "Supplement",
    "SupplementItem",
    "Transfer",
    "UnlistedPaper",
    "WholeFile",
]
