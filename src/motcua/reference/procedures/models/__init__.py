"""Procedures as they were announced: immutable dated versions with limits, fee, papers, steps, results.

What is published stays: the database itself refuses to change or delete it (migration 0002).
"""

from motcua.reference.procedures.models.aid import Aid
from motcua.reference.procedures.models.around import Alias, CatalogueFile
from motcua.reference.procedures.models.draft import VersionDraft
from motcua.reference.procedures.models.form import ProcedureForm
from motcua.reference.procedures.models.former import FormerCode
from motcua.reference.procedures.models.helper import FilingEnd, QuestionSet
from motcua.reference.procedures.models.link import LegalLink
from motcua.reference.procedures.models.parts import (
    AgencyTask,
    AppointmentLimit,
    Component,
    Fee,
    Part,
    ResultType,
    Step,
    TimeLimit,
)
from motcua.reference.procedures.models.posting import Announcement, FollowUp, Posting, PrintBatch, Sheet
from motcua.reference.procedures.models.translation import Translation
from motcua.reference.procedures.models.version import Field, Procedure, ProcedureVersion, Source

__all__ = [
    "AgencyTask",
    "Aid",
    "Alias",
    "Announcement",
    "AppointmentLimit",
    "CatalogueFile",
    "Component",
    "Fee",
    "Field",
    "FilingEnd",
    "FollowUp",
    "FormerCode",
    "LegalLink",
    "Part",
    "Posting",
    "PrintBatch",
    "Procedure",
    "ProcedureForm",
    "ProcedureVersion",
    "QuestionSet",
    "ResultType",
    "Sheet",
    "Source",
    "Step",
    "TimeLimit",
    "Translation",
    "VersionDraft",
]
