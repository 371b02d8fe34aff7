"""The validator: what in a catalogue cannot be right, what is doubtful, what is only worth knowing."""

from collections.abc import Iterator
from dataclasses import replace

from motcua.reference.procedures.rules.checks import (
    apart,
    catalogue,
    fees,
    limits,
    papers,
    results,
    shape,
    steps,
    words,
)
from motcua.reference.procedures.rules.checks.finding import ERROR, INFO, LEVELS, ORDER, WARNING, Finding
from motcua.reference.procedures.rules.entries import Entry, clean

__all__ = ["ERROR", "INFO", "LEVELS", "ORDER", "WARNING", "Finding", "check", "check_entry"]

_PARTS = (shape, words, limits, fees, papers, results, steps, apart)


def check(entries: list[object]) -> list[Finding]:
    """Everything to say about the procedures of a file: each in turn, then what only shows between them."""
    cleaned = [clean(entry) for entry in entries]
    findings: list[Finding] = []
    for place, (raw, entry) in enumerate(zip(entries, cleaned, strict=True)):
        findings += [_placed(finding, entry, place) for finding in _of_one(raw, entry)]
    return findings + list(catalogue.check(cleaned))


def check_entry(entry: Entry) -> list[Finding]:
    """Everything to say about one procedure by itself."""
    return [replace(finding, code=_code(entry)) for finding in _of_one(entry, clean(entry))]


def _of_one(raw: object, entry: object) -> Iterator[Finding]:
    if not isinstance(entry, dict):
        yield Finding("entry_no_mapping", "", {"value": str(entry)[:80]})
        return
    yield from words.unclean(raw)
    for part in _PARTS:
        yield from part.check(entry)


def _placed(finding: Finding, entry: object, place: int) -> Finding:
    path = f"procedures[{place}].{finding.path}".rstrip(".")
    return replace(finding, code=_code(entry), path=path)


def _code(entry: object) -> str:
    return str(entry.get("code", "")) if isinstance(entry, dict) else ""
