"""A procedure whose work is divided: by the money into two appointments, among agencies into parts."""

from collections.abc import Iterator
from decimal import Decimal

from motcua.reference.procedures import words
from motcua.reference.procedures.rules.checks import limits, parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import MARKS, Entry
from motcua.reference.procedures.rules.limits import counted_hours
from motcua.reference.procedures.rules.numbers import plain, whole
from motcua.reference.procedures.states import Appointed

#: what the two are for, in order
_TWO = [Appointed.TAX_SLIP.value, Appointed.RESULT.value]
#: agencies that one dossier may go to
_MOST_AGENCIES = 20

Rows = list[tuple[str, Entry]]


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the appointments and the agencies of one entry."""
    appointments, agencies = parts.rows(entry, "appointments"), parts.rows(entry, "agencies")
    for path, row in [*appointments, *agencies]:
        yield from limits.number(path, row)
        if "source" in row and row["source"] not in MARKS:
            yield Finding("source_unknown", f"{path}.source", {"value": row["source"]})
    yield from _two(appointments)
    yield from _agencies(agencies)
    yield from _over(entry, appointments, "appointments_over_limit", "appointments")
    yield from _over(entry, agencies, "agencies_over_limit", "agencies")


def _two(rows: Rows) -> Iterator[Finding]:
    if rows and [row.get("what") for _path, row in rows] != _TWO:
        yield Finding("appointments_not_two", "appointments", {"known": ", ".join(_TWO)})
    for path, row in rows:
        condition = parts.text(row, "condition")
        if condition and condition not in words.table("conditions"):
            yield Finding("appointment_condition_unknown", f"{path}.condition", {"value": condition})


def _agencies(rows: Rows) -> Iterator[Finding]:
    if rows and not 2 <= len(rows) <= _MOST_AGENCIES:
        yield Finding("agencies_number", "agencies", {"value": len(rows), "most": _MOST_AGENCIES})
    if rows and [row.get("leads", False) for _path, row in rows] != [True] + [False] * (len(rows) - 1):
        yield Finding("agencies_lead", "agencies")
    for path, row in rows:
        for key, tables in (("agency", ("authorities", "roles")), ("task", ("actions",))):
            said = parts.text(row, key)
            if said and not words.is_vietnamese(said) and words.shown(said, *tables) == said:
                yield Finding("not_vietnamese", f"{path}.{key}", {"value": said[:60]})


def _over(entry: Entry, rows: Rows, rule: str, path: str) -> Iterator[Finding]:
    """More than the procedure gives, when one follows the other. Source: NĐ 118/2025 Đ12.3."""
    given = [_hours(row) for _path, row in rows]
    room = _hours(parts.mapping(entry, "time_limit"))
    known = [hours for hours in given if hours is not None]
    if room is not None and len(known) == len(given) and sum(known, Decimal(0)) > room:
        yield Finding(rule, path, {"total": plain(sum(known, Decimal(0))), "limit": plain(room)})


def _hours(limit: Entry) -> Decimal | None:
    value, unit = whole(limit.get("value")), limit.get("unit")
    known = value is not None and value > 0 and words.is_known(unit, "units")
    return counted_hours(value or 0, str(unit)) if known else None
