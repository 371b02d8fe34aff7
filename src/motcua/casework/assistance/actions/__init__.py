"""The verbs of helping: guidance, the state of e-identity accounts, the support log, filing with somebody's consent."""

from motcua.casework.assistance.actions.accounts import Checked, record_account_check
from motcua.casework.assistance.actions.filing import begin_filing, file_for, require_consent
from motcua.casework.assistance.actions.guidance import Told, note_reading, record_guidance
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
    "Asked",
    "Checked",
    "Supported",
    "Told",
    "Wanted",
    "answer_help",
    "ask_consent",
    "ask_for_help",
    "begin_filing",
    "end_session",
    "file_for",
    "give_by_code",
    "give_by_slip",
    "note_help_reading",
    "note_reading",
    "note_session_reading",
    "record_account_check",
    "record_guidance",
    "record_support",
    "require_consent",
    "withdraw_consent",
]
