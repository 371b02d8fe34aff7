"""One procedure of a file: cleaned, then in one canonical form with a hash."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from motcua.foundation.search import nfc
from motcua.reference.procedures.rules.numbers import decimal, plain

Entry = dict[str, Any]
FOUND, RECALLED = MARKS = ("found", "recalled")
_RECALLED_REMARK = "[recalled]"


#: The one key whose emptiness says something: set by the province, not known.
_MAY_BE_EMPTY = "amount_vnd"


def clean(value: Any) -> Any:
    """`value` with all text, keys too, in NFC without needless spaces; keys without a value are left out."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if inner is not None or key == _MAY_BE_EMPTY}
        return {clean(key): clean(inner) for key, inner in kept.items()}
    return [clean(inner) for inner in value] if isinstance(value, list) else value


def mark_in(text: str, otherwise: str) -> str:
    """The mark of a part: recalled when its own words say so."""
    return RECALLED if _RECALLED_REMARK in text else otherwise


def canonical(entry: Entry) -> Entry:
    """All that a checked, clean entry says, with nothing left to default; equal entries are equal here."""
    decision = entry.get("decision") or {}
    return {
        **{key: entry[key] for key in ("code", "name_vi", "field_vi", "level", "authority", "channels")},
        "name_en": entry.get("name_en", ""),
        "source": entry.get("source", RECALLED),
        "notes": entry.get("notes", ""),
        "decision": {key: decision.get(key, "") for key in ("number", "issued_on", "issuer")},
        "limits": [_limit(limit) for limit in _file_limits(entry["time_limit"])],
        "fee": _fee(entry["fee"]),
        "documents": [_document(paper, entry) for paper in entry["documents"]],
        "results": [_result(result) for result in results_of(entry)],
        "steps": [_step(step, entry) for step in entry["steps"]],
        **when_given("appointments", [_appointment(row) for row in entry.get("appointments") or []]),
        **when_given("agencies", [_agency(row) for row in entry.get("agencies") or []]),
    }


def results_of(entry: Entry) -> list[Any]:
    """The result types of a file's entry, which has either one `result` or a list of `results`."""
    return list(entry["results"]) if "results" in entry else [entry["result"]]


def _file_limits(main: Entry) -> Iterator[Entry]:
    source = main.get("source", RECALLED)
    yield {**main, "case": "", "note": "", "source": source}
    for other in main.get("alternatives") or []:
        yield {"source": mark_in(str(other.get("note", "")), source), **other}


def _limit(limit: Entry) -> Entry:
    words = {key: limit.get(key, "") for key in ("case", "channel", "rule", "note")}
    return {"value": limit["value"], "unit": limit["unit"], "source": limit["source"], **words}


def _fee(fee: Entry) -> Entry:
    return {
        "amount_vnd": fee["amount_vnd"],
        "basis": fee.get("basis", ""),
        "exempt": list(fee.get("exempt") or []),
        "formula": fee.get("formula", ""),
        "source": fee.get("source", RECALLED),
    }


def _document(paper: Entry, entry: Entry) -> Entry:
    copies = paper.get("copies", 1)
    originals = paper.get("originals", 0)
    if "originals" not in paper and paper["form"] in ("original", "present_or_data"):
        originals, copies = copies, 0
    return {
        "name_vi": paper["name_vi"],
        "form": paper["form"],
        "originals": originals,
        "copies": copies,
        "required": paper["required"],
        "condition": paper.get("condition", ""),
        "source": paper.get("source", entry.get("documents_source", RECALLED)),
    }


def _result(result: Entry) -> Entry:
    return {"name_vi": result["name_vi"], "code": result.get("code") or ""}


def _step(step: Entry, entry: Entry) -> Entry:
    hours = decimal(step["hours"])
    assert hours is not None, "an entry is checked before it is put in canonical form"
    words = {key: step[key] for key in ("n", "role", "action")}
    return {
        **words,
        "hours": plain(hours),
        "source": step.get("source", entry.get("steps_source", RECALLED)),
        **({"group": step["group"]} if "group" in step else {}),
    }


def when_given(key: str, rows: list[Entry]) -> Entry:
    """The rows under their key; nothing without rows, so that what most procedures say keeps its hash."""
    return {key: rows} if rows else {}


def _appointment(row: Entry) -> Entry:
    said = {key: row[key] for key in ("what", "value", "unit")}
    return {**said, "condition": row.get("condition", ""), "source": row.get("source", RECALLED)}


def _agency(row: Entry) -> Entry:
    said = {key: row[key] for key in ("agency", "task", "value", "unit")}
    return {**said, "leads": row.get("leads", False), "source": row.get("source", RECALLED)}


def digest(entry: Entry) -> str:
    """SHA-256, in hexadecimal, of a canonical entry."""
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
