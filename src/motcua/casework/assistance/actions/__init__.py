"""The verbs of helping: guidance, the state of e-identity accounts, the support log, filing with somebody's consent."""

from motcua.casework.assistance.actions.accounts import Checked, record_account_check
from motcua.casework.assistance.actions.filing import begin_filing, file_for, require_consent
from motcua.casework.assistance.actions.guidance import Told, note_reading, record_guidance
from motcua.casework.assistance.actions.preparing import (
    Ready,
    forget_preparations,
    intake_key,
    note_declaration_reading,
    open_preparation,
    prepare,
    prepare_draft,
    tick_papers,
)
from motcua.casework.assistance.actions.questions import (
    APPROVE,
    WRITE,
    Wondered,
    Worded,
    answer_question,
    approve_faq,
    ask_question,
    note_question_reading,
    retire_faq,
    reword_faq,
    write_faq,
)
from motcua.casework.assistance.actions.requests import (
    Wanted,
    answer_help,
    ask_for_help,
    note_help_reading,
)
from motcua.casework.assistance.actions.sessions import (
    Asked,
    ask_consent,
    end_session,
    give_by_code,
    give_by_slip,
    note_session_reading,
    withdraw_consent,
)
from motcua.casework.assistance.actions.support import Supported, record_support

__all__ = [
    "APPROVE",
    "WRITE",
    "Asked",
    "Checked",
    "Ready",
    "Supported",
    "Told",
    "Wanted",
    "Wondered",
    "Worded",
    "answer_help",
    "answer_question",
    "approve_faq",
    "ask_consent",
    "ask_for_help",
    "ask_question",
    "begin_filing",
    "end_session",
    "file_for",
    "forget_preparations",
    "give_by_code",
    "give_by_slip",
    "intake_key",
    "note_declaration_reading",
    "note_help_reading",
    "note_question_reading",
    "note_reading",
    "note_session_reading",
    "open_preparation",
    "prepare",
    "prepare_draft",
    "record_account_check",
    "record_guidance",
    "record_support",
    "require_consent",
    "retire_faq",
    "reword_faq",
    "tick_papers",
    "withdraw_consent",
    "write_faq",
]
