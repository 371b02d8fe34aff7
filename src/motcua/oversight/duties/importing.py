"""What an annex would change in the register: new duties, new words, duties that are no longer there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from motcua.oversight.duties.models import DutyVersion
from motcua.oversight.duties.opening import open_annex
from motcua.oversight.duties.queries import in_force
from motcua.oversight.duties.rules.annex import ReadDuty, ReadGroup, Reading, ReadInstrument
from motcua.oversight.duties.states import COMMUNE

#: one duty of a file with all it belongs to, and its code
Found = tuple[str, ReadInstrument, ReadGroup, ReadDuty]


@dataclass
class Plan:
    """A file beside the register: `closed` are versions whose duty the file's instruments no longer have."""

    reading: Reading
    new: list[Found] = field(default_factory=list)
    changed: list[tuple[Found, DutyVersion]] = field(default_factory=list)
    closed: list[DutyVersion] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed or self.closed)


def planned(data: bytes, *, on: date, level: str = COMMUNE) -> Plan:
    """What bringing in a file would do that day; with faults in it, nothing. Raises RuleBroken if it is unreadable."""
    plan = Plan(open_annex(data))
    if plan.reading.faults:
        return plan
    standing = {_key(version): version for version in _standing(plan.reading, on, level)}
    for found in plan.reading.each():
        version = standing.pop((_number(found[1]), found[0]), None)
        if version is None:
            plan.new.append(found)
        elif (version.words, version.body, version.duty.group.name) != (
            found[3].words,
            found[2].body,
            found[2].name,
        ):
            plan.changed.append((found, version))
    plan.closed = list(standing.values())
    return plan


def _standing(reading: Reading, on: date, level: str) -> Iterator[DutyVersion]:
    """What is in force of the file's instruments, and of those whose number in the annex it takes over."""
    numbers = [_number(instrument) for instrument in reading.instruments]
    numerals = [instrument.numeral for instrument in reading.instruments]
    touched = Q(duty__group__instrument__number__in=numbers) | Q(duty__group__numeral__in=numerals)
    return in_force(on, level).filter(touched).iterator()


def _number(instrument: ReadInstrument) -> str:
    assert instrument.citation is not None
    return instrument.citation.instrument.number


def _key(version: DutyVersion) -> tuple[str, str]:
    return version.duty.group.instrument.number, version.duty.code


def report(plan: Plan, *, written: bool) -> dict[str, Any]:
    """The plan for programs; the counts come first."""
    return plan.reading.counts | {
        "new": [found[0] for found in plan.new],
        "changed": [found[0] for found, _version in plan.changed],
        "closed": [version.duty.code for version in plan.closed],
        "letter": vars(plan.reading.letter),
        "remarks": [vars(remark) for remark in plan.reading.remarks],
        "written": written,
    }
