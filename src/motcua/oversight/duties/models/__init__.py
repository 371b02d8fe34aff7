"""The register as the law has it, what a Centre does about it, and counts of months that are over.

What was published or entered stays: the database itself refuses to change it (migration 0001).
"""

from motcua.oversight.duties.models.counting import MonthCount, UnitTime
from motcua.oversight.duties.models.practice import Charge, HandEntry, Note, Override, Requirement
from motcua.oversight.duties.models.register import Annex, Duty, DutyVersion, Group, OtherText

__all__ = [
    "Annex",
    "Charge",
    "Duty",
    "DutyVersion",
    "Group",
    "HandEntry",
    "MonthCount",
    "Note",
    "OtherText",
    "Override",
    "Requirement",
    "UnitTime",
]
