"""What the documents say is so: links lead somewhere; names, commands and addresses exist."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import get_resolver

from motcua.config import cli

from .house import ROOT, modules
from .test_public_routes import routes

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
REFERENCE = ROOT / "docs" / "reference"
LINK = re.compile(r"\[[^\]]*\]\((?!\w+:)([^)#\s]+)")
#: the second column of a table, where names stand in backticks
IDENTIFIERS = re.compile(r"^\|[^|]*\|([^|]*)\|[^|]*\|[^|]*\|$", re.M)


def broken_links(document: Path) -> list[str]:
    """Relative links of `document` that lead nowhere."""
    return [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()]


def unknown_names(glossary: str, sources: Iterable[str]) -> list[str]:
    """Identifiers of the glossary that no source has; `A.b` asks for both names."""
    known = set(re.findall(r"\w+", " ".join(sources)))
    written = chain.from_iterable(re.findall(r"`([\w.]+)`", cell) for cell in IDENTIFIERS.findall(glossary))
    return [name for name in written if not set(name.split(".")) <= known]


def first_cells(text: str) -> Iterator[str]:
    """What stands in backticks at the start of each row of the tables of `text`."""
    return (row[1] for row in re.finditer(r"^\| `([^`]+)` \|", text, re.M))


def shown_addresses() -> set[str]:
    return {address for _name, address, _pattern in routes(get_resolver().url_patterns)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_of_a_document_leads_somewhere(document):
    assert broken_links(document) == []


def test_the_glossary_names_what_the_code_has():
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    assert unknown_names(glossary, (path.read_text() for path in modules())) == []
    assert len(IDENTIFIERS.findall(glossary)) > 50


def test_the_reference_lists_every_command_and_no_other():
    listed = set(first_cells((REFERENCE / "commands.md").read_text()))
    assert {name for name in listed if name.startswith("motcua ")} == {
        f"motcua {name}" for name in cli.meanings()
    }


def test_every_command_offered_exists():
    assert set(cli.FORWARDED) <= set(get_commands())


def test_the_map_of_clocks_names_tests_that_exist():
    named = set(re.findall(r"`(test_\w+)`", (REFERENCE / "clocks.md").read_text()))
    written = " ".join(path.read_text() for path in (ROOT / "src").rglob("test_*.py"))
    assert named
    assert not {name for name in named if f"def {name}(" not in written}


def test_the_reference_lists_every_address_and_no_other():
    assert set(first_cells((REFERENCE / "addresses.md").read_text())) == shown_addresses()


def test_a_link_that_leads_nowhere_is_noticed(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[a](page.md#part) [b](gone.md) [c](https://example.org) [d](../gone/) [e](#here)")
    assert broken_links(page) == ["gone.md", "../gone/"]


def test_a_name_the_code_lacks_is_noticed():
    glossary = "| hồ sơ | `Dossier.code`, `Folder` | `word` | |\n| kênh | `Dossier.channel` | | |\n"
    assert unknown_names(glossary, ["class Dossier:\n    code = 1"]) == ["Folder", "Dossier.channel"]


def test_the_first_cell_of_a_row_is_read():
    assert list(first_cells("| `a b` | x |\n| c | `d` |\ntext `e`")) == ["a b"]
