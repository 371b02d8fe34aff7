"""Publishing, ending, bringing in procedures, and the words people use for them.

`by` is None where the system itself acts, from its command line; the journal then says `hệ thống`.
"""

from motcua.reference.procedures.actions.aliases import add_alias, remove_alias
from motcua.reference.procedures.actions.bringing import import_catalogue, keep_file
from motcua.reference.procedures.actions.events import ProcedureClosed, ProcedurePublished
from motcua.reference.procedures.actions.forms import take_in_forms
from motcua.reference.procedures.actions.versions import close_version, publish_version

__all__ = [
    "ProcedureClosed",
    "ProcedurePublished",
    "add_alias",
    "close_version",
    "import_catalogue",
    "keep_file",
    "publish_version",
    "remove_alias",
    "take_in_forms",
]
