"""The internal process: numbers, people, and hours against the legal limit (NĐ 118/2025 Đ12.3)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from motcua.reference.procedures import words
from motcua.reference.procedures.meanings import is_counted
from motcua.reference.procedures.rules.checks import parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.limits import counted_hours
from motcua.reference.procedures.rules.numbers import decimal, plain, whole
from motcua.reference.procedures.rules.steps import ACTIONS, kind_of, total_hours
from motcua.reference.procedures.states import Kind

#: More hours than any limit the checks let through has room for.
_MOST_HOURS = 20_000
#: Steps that fill less than this part of the limit leave most of it to nobody.
_FAR_UNDER = Decimal("0.6")
_MOST_GROUPS = 99
#: what may be done side by side: work of the offices, and of bodies outside
_BRANCHING = (Kind.WORK, Kind.EXTERNAL)


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the steps of one entry."""
    steps = parts.rows(entry, "steps")
    if isinstance(entry.get("steps"), list) and not steps:
        yield Finding("steps_none", "steps")
        return
    yield from _numbers(steps)
    for path, step in steps:
        yield from _words(path, step)
        yield from _hours(path, step)
    if steps:
        yield from _kinds(steps)
        yield from _groups(steps)
        yield from _against_limit(entry, steps)


def _numbers(steps: list[tuple[str, Entry]]) -> Iterator[Finding]:
    for place, (path, step) in enumerate(steps, start=1):
        if step.get("n", place) != place or isinstance(step.get("n"), bool):
            yield Finding("step_numbers", f"{path}.n", {"value": step["n"], "expected": place})


def _words(path: str, step: Entry) -> Iterator[Finding]:
    role, action = parts.text(step, "role"), parts.text(step, "action")
    if role and role not in words.table("roles"):
        yield Finding("step_role_unknown", f"{path}.role", {"value": role})
    if action and action not in ACTIONS:
        yield Finding("step_action_unknown", f"{path}.action", {"value": action})


def _hours(path: str, step: Entry) -> Iterator[Finding]:
    hours, action = decimal(step.get("hours")), parts.text(step, "action")
    if "hours" in step and (hours is None or not 0 <= hours <= _MOST_HOURS):
        yield Finding("step_hours_bad", f"{path}.hours", {"value": step["hours"]})
    elif hours == 0 and is_counted(action):
        said = {"n": step.get("n"), "action": words.shown(action, "actions")}
        yield Finding("step_hours_zero", f"{path}.hours", said)


def _kinds(steps: list[tuple[str, Entry]]) -> Iterator[Finding]:
    kinds = [_kind(step) for _, step in steps]
    if kinds[0] != Kind.RECEIVE:
        yield Finding("steps_no_receiving", "steps[0].action")
    if Kind.SIGN not in kinds:
        yield Finding("steps_no_signing", "steps")
    issues_too = parts.text(steps[-1][1], "action") == "sign_and_issue"
    if kinds[-1] not in (Kind.ISSUE, Kind.EXTERNAL) and not issues_too:
        yield Finding("steps_no_issuing", f"{steps[-1][0]}.action")


def _groups(steps: list[tuple[str, Entry]]) -> Iterator[Finding]:
    """Steps side by side: neighbours, more than one, none that receives, signs or hands out, a signature after them."""
    places: dict[int, list[int]] = {}
    for place, (path, step) in enumerate(steps):
        group = whole(step.get("group"))
        if "group" in step and (group is None or not 1 <= group <= _MOST_GROUPS):
            yield Finding("step_group_bad", f"{path}.group", {"value": step["group"]})
        elif group is not None:
            places.setdefault(group, []).append(place)
    kinds = [_kind(step) for _path, step in steps]
    for group, members in places.items():
        fault = _fault_of_group(members, kinds)
        if fault:
            yield Finding(fault, f"{steps[members[0]][0]}.group", {"value": group})


def _fault_of_group(members: list[int], kinds: list[Kind]) -> str:
    """What is wrong with the steps at these places; empty for nothing."""
    if len(members) == 1:
        return "step_group_alone"
    if members[-1] - members[0] >= len(members):
        return "step_group_apart"
    can_branch = all(kinds[place] in _BRANCHING for place in members)
    return "" if can_branch and Kind.SIGN in kinds[members[-1] :] else "step_group_kind"


def _kind(step: Entry) -> Kind:
    return kind_of(parts.text(step, "role"), parts.text(step, "action"))


def _against_limit(entry: Entry, steps: list[tuple[str, Entry]]) -> Iterator[Finding]:
    main = parts.mapping(entry, "time_limit")
    others = [row for _, row in parts.rows(main, "alternatives")]
    hours = [
        (parts.text(step, "action"), decimal(step.get("hours")), whole(step.get("group")))
        for _, step in steps
    ]
    limits = [room for room in map(_room, [main, *others]) if room is not None]
    if _room(main) is None or any(given is None or given < 0 for _, given, _ in hours):
        return
    total = total_hours((action, given, group) for action, given, group in hours if given is not None)
    said: dict[str, object] = {
        "total": plain(total),
        "limit": plain(limits[0]),
        "longest": plain(max(limits)),
    }
    yield from _compared(total, limits, said)
    if main.get("unit") in ("day", "month"):
        yield Finding("steps_in_calendar_days", "steps", said)


def _room(limit: Entry) -> Decimal | None:
    value, unit = whole(limit.get("value")), limit.get("unit")
    known = value is not None and value > 0 and words.is_known(unit, "units")
    return counted_hours(value or 0, str(unit)) if known else None


def _compared(total: Decimal, limits: list[Decimal], said: Mapping[str, object]) -> Iterator[Finding]:
    if total > max(limits):
        yield Finding("steps_over_limit", "steps", said)
    elif total > limits[0]:
        yield Finding("steps_over_main_limit", "steps", said)
    elif total < limits[0] * _FAR_UNDER:
        yield Finding("steps_far_under_limit", "steps", said)
