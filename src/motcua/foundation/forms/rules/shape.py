"""A form read from data: a JSON Schema (2020-12) says what is asked, a layout in what order and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

#: an answer at least this long is written in a box of several lines
TEXT_FROM = 300
#: so many choices still stand side by side; more are a list to open
MOST_SIDE_BY_SIDE = 7

Schema = Mapping[str, Any]
#: path of a question -> the answers under which something is asked
Condition = Mapping[str, tuple[Any, ...]]


class FormBroken(ValueError):
    """The data of a form contradict each other; the message says where."""


class Kind(Enum):
    """How a question is asked."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    NUMBER = "number"
    YES_NO = "yes_no"
    ONE_OF = "one_of"
    SOME_OF = "some_of"


@dataclass(frozen=True)
class Question:
    """One thing asked; `path` tells where its answer stands: `cha.ho_ten`."""

    path: str
    schema: Schema
    required: bool
    when: Condition

    @property
    def title(self) -> str:
        return str(self.schema.get("title", self.path))

    @property
    def hint(self) -> str:
        return str(self.schema.get("description", ""))

    @property
    def kind(self) -> Kind:
        return kind_of(self.schema)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Value and words of each answer one may choose."""
        chosen = self.schema.get("items", {}) if self.kind is Kind.SOME_OF else self.schema
        return [(str(each["const"]), str(each["title"])) for each in chosen.get("oneOf", [])]


@dataclass(frozen=True)
class Page:
    """One question, or a group that belongs together."""

    title: str
    hint: str
    questions: tuple[Question, ...]
    when: Condition


@dataclass(frozen=True)
class Form:
    """What is asked, page by page."""

    pages: tuple[Page, ...]
    defs: Schema

    @property
    def questions(self) -> list[Question]:
        return [question for page in self.pages for question in page.questions]


def kind_of(schema: Schema) -> Kind:
    """How a value of that schema is asked for."""
    kinds = {"boolean": Kind.YES_NO, "integer": Kind.NUMBER, "number": Kind.NUMBER}
    if schema.get("type") == "array":
        return Kind.SOME_OF if "oneOf" in schema.get("items", {}) else Kind.LINES
    if "oneOf" in schema:
        return Kind.ONE_OF
    if schema.get("format") == "date":
        return Kind.DAY
    if schema.get("type") in kinds:
        return kinds[schema["type"]]
    return Kind.TEXT if schema.get("maxLength", 0) >= TEXT_FROM else Kind.LINE


def read(content: Mapping[str, Any]) -> Form:
    """The form of its data. Raises FormBroken when the layout does not fit the schema."""
    schema = content["schema"]
    defs = schema.get("$defs", {})
    asked = {question.path: question for question in leaves(schema, defs)}
    pages = tuple(_page(page, asked) for page in content["layout"])
    return Form(pages, defs)


def leaves(schema: Schema, defs: Schema, *, before: str = "", required: bool = True) -> Iterator[Question]:
    """Every question of an object, groups within taken apart."""
    must = set(schema.get("required", ()))
    for name, given in schema.get("properties", {}).items():
        path, spec = f"{before}{name}", resolved(given, defs)
        is_required = required and name in must
        if spec.get("type") == "object":
            yield from leaves(spec, defs, before=f"{path}.", required=is_required)
        else:
            yield Question(path, spec, is_required, {})


def optional(form: Form) -> Form:
    """The same form with nothing required."""
    pages = (
        replace(page, questions=tuple(replace(each, required=False) for each in page.questions))
        for page in form.pages
    )
    return replace(form, pages=tuple(pages))


def parties(content: Mapping[str, Any]) -> list[str]:
    """The groups that stand for people who must each agree (`x-party`), in their order."""
    schema = content["schema"]
    given, defs = schema.get("properties", {}), schema.get("$defs", {})
    return sorted(name for name, spec in given.items() if resolved(spec, defs).get("x-party"))


def resolved(spec: Schema, defs: Schema) -> Schema:
    """The schema with what it refers to put in; what it says itself comes first."""
    reference = spec.get("$ref")
    if reference is None:
        return spec
    name = str(reference).removeprefix("#/$defs/")
    if name not in defs:
        raise FormBroken(f"{reference}: not among $defs")
    shared, own = resolved(defs[name], defs), {key: value for key, value in spec.items() if key != "$ref"}
    both = [*shared.get("required", ()), *own.get("required", ())]
    return {**shared, **own, **({"required": list(dict.fromkeys(both))} if both else {})}


def _page(page: Mapping[str, Any], asked: Mapping[str, Question]) -> Page:
    questions = [question for entry in page["fields"] for question in _entry(entry, asked)]
    return Page(page["title"], page.get("hint", ""), tuple(questions), condition(page.get("when")))


def _entry(entry: str | Mapping[str, Any], asked: Mapping[str, Question]) -> Iterator[Question]:
    """The question of that name, or all of the group of that name."""
    named, when = (entry, None) if isinstance(entry, str) else (entry["field"], entry.get("when"))
    found = [each for path, each in asked.items() if path == named or path.startswith(f"{named}.")]
    if not found:
        raise FormBroken(f"{named}: asked on a page, but not in the schema")
    for each in found:
        yield Question(each.path, each.schema, each.required, condition(when))


def condition(given: Mapping[str, Any] | None) -> Condition:
    """The condition with each side as a tuple of answers."""
    return {
        path: tuple(value) if isinstance(value, list) else (value,) for path, value in (given or {}).items()
    }
