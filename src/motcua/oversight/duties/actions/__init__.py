"""The verbs of the register: bring in or enter what is owed, record evidence, judge, put in charge."""

from motcua.oversight.duties.actions.bringing import import_annex, seed
from motcua.oversight.duties.actions.entering import (
    add_days,
    amend_instrument,
    enter_field,
    enter_instrument,
)
from motcua.oversight.duties.actions.events import InstrumentChanged
from motcua.oversight.duties.actions.practice import (
    Done,
    Want,
    judge,
    keep_text,
    note_export,
    put_in_charge,
    record_evidence,
    set_requirement,
    set_unit_time,
    void_evidence,
    write_note,
)
from motcua.oversight.duties.actions.reporting import issue_report

__all__ = [
    "Done",
    "InstrumentChanged",
    "Want",
    "add_days",
    "amend_instrument",
    "enter_field",
    "enter_instrument",
    "import_annex",
    "issue_report",
    "judge",
    "keep_text",
    "note_export",
    "put_in_charge",
    "record_evidence",
    "seed",
    "set_requirement",
    "set_unit_time",
    "void_evidence",
    "write_note",
]
