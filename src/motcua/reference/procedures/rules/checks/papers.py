"""The papers of a dossier (thành phần hồ sơ): forms, counts, conditions."""

from collections import Counter
from collections.abc import Iterator

from motcua.reference.procedures import words
from motcua.reference.procedures.rules.checks import parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.numbers import whole

#: More of one paper than this is a slip of the pen; more than the second cannot be meant at all.
_ABSURD_COUNT = 20
_MOST = 999
_MARKS_AS_CONDITION = {"recalled", "count recalled", "found"}


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the papers of one entry."""
    papers = parts.rows(entry, "documents")
    if isinstance(entry.get("documents"), list):
        yield from _list(papers)
    for path, paper in papers:
        yield from _form(path, paper)
        yield from _counts(path, paper)
        yield from _condition(path, paper)
        if ";" in parts.text(paper, "name_vi"):
            yield Finding("paper_two_in_one", f"{path}.name_vi", {"value": paper["name_vi"]})


def _list(papers: list[tuple[str, Entry]]) -> Iterator[Finding]:
    if not papers:
        yield Finding("papers_none", "documents")
    elif not any(paper.get("required") is True for _, paper in papers):
        yield Finding("papers_none_required", "documents")
    names = Counter(parts.text(paper, "name_vi").casefold() for _, paper in papers)
    for path, paper in papers:
        name = parts.text(paper, "name_vi")
        if name and names[name.casefold()] > 1:
            yield Finding("paper_repeated", f"{path}.name_vi", {"value": name})


def _form(path: str, paper: Entry) -> Iterator[Finding]:
    form = paper.get("form")
    if isinstance(form, str) and form not in words.table("forms"):
        known = ", ".join(words.table("forms"))
        yield Finding("paper_form_unknown", f"{path}.form", {"value": form, "known": known})


def _counts(path: str, paper: Entry) -> Iterator[Finding]:
    counts = {key: paper[key] for key in ("originals", "copies") if key in paper}
    for key, given in counts.items():
        count = whole(given)
        if count is None or not 0 <= count <= _MOST:
            yield Finding("paper_count_bad", f"{path}.{key}", {"value": given})
        elif count > _ABSURD_COUNT:
            yield Finding("paper_count_absurd", f"{path}.{key}", {"value": count})
    if counts and all(given == 0 for given in counts.values()):
        yield Finding("paper_count_zero", f"{path}.{next(iter(counts))}", {"name": paper.get("name_vi")})


def _condition(path: str, paper: Entry) -> Iterator[Finding]:
    condition, required = parts.text(paper, "condition"), paper.get("required")
    said = {"name": paper.get("name_vi"), "condition": words.shown(condition, "conditions", "handling")}
    if condition in _MARKS_AS_CONDITION:
        yield Finding("paper_condition_is_mark", f"{path}.condition", said)
    elif required is True and condition and condition not in words.table("handling"):
        yield Finding("paper_required_with_condition", f"{path}.condition", said)
    elif required is False and not condition:
        yield Finding("paper_optional_without_condition", f"{path}.condition", said)
