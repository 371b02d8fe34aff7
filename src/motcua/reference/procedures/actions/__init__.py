"""Publishing, ending, bringing in procedures, and the words people use for them.

`by` is None where the system itself acts, from its command line; the journal then says `hệ thống`.
"""

from motcua.reference.procedures.actions.aids import MOST_AIDS, Brought, add_aid, remove_aid
from motcua.reference.procedures.actions.aliases import add_alias, remove_alias
from motcua.reference.procedures.actions.batches import print_batch
from motcua.reference.procedures.actions.bringing import import_catalogue, keep_file
from motcua.reference.procedures.actions.drafts import drop_draft, publish_draft, save_draft
from motcua.reference.procedures.actions.events import ProcedureClosed, ProcedurePublished
from motcua.reference.procedures.actions.followups import (
    close_follow_up,
    on_closed,
    on_published,
    take_on,
    void_sheets,
)
from motcua.reference.procedures.actions.former import add_former_code, remove_former_code
from motcua.reference.procedures.actions.forms import take_in_forms
from motcua.reference.procedures.actions.helper import choose_end, save_questions, take_in_questions
from motcua.reference.procedures.actions.links import add_link, note_check, remove_link
from motcua.reference.procedures.actions.posting import (
    MOST_SHEETS,
    Proof,
    ask_for_batch,
    print_sheet,
    record_announcement,
    record_posting,
    take_down,
)
from motcua.reference.procedures.actions.translations import translate
from motcua.reference.procedures.actions.versions import close_version, publish_version

__all__ = [
    "MOST_AIDS",
    "MOST_SHEETS",
    "Brought",
    "ProcedureClosed",
    "ProcedurePublished",
    "Proof",
    "add_aid",
    "add_alias",
    "add_former_code",
    "add_link",
    "ask_for_batch",
    "choose_end",
    "close_follow_up",
    "close_version",
    "drop_draft",
    "import_catalogue",
    "keep_file",
    "note_check",
    "on_closed",
    "on_published",
    "print_batch",
    "print_sheet",
    "publish_draft",
    "publish_version",
    "record_announcement",
    "record_posting",
    "remove_aid",
    "remove_alias",
    "remove_former_code",
    "remove_link",
    "save_draft",
    "save_questions",
    "take_down",
    "take_in_forms",
    "take_in_questions",
    "take_on",
    "translate",
    "void_sheets",
]
