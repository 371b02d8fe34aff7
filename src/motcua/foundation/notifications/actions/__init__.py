"""The verbs of messages, notices and texts."""

from motcua.foundation.notifications.actions.gathering import gather, set_ways
from motcua.foundation.notifications.actions.sending import (
    note_failure,
    note_sent,
    resend,
    take_due,
)
from motcua.foundation.notifications.actions.telling import (
    About,
    Letter,
    end_notices,
    read_all,
    read_notice,
    tell_officers,
    write_letter,
    write_message,
)
from motcua.foundation.notifications.actions.texts import approve_template, write_template

__all__ = [
    "About",
    "Letter",
    "approve_template",
    "end_notices",
    "gather",
    "note_failure",
    "note_sent",
    "read_all",
    "read_notice",
    "resend",
    "set_ways",
    "take_due",
    "tell_officers",
    "write_letter",
    "write_message",
    "write_template",
]
