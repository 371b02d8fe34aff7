"""What shows only between the procedures of a catalogue: repeated codes, shared names, twin result codes."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from motcua.foundation.search import fold
from motcua.reference.procedures.rules.checks import parts, results
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry

#: From this many codes on, one name is a name copied over others (seen on the portal, domain/11 §3).
_WRONG_FROM = 3
Places = list[tuple[int, Entry]]


def check(entries: list[object]) -> Iterator[Finding]:
    """Everything that two or more entries have to do with each other."""
    placed = [(place, entry) for place, entry in enumerate(entries) if isinstance(entry, dict)]
    yield from _codes(placed)
    yield from _names(placed)
    yield from _fields(placed)
    yield from _result_codes(placed)
    yield from _result_names(placed)


def _grouped(placed: Places, key: Callable[[Entry], str]) -> dict[str, Places]:
    groups: defaultdict[str, Places] = defaultdict(list)
    for place, entry in placed:
        if name := key(entry):
            groups[name].append((place, entry))
    return {name: group for name, group in groups.items() if len(group) > 1}


def _found(rule: str, place: int, entry: Entry, key: str, **params: object) -> Finding:
    return Finding(rule, f"procedures[{place}].{key}", params, code=parts.text(entry, "code"))


def _codes(placed: Places) -> Iterator[Finding]:
    for code, group in _grouped(placed, lambda entry: str(entry.get("code") or "")).items():
        first = group[0][0]
        for place, entry in group[1:]:
            yield _found("code_repeated", place, entry, "code", value=code, first=f"procedures[{first}]")


def _names(placed: Places) -> Iterator[Finding]:
    for group in _grouped(placed, lambda entry: fold(parts.text(entry, "name_vi"))).values():
        codes = list(dict.fromkeys(parts.text(entry, "code") for _, entry in group))
        fields = {fold(parts.text(entry, "field_vi")) for _, entry in group}
        rule = "name_wrong" if len(codes) >= _WRONG_FROM or len(fields) > 1 else "name_shared"
        for place, entry in group if len(codes) > 1 else []:
            said = {"value": entry["name_vi"], "codes": ", ".join(codes)}
            yield _found(rule, place, entry, "name_vi", **said)


def _fields(placed: Places) -> Iterator[Finding]:
    for group in _grouped(placed, lambda entry: fold(parts.text(entry, "field_vi"))).values():
        usual = parts.text(group[0][1], "field_vi")
        for place, entry in group:
            if entry["field_vi"] != usual:
                yield _found("field_spelling", place, entry, "field_vi", value=entry["field_vi"], usual=usual)


def _result_pairs(
    placed: Places, group_by: str, compare: str
) -> Iterator[tuple[int, Entry, str, Entry, list[str]]]:
    groups: defaultdict[str, list[tuple[int, Entry, str, Entry]]] = defaultdict(list)
    for place, entry in placed:
        for path, result in results.rows_of(entry):
            # a name that holds several results is told about by itself; it says nothing of its code's name
            several = ";" in parts.text(result, "name_vi")
            if parts.text(result, group_by) and parts.text(result, compare) and not several:
                groups[parts.text(result, group_by)].append((place, entry, path, result))
    for group in groups.values():
        values = list(dict.fromkeys(parts.text(result, compare) for *_, result in group))
        for place, entry, path, result in group if len(values) > 1 else []:
            yield place, entry, path, result, [value for value in values if value != result[compare]]


def _result_codes(placed: Places) -> Iterator[Finding]:
    for place, entry, path, result, others in _result_pairs(placed, "code", "name_vi"):
        said = {"value": result["code"], "name": result["name_vi"], "others": "; ".join(others)}
        yield _found("result_code_two_names", place, entry, f"{path}.code", **said)


def _result_names(placed: Places) -> Iterator[Finding]:
    for place, entry, path, result, others in _result_pairs(placed, "name_vi", "code"):
        said = {"value": result["name_vi"], "code": result["code"], "others": "; ".join(others)}
        yield _found("result_name_two_codes", place, entry, f"{path}.name_vi", **said)
