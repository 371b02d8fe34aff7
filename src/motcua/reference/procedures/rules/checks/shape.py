"""Are the keys there, are they known, and does each hold the kind of value it should?"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry

#: For each part of an entry its keys and the kind of value each holds; a star marks those that must be there.
PARTS: dict[str, dict[str, str]] = {
    "": {
        "code": "text*",
        "name_vi": "text*",
        "name_en": "text",
        "field_vi": "text*",
        "level": "text*",
        "authority": "text*",
        "channels": "list*",
        "time_limit": "mapping*",
        "fee": "mapping*",
        "documents": "list*",
        "documents_source": "text",
        "result": "mapping",
        "results": "list",
        "steps": "list*",
        "steps_source": "text",
        "appointments": "list",
        "agencies": "list",
        "source": "text",
        "notes": "text",
        "decision": "mapping",
    },
    "time_limit": {
        "value": "any*",
        "unit": "text*",
        "channel": "text",
        "rule": "text",
        "source": "text",
        "alternatives": "list",
    },
    "time_limit.alternatives": {
        "value": "any*",
        "unit": "text*",
        "channel": "text",
        "case": "text",
        "rule": "text",
        "note": "text",
        "source": "text",
    },
    "fee": {
        "amount_vnd": "any*",
        "basis": "text",
        "exempt": "list",
        "formula": "text",
        "source": "text",
    },
    "documents": {
        "name_vi": "text*",
        "form": "text*",
        "originals": "any",
        "copies": "any",
        "required": "boolean*",
        "condition": "text",
        "source": "text",
    },
    "result": {"name_vi": "text*", "code": "text"},
    "results": {"name_vi": "text*", "code": "text"},
    "steps": {
        "n": "any*",
        "role": "text*",
        "action": "text*",
        "hours": "any*",
        "group": "any",
        "source": "text",
    },
    "appointments": {
        "what": "text*",
        "value": "any*",
        "unit": "text*",
        "condition": "text",
        "source": "text",
    },
    "agencies": {
        "agency": "text*",
        "task": "text*",
        "value": "any*",
        "unit": "text*",
        "leads": "boolean",
        "source": "text",
    },
    "decision": {"number": "text", "issued_on": "text", "issuer": "text"},
}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "list": list,
    "mapping": dict,
    "boolean": bool,
    "any": object,
}


def check(entry: Entry) -> Iterator[Finding]:
    """Missing and unknown keys, and values of the wrong kind, in the entry and all its parts."""
    for name, path, part in parts_of(entry):
        yield from _keys(name, path, part) if isinstance(part, dict) else _no_mapping(path, part)
    given = [key for key in ("result", "results") if key in entry]
    if not given:
        yield Finding("key_missing", "result", {"key": "result"})
    elif len(given) > 1:
        yield Finding("key_unknown", "result", {"key": "result"})
    yield from _decision_date(entry)


def parts_of(entry: Entry) -> Iterator[tuple[str, str, Any]]:
    """Every part of the entry with its name in PARTS and its path; the parts may be of any type."""
    yield "", "", entry
    for name in PARTS:
        yield from _parts_under(entry, name)


def _parts_under(entry: Entry, name: str) -> Iterator[tuple[str, str, Any]]:
    if not name:
        return
    holder: Any = entry
    for key in name.split("."):
        holder = holder.get(key) if isinstance(holder, dict) else None
    if isinstance(holder, dict):
        yield name, name, holder
    elif isinstance(holder, list):
        for place, part in enumerate(holder):
            yield name, f"{name}[{place}]", part


def _keys(name: str, path: str, part: Entry) -> Iterator[Finding]:
    known = PARTS[name]
    for key, kind in known.items():
        if key in part:
            yield from _type(_under(path, key), part[key], key, kind.rstrip("*"))
        elif kind.endswith("*"):
            rule = "limit_unit_missing" if key == "unit" else "key_missing"
            yield Finding(rule, _under(path, key), {"key": key})
    for key in part:
        if key not in known:
            yield Finding("key_unknown", _under(path, str(key)), {"key": key})


def _type(path: str, value: Any, key: str, kind: str) -> Iterator[Finding]:
    if not isinstance(value, _TYPES[kind]):
        yield Finding("type_wrong", path, {"key": key, "kind": kind, "value": shortened(value)})


def _no_mapping(path: str, part: object) -> Iterator[Finding]:
    yield Finding("type_wrong", path, {"key": path, "kind": "mapping", "value": shortened(part)})


def _decision_date(entry: Entry) -> Iterator[Finding]:
    decision = entry.get("decision")
    issued_on = decision.get("issued_on") if isinstance(decision, dict) else None
    if isinstance(issued_on, str) and not is_date(issued_on):
        yield Finding("date_bad", "decision.issued_on", {"value": issued_on})


def is_date(text: str) -> bool:
    """Whether `text` is a day as 2025-07-01."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def shortened(value: object) -> str:
    """A value as a sentence can quote it."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
