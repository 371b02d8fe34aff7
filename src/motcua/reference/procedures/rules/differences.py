"""Where two versions of a procedure differ, value by value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.filing import to_file


@dataclass(frozen=True)
class Change:
    """One value that differs; None where there was, or is, nothing."""

    path: str
    old: object
    new: object


def changes(old: Entry, new: Entry) -> list[Change]:
    """Where two canonical entries differ, in the file's order; papers and results go by their names."""
    return list(_differ("", to_file(old), to_file(new)))


def _differ(path: str, old: Any, new: Any) -> Iterator[Change]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _differ(f"{path}.{key}" if path else key, old.get(key), new.get(key))
    elif _is_table(old) and _is_table(new):
        before, after = _named(old), _named(new)
        for name in dict.fromkeys([*before, *after]):
            yield from _differ(f"{path}[{name}]", before.get(name), after.get(name))
    elif old != new:
        yield Change(path, old, new)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _named(rows: list[Entry]) -> dict[str, Entry]:
    """The rows of a list by what tells them apart: names or numbers if these differ, else places."""
    for key in ("name_vi", "n"):
        names = [str(row.get(key, "")) for row in rows]
        if all(names) and len(set(names)) == len(names):
            return dict(zip(names, rows, strict=True))
    return {str(place): row for place, row in enumerate(rows, start=1)}
