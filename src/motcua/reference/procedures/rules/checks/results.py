"""The results of a procedure and their national codes."""

import re
from collections.abc import Iterator

from motcua.reference.procedures.rules.checks import parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry

#: Mã kết quả: ministry (G) or province (H) and six digits, as KQ.G15.000031 (domain/03 §1).
CODE = re.compile(r"^KQ\.[GH]\d{2}\.\d{6}$")
_CODE_INSIDE = re.compile(r"KQ\.[A-Z]\d{2}\.\d+")


def rows_of(entry: Entry) -> list[tuple[str, Entry]]:
    """Path and row of each result type of the entry."""
    one = parts.mapping(entry, "result")
    return parts.rows(entry, "results") + ([("result", one)] if one else [])


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the results of one entry by itself."""
    if entry.get("results") == []:
        yield Finding("results_none", "results")
    for path, result in rows_of(entry):
        yield from _code(path, result)
        yield from _name(path, result)


def _code(path: str, result: Entry) -> Iterator[Finding]:
    code, name = parts.text(result, "code"), parts.text(result, "name_vi")
    said = {"value": code, "name": name}
    if not code:
        yield Finding("result_code_missing", f"{path}.code", said)
    elif not CODE.match(code):
        yield Finding("result_code_bad", f"{path}.code", said)
    elif code.startswith("KQ.H"):
        yield Finding("result_code_local", f"{path}.code", said)


def _name(path: str, result: Entry) -> Iterator[Finding]:
    name = parts.text(result, "name_vi")
    if _CODE_INSIDE.search(name):
        yield Finding("result_code_in_name", f"{path}.name_vi", {"value": name})
    if ";" in name:
        yield Finding("result_several_in_one", f"{path}.name_vi", {"value": name})
