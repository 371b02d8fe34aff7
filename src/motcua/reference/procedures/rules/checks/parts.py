"""Getting at the parts of an entry whose shape may be wrong, so that one fault does not hide the others."""

from collections.abc import Iterator
from typing import Any

from motcua.reference.procedures.rules.entries import Entry


def mapping(entry: Entry, key: str) -> Entry:
    """The part under `key`, empty when it is missing or no mapping."""
    part = entry.get(key)
    return part if isinstance(part, dict) else {}


def rows(entry: Entry, key: str) -> list[tuple[str, Entry]]:
    """Path and row of every mapping in the list under `key`."""
    whole = entry.get(key)
    listed = whole if isinstance(whole, list) else []
    return [(f"{key}[{place}]", row) for place, row in enumerate(listed) if isinstance(row, dict)]


def text(part: Entry, key: str) -> str:
    """The text under `key`, empty when it is missing or no text."""
    value = part.get(key)
    return value if isinstance(value, str) else ""


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of every text inside `value`, its keys left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from texts(inner, f"{path}[{place}]")
