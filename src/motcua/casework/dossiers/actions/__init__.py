"""The verbs of a dossier, by subject."""

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.drafts import drop_draft, save_draft
from motcua.casework.dossiers.actions.processing import (
    Decision,
    DossierDecided,
    DossierForwarded,
    StepCompleted,
    complete_step,
    decide_dossier,
    forward_dossier,
)
from motcua.casework.dossiers.actions.reading import note_lookup, note_reading, reveal_numbers
from motcua.casework.dossiers.actions.reception import (
    DossierReceived,
    DossierRefused,
    made_with,
    receive_at_counter,
    receive_submitted,
    refuse_at_counter,
    refuse_submitted,
    submit_dossier,
)
from motcua.casework.dossiers.actions.returning import Receiver, ResultReturned, return_result
from motcua.casework.dossiers.actions.scans import attach_scan

__all__ = [
    "Act",
    "Decision",
    "DossierDecided",
    "DossierForwarded",
    "DossierReceived",
    "DossierRefused",
    "Receiver",
    "ResultReturned",
    "StepCompleted",
    "attach_scan",
    "complete_step",
    "decide_dossier",
    "drop_draft",
    "forward_dossier",
    "made_with",
    "note_lookup",
    "note_reading",
    "receive_at_counter",
    "receive_submitted",
    "refuse_at_counter",
    "refuse_submitted",
    "return_result",
    "reveal_numbers",
    "save_draft",
    "submit_dossier",
]
