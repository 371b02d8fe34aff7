"""Time limits that cannot be right, or do not say for whom they are."""

import re
from collections.abc import Iterator

from motcua.reference.procedures import words
from motcua.reference.procedures.meanings import is_same_day
from motcua.reference.procedures.rules.checks import parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.numbers import whole

#: No procedure of a commune runs longer than three years: in working days, days, months, hours.
_ABSURD = {"working_day": 750, "day": 1095, "month": 36, "hour": 6000}
_ONE_DAY = {(1, "working_day"), (1, "day")}
_UNCLEAR = re.compile(r"value on (the )?portal sheet|probably|có lẽ|chưa rõ")


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the time limits of one entry."""
    main = parts.mapping(entry, "time_limit")
    others = [(f"time_limit.{path}", row) for path, row in parts.rows(main, "alternatives")]
    for path, limit in [("time_limit", main), *others]:
        yield from number(path, limit)
        yield from _rule(path, limit)
    for path, limit in others:
        yield from _case(path, limit, main)


def number(path: str, limit: Entry) -> Iterator[Finding]:
    """What is wrong with the amount and the unit of one limit."""
    unit = limit.get("unit")
    if isinstance(unit, str) and unit not in words.table("units"):
        known = ", ".join(words.table("units"))
        yield Finding("limit_unit_unknown", f"{path}.unit", {"value": unit, "known": known})
    if "value" not in limit:
        return
    value = whole(limit["value"])
    given = {"value": limit["value"]}
    if value is None:
        yield Finding("limit_no_number", f"{path}.value", given)
    elif value <= 0:
        yield Finding("limit_not_positive", f"{path}.value", given)
    elif value > _ABSURD.get(str(unit), max(_ABSURD.values())):
        yield Finding("limit_absurd", f"{path}.value", {**given, "unit": words.shown(str(unit), "units")})


def _rule(path: str, limit: Entry) -> Iterator[Finding]:
    rule = parts.text(limit, "rule")
    if rule and rule not in words.table("limit_rules"):
        yield Finding("limit_rule_unknown", f"{path}.rule", {"value": rule})
    value, unit = whole(limit.get("value")), parts.text(limit, "unit")
    if is_same_day(rule) and value and _is_unit(unit) and (value, unit) not in _ONE_DAY:
        yield Finding("limit_same_day_longer", f"{path}.value", {"value": value})


def _is_unit(unit: str) -> bool:
    """Whether the unit is one there is: of a missing or unknown one, said elsewhere, nothing more follows."""
    return unit in words.table("units")


def _case(path: str, limit: Entry, main: Entry) -> Iterator[Finding]:
    case = parts.text(limit, "case") or parts.text(limit, "note")
    given = {"value": limit.get("value"), "unit": words.shown(parts.text(limit, "unit"), "units")}
    if _UNCLEAR.search(case) or not (case or parts.text(limit, "channel")):
        said = words.shown(case, "cases") or "–"
        yield Finding("limit_case_unclear", path, {**given, "case": said})
    unit, main_unit = parts.text(limit, "unit"), parts.text(main, "unit")
    if unit != main_unit and _is_unit(unit) and _is_unit(main_unit):
        main_unit = words.shown(main_unit, "units")
        yield Finding("limit_units_differ", f"{path}.unit", {**given, "main": main_unit})
