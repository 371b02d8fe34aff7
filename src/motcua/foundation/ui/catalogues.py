"""Message catalogues without GNU gettext. The source is in Vietnamese, English is a complete catalogue.

`python -m motcua.foundation.ui.catalogues --update` adds new messages and drops those no longer said;
`--check` names every message that is missing, obsolete, unsure, untranslated, or whose placeholders differ.
Needs Babel, which is there for development and for building; the product itself reads only the .mo files.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[2]
CATALOGUE = SOURCE / "config" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")

Key = tuple[str, str | None]


def messages_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Every message of one Python file or template, with its context."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # what is not a message becomes X's; the brackets keep Python's reader from minding the indentation
        text = f"(\n{templatize(text, origin=str(path))}\n)"
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield message, context


def sources(root: Path) -> list[Path]:
    """Files of the product that may hold messages: modules and templates, without tests."""
    found = (path for path in root.rglob("*") if path.suffix in {".py", ".html", ".txt"})
    return sorted(path for path in found if not {"tests", "node_modules", "static"} & set(path.parts))


def said_in(paths: Iterable[Path]) -> Catalog:
    """Catalogue of everything the sources say, without translations."""
    said = Catalog(locale="en")
    for path in paths:
        for message, context in messages_in(path):
            said.add(message, context=context)
    return said


def read_catalogue(path: Path) -> Catalog:
    """The catalogue kept at `path`; an empty one when there is none yet."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def update(path: Path, said: Catalog) -> None:
    """Rewrites the catalogue at `path`: same order every time, no dates, no line numbers."""
    kept = read_catalogue(path)
    kept.update(said, no_fuzzy_matching=True)
    kept.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, kept, width=0, no_location=True, omit_header=True, sort_output=True)


def faults(said: Catalog, kept: Catalog) -> list[str]:
    """One line for each message that is not right, in the order of the messages."""
    wanted, given = _by_key(said), _by_key(kept)
    missing = [f"missing: {_shown(key)}" for key in wanted.keys() - given.keys()]
    obsolete = [f"obsolete: {_shown(key)}" for key in given.keys() - wanted.keys()]
    both = wanted.keys() & given.keys()
    wrong = [f"{fault}: {_shown(key)}" for key in both for fault in _faults_of(given[key])]
    return sorted(missing + obsolete + wrong)


def _by_key(catalogue: Catalog) -> dict[Key, Message]:
    return {(_singular(message), message.context): message for message in catalogue if message.id}


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(key: Key) -> str:
    text, context = key
    return f"[{context}] {text}" if context else text


def _faults_of(message: Message) -> Iterator[str]:
    translations = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if message.fuzzy:
        yield "unsure"
    if not all(translations):
        yield "untranslated"
    elif any(_placeholders(text) != _placeholders(_singular(message)) for text in translations):
        yield "placeholders differ"


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the catalogue is complete (or was rewritten), 1 with the faults on stderr."""
    parser = argparse.ArgumentParser(prog="catalogues", description="English catalogue of the screen text.")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--update", action="store_true", help="add new messages, drop old ones")
    choice.add_argument("--check", action="store_true", help="fail when a message is not translated")
    said = said_in(sources(SOURCE))
    if parser.parse_args(arguments).update:
        update(CATALOGUE, said)
    found = faults(said, read_catalogue(CATALOGUE))
    for fault in found:
        print(fault, file=sys.stderr)
    return int(bool(found) and "--check" in (arguments or sys.argv))


if __name__ == "__main__":
    raise SystemExit(main())
