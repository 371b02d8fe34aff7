"""The data files of forms: short words written out, shared parts put in. Pure: values in, values out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from motcua.foundation.forms import rules
from motcua.foundation.forms.rules import Finding, Question
from motcua.foundation.words import _

#: what a file says of each form beside its questions
HEAD = ("procedure", "name", "in_force_from", "source", "source_note")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def content_of(entry: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Schema and layout of one entry of a file, whole: of the shared parts just those it needs."""
    fields = {name: written_out(spec) for name, spec in entry["fields"].items()}
    every = {name: written_out(spec) for name, spec in shared.items()}
    needed = sorted(_needed(fields, every))
    schema = {
        "$schema": _DIALECT,
        "type": "object",
        "$defs": {name: every[name] for name in needed if name in every},
        "properties": fields,
        "required": list(entry.get("required", ())),
    }
    return {"schema": schema, "layout": entry["pages"]}


def spelled_out(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content with every question named on its page: the database keeps the order of lists, not of objects."""
    pages = rules.read(content).pages
    layout = [
        {**given, "fields": [_named(question) for question in page.questions]}
        for given, page in zip(content["layout"], pages, strict=True)
    ]
    return {**content, "layout": layout}


def _named(question: Question) -> str | dict[str, Any]:
    if not question.when:
        return question.path
    return {
        "field": question.path,
        "when": {path: list(answers) for path, answers in question.when.items()},
    }


def written_out(spec: Any) -> Any:
    """`choices` as `oneOf`, a short `$ref` as a pointer; everything else as it is."""
    if not isinstance(spec, Mapping):
        return [written_out(each) for each in spec] if isinstance(spec, list) else spec
    whole = {name: written_out(value) for name, value in spec.items() if name not in ("choices", "$ref")}
    if "$ref" in spec:
        whole = {"$ref": f"#/$defs/{str(spec['$ref']).removeprefix('#/$defs/')}", **whole}
    if "choices" in spec:
        listed = [{"const": value, "title": words} for value, words in spec["choices"].items()]
        whole = {"type": "string", **whole, "oneOf": listed}
    return whole


def _needed(spec: Any, every: Mapping[str, Any]) -> set[str]:
    """The shared parts a schema leads to, over however many steps."""
    found: set[str] = set()
    waiting = list(_references(spec))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(every.get(name, {}))
    return found


def _references(spec: Any) -> Iterator[str]:
    if isinstance(spec, Mapping):
        if isinstance(spec.get("$ref"), str):
            yield spec["$ref"].removeprefix("#/$defs/")
        for value in spec.values():
            yield from _references(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from _references(value)


def examined(
    entries: Iterable[Mapping[str, Any]], shared: Mapping[str, Any]
) -> Iterator[tuple[str, Finding]]:
    """Everything wrong or doubtful, by the procedure's code."""
    for entry in entries:
        code = str(entry.get("procedure", "?"))
        lacking = [name for name in (*HEAD, "fields", "pages") if not entry.get(name)]
        if lacking:
            words = _("Thiếu mục này trong tệp biểu mẫu. Thêm vào rồi nhập lại.")
            yield from ((code, Finding("error", name, words)) for name in lacking)
            continue
        for finding in rules.findings(content_of(entry, shared)):
            yield code, finding
        if entry["source"] != "found":
            words = _("Các mục ghi theo trí nhớ. Đối chiếu với bản gốc trước khi dùng chính thức.")
            yield code, Finding("warning", str(entry["name"]), words)
