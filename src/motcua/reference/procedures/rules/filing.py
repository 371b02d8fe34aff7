"""A canonical entry in the form of the file: the way back."""

from collections.abc import Iterable

from motcua.reference.procedures.rules.entries import RECALLED, Entry, mark_in


def to_file(entry: Entry) -> Entry:
    """A canonical entry in the form of the file, keys in its order, what is empty left out."""
    documents, documents_source = _common_source(entry["documents"])
    steps, steps_source = _common_source(entry["steps"])
    results = [_filled(result) for result in entry["results"]]
    return {
        **{
            key: entry[key]
            for key in ("code", "name_vi", "name_en", "field_vi", "level", "authority", "channels")
        },
        "time_limit": _to_file_limit(entry["limits"]),
        "fee": _filled(entry["fee"], keep=("amount_vnd",)),
        "documents": [_to_file_document(paper) for paper in documents],
        "documents_source": documents_source,
        **({"result": results[0]} if len(results) == 1 else {"results": results}),
        "steps": steps,
        "steps_source": steps_source,
        **{
            key: [_to_file_part(row) for row in entry[key]]
            for key in ("appointments", "agencies")
            if key in entry
        },
        "source": entry["source"],
        **_filled({"notes": entry["notes"], "decision": _filled(entry["decision"])}),
    }


def _to_file_part(row: Entry) -> Entry:
    """A row of the appointments or of the agencies; only the one that leads says so."""
    return {key: value for key, value in _filled(row).items() if value is not False}


def _filled(part: Entry, keep: Iterable[str] = ()) -> Entry:
    return {key: value for key, value in part.items() if key in keep or value not in ("", [], {}, None)}


def _common_source(rows: list[Entry]) -> tuple[list[Entry], str]:
    """The rows without the mark of the first, which is said once for all of them."""
    common = rows[0]["source"] if rows else RECALLED
    bare = [{key: value for key, value in row.items() if key != "source" or value != common} for row in rows]
    return bare, common


def _to_file_limit(limits: list[Entry]) -> Entry:
    main, *others = limits
    alternatives = []
    for other in others:
        usual = mark_in(other["note"], main["source"])
        row = _filled({key: value for key, value in other.items() if key != "source" or value != usual})
        alternatives.append(row)
    return _filled({**main, "alternatives": alternatives})


def _to_file_document(paper: Entry) -> Entry:
    one_count = paper["form"] in ("original", "present_or_data")
    row = dict(paper)
    if one_count and not row["copies"]:
        row["copies"] = row.pop("originals")
    elif not one_count and not row["originals"]:
        del row["originals"]
    return _filled(row, keep=("copies", "originals", "required"))
