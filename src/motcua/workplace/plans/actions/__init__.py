"""The verbs of assigned tasks and of tasks that come back."""

from motcua.workplace.plans.actions.acting import (
    Deed,
    Made,
    accept_task,
    cancel_task,
    extend_task,
    hand_task,
    report_task,
    send_task_back,
    take_task,
)
from motcua.workplace.plans.actions.appearing import make_due
from motcua.workplace.plans.actions.changes import (
    on_instrument,
    on_procedure_closed,
    on_procedure_published,
)
from motcua.workplace.plans.actions.exporting import note_export
from motcua.workplace.plans.actions.giving import Doer, Paper, Upload, Wanted, give_task
from motcua.workplace.plans.actions.recurring import (
    Recurring,
    add_recurrence,
    change_recurrence,
    pause_recurrence,
    resume_recurrence,
)
from motcua.workplace.plans.actions.warning import warn

__all__ = [
    "Deed",
    "Doer",
    "Made",
    "Paper",
    "Recurring",
    "Upload",
    "Wanted",
    "accept_task",
    "add_recurrence",
    "cancel_task",
    "change_recurrence",
    "extend_task",
    "give_task",
    "hand_task",
    "make_due",
    "note_export",
    "on_instrument",
    "on_procedure_closed",
    "on_procedure_published",
    "pause_recurrence",
    "report_task",
    "resume_recurrence",
    "send_task_back",
    "take_task",
    "warn",
]
