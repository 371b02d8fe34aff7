"""The verbs of a dossier, by subject."""

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.assigning import MOST_GIVEN, Given, StepAssigned, assign, give_work_over
from motcua.casework.dossiers.actions.at_once import ReturnedAtOnce, Told, note_on, return_at_once
from motcua.casework.dossiers.actions.away import DossierSentAway, Sending, send_away, take_back
from motcua.casework.dossiers.actions.closing import (
    ClosingGrounds,
    DossierClosed,
    close_unsupplemented,
    stop_dossier,
    withdraw_dossier,
)
from motcua.casework.dossiers.actions.common import step_of, under_way, works_at_step
from motcua.casework.dossiers.actions.consulting import (
    ConsultationAnswered,
    ConsultationAsked,
    Question,
    consult,
    note_reply,
)
from motcua.casework.dossiers.actions.correcting import (
    ErrorReported,
    ResultCorrected,
    correct_result,
    report_error,
    return_corrected,
)
from motcua.casework.dossiers.actions.delivering import (
    Electronic,
    Parcel,
    ResultCameBack,
    ResultPosted,
    note_came_back,
    note_delivered,
    post_result,
    publish_result,
)
from motcua.casework.dossiers.actions.drafts import drop_draft, resume_draft, save_draft
from motcua.casework.dossiers.actions.extending import DossierExtended, extend_dossier
from motcua.casework.dossiers.actions.handing import (
    Found,
    Remark,
    begin_list,
    cancel_list,
    drop_item,
    gather,
    hand_list_over,
    keep_remarks,
    receive_list,
)
from motcua.casework.dossiers.actions.linking import (
    PartAnswer,
    PartEnded,
    PartsSent,
    note_part,
    send_parts,
)
from motcua.casework.dossiers.actions.making import (
    DossierReceived,
    DossierRefused,
    made_with,
)
from motcua.casework.dossiers.actions.noticing import SET_NOTICE, set_filing_notice
from motcua.casework.dossiers.actions.pausing import (
    PaymentAsked,
    PaymentCleared,
    PaymentProved,
    ask_payment,
    note_no_payment,
    prove_payment,
)
from motcua.casework.dossiers.actions.processing import (
    Decision,
    DossierDecided,
    DossierForwarded,
    StepCompleted,
    StepReturned,
    complete_step,
    decide_dossier,
    forward_dossier,
    return_step,
)
from motcua.casework.dossiers.actions.reading import note_lookup, note_reading, reveal_numbers
from motcua.casework.dossiers.actions.reception import (
    ask_at_counter,
    receive_at_counter,
    refuse_at_counter,
)
from motcua.casework.dossiers.actions.reminding import DossierReminded, remind
from motcua.casework.dossiers.actions.returning import Receiver, ResultReturned, return_result
from motcua.casework.dossiers.actions.scans import attach_proof, attach_scan
from motcua.casework.dossiers.actions.shelving import OwnerReminded, remind_owners, shelve
from motcua.casework.dossiers.actions.submission import (
    ask_submitted,
    receive_submitted,
    refuse_submitted,
    submit_dossier,
)
from motcua.casework.dossiers.actions.supplement import (
    Lacking,
    Request,
    SupplementAsked,
    SupplementTaken,
    ask_supplement,
    take_supplement,
)
from motcua.casework.dossiers.actions.writing import may_write, signatories_of, write_letter

__all__ = [
    "MOST_GIVEN",
    "SET_NOTICE",
    "Act",
    "ClosingGrounds",
    "ConsultationAnswered",
    "ConsultationAsked",
    "Decision",
    "DossierClosed",
    "DossierDecided",
    "DossierExtended",
    "DossierForwarded",
    "DossierReceived",
    "DossierRefused",
    "DossierReminded",
    "DossierSentAway",
    "Electronic",
    "ErrorReported",
    "Found",
    "Given",
    "Lacking",
    "OwnerReminded",
    "Parcel",
    "PartAnswer",
    "PartEnded",
    "PartsSent",
    "PaymentAsked",
    "PaymentCleared",
    "PaymentProved",
    "Question",
    "Receiver",
    "Remark",
    "Request",
    "ResultCameBack",
    "ResultCorrected",
    "ResultPosted",
    "ResultReturned",
    "ReturnedAtOnce",
    "Sending",
    "StepAssigned",
    "StepCompleted",
    "StepReturned",
    "SupplementAsked",
    "SupplementTaken",
    "Told",
    "ask_at_counter",
    "ask_payment",
    "ask_submitted",
    "ask_supplement",
    "assign",
    "attach_proof",
    "attach_scan",
    "begin_list",
    "cancel_list",
    "close_unsupplemented",
    "complete_step",
    "consult",
    "correct_result",
    "decide_dossier",
    "drop_draft",
    "drop_item",
    "extend_dossier",
    "forward_dossier",
    "gather",
    "give_work_over",
    "hand_list_over",
    "keep_remarks",
    "made_with",
    "may_write",
    "note_came_back",
    "note_delivered",
    "note_lookup",
    "note_no_payment",
    "note_on",
    "note_part",
    "note_reading",
    "note_reply",
    "post_result",
    "prove_payment",
    "publish_result",
    "receive_at_counter",
    "receive_list",
    "receive_submitted",
    "refuse_at_counter",
    "refuse_submitted",
    "remind",
    "remind_owners",
    "report_error",
    "resume_draft",
    "return_at_once",
    "return_corrected",
    "return_result",
    "return_step",
    "reveal_numbers",
    "save_draft",
    "send_away",
    "send_parts",
    "set_filing_notice",
    "shelve",
    "signatories_of",
    "step_of",
    "stop_dossier",
    "submit_dossier",
    "take_back",
    "take_supplement",
    "under_way",
    "withdraw_dossier",
    "works_at_step",
    "write_letter",
]
