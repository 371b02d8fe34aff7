"""The official papers of a dossier: what each says, put together from the rows.

Papers are in Vietnamese whatever language the officer's screen speaks, so nothing here is translated.
"""

from motcua.casework.dossiers.sheets.custody import (
    ON_DEMAND,
    print_paper,
)
from motcua.casework.dossiers.sheets.handing import issue_hand_over
from motcua.casework.dossiers.sheets.parts import (
    form_number,
    form_period,
    issue,
    lookup_url,
    next_form_number,
    office_of,
    owner_of,
    person_on_paper,
    procedure_of,
    verify_url,
)
from motcua.casework.dossiers.sheets.roads import (
    apology_of,
    issue_apology,
    issue_linked_slip,
    issue_receipt_anew,
    issue_stop_notice,
    issue_supplement_request,
    issue_transfer_slip,
    signer_of,
    stop_notice_of,
    supplement_request_of,
)
from motcua.casework.dossiers.sheets.straight import (
    filing_note_of,
    issue_filing_note,
    issue_receipt,
    issue_refusal,
    issue_return_note,
    preview_refusal,
    receipt_of,
    refusal_of,
    return_note_of,
)

__all__ = [
    "ON_DEMAND",
    "apology_of",
    "filing_note_of",
    "form_number",
    "form_period",
    "issue",
    "issue_apology",
    "issue_filing_note",
    "issue_hand_over",
    "issue_linked_slip",
    "issue_receipt",
    "issue_receipt_anew",
    "issue_refusal",
    "issue_return_note",
    "issue_stop_notice",
    "issue_supplement_request",
    "issue_transfer_slip",
    "lookup_url",
    "next_form_number",
    "office_of",
    "owner_of",
    "person_on_paper",
    "preview_refusal",
    "print_paper",
    "procedure_of",
    "receipt_of",
    "refusal_of",
    "return_note_of",
    "signer_of",
    "stop_notice_of",
    "supplement_request_of",
    "verify_url",
]
