"""Who hears what: reading this table is reading how the system flows."""

from motcua.casework.assistance import actions as assistance
from motcua.casework.dossiers import actions as dossiers
from motcua.foundation import events
from motcua.foundation.accounts.actions import FirstAdministratorEntered
from motcua.foundation.audit.actions import ChainAnchored
from motcua.foundation.notifications.states import Kind
from motcua.integrations.messaging.asking import (
    help_goes_on,
    help_is_wanted,
    question_came,
    question_is_answered,
)
from motcua.integrations.messaging.marks import mark_is_mailed
from motcua.integrations.messaging.telling import (
    applicant_hears,
    helper_hears,
    helper_hears_of_receipt,
    holder_is_urged,
    turn_comes,
    turn_comes_as,
    turn_ends,
    turns_end,
)
from motcua.oversight.duties import actions as duties
from motcua.reference.organisation import actions as organisation
from motcua.reference.procedures import actions as procedures
from motcua.workplace.plans import actions as plans

HANDLERS: dict[type, list[events.Handler]] = {
    FirstAdministratorEntered: [organisation.give_administrator_post],
    ChainAnchored: [mark_is_mailed],
    dossiers.DossierFiled: [turn_comes_as(Kind.ARRIVED), applicant_hears(Kind.FILED)],
    dossiers.PapersBrought: [turn_comes_as(Kind.BROUGHT_IN), applicant_hears(Kind.BROUGHT)],
    dossiers.WithdrawalAsked: [turn_comes, applicant_hears(Kind.WITHDRAWAL)],
    dossiers.DossierReceived: [applicant_hears(Kind.RECEIVED), helper_hears_of_receipt],
    dossiers.DossierRefused: [applicant_hears(Kind.REFUSED), helper_hears],
    dossiers.DossierForwarded: [turn_comes],
    dossiers.DossierSentAway: [turn_comes],
    dossiers.PartsSent: [turn_comes],
    dossiers.PartEnded: [turn_comes],
    dossiers.StepCompleted: [turn_comes],
    dossiers.StepReturned: [turn_comes_as(Kind.GIVEN_BACK)],
    dossiers.StepAssigned: [turn_comes],
    dossiers.StepsTaken: [turns_end],
    dossiers.StepPutBack: [turn_comes],
    dossiers.ConsultationAnswered: [turn_comes_as(Kind.ANSWERED)],
    dossiers.SupplementAsked: [turn_ends, applicant_hears(Kind.SUPPLEMENT), helper_hears],
    dossiers.SupplementTaken: [turn_comes_as(Kind.BROUGHT_IN), applicant_hears(Kind.RESCHEDULED)],
    dossiers.PaymentAsked: [turn_ends, applicant_hears(Kind.PAYMENT), helper_hears],
    dossiers.PaymentCleared: [applicant_hears(Kind.RESCHEDULED)],
    dossiers.PaymentProved: [turn_comes, applicant_hears(Kind.RESCHEDULED)],
    dossiers.DossierReminded: [holder_is_urged],
    dossiers.DossierExtended: [applicant_hears(Kind.EXTENDED), helper_hears],
    dossiers.DossierClosed: [turn_ends, applicant_hears(Kind.STOPPED), helper_hears],
    dossiers.DossierDecided: [turn_comes, applicant_hears(Kind.RESULT_READY), helper_hears],
    dossiers.OwnerReminded: [applicant_hears(Kind.UNCOLLECTED)],
    dossiers.ResultPosted: [turn_ends, applicant_hears(Kind.POSTED)],
    dossiers.ResultCameBack: [turn_comes_as(Kind.PARCEL_BACK), applicant_hears(Kind.CAME_BACK)],
    dossiers.ResultReturned: [turn_ends, applicant_hears(Kind.RETURNED), helper_hears],
    assistance.HelpAsked: [help_is_wanted],
    assistance.HelpAnswered: [help_goes_on],
    assistance.QuestionAsked: [question_came],
    assistance.QuestionAnswered: [question_is_answered],
    procedures.ProcedurePublished: [procedures.on_published, plans.on_procedure_published],
    procedures.ProcedureClosed: [procedures.on_closed, plans.on_procedure_closed],
    duties.InstrumentChanged: [plans.on_instrument],
}


def connect() -> None:
    """Join every event to its handlers."""
    for event, handlers in HANDLERS.items():
        for handler in handlers:
            events.connect(event, handler)
