"""One app looks like the next: the same few files, an entry for Django, a page that says what it is for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps as registry

from .house import PACKAGE, STRATA, apps, modules

MIGRATION = re.compile(r"\d{4}_[a-z][a-z0-9_]*")
#: names a generator gives, which say nothing of what a migration does
GENERATED = re.compile(r"initial|_auto_|_alter_.*_and_more|_remove_.*_and_more|_and_more")


def strangers(package: Path) -> list[str]:
    """What stands directly under the package and is no stratum."""
    found = {path.stem for path in package.iterdir() if path.is_dir() or path.suffix == ".py"}
    return sorted(found - {*STRATA, "__init__", "__pycache__"})


def missing_files(app: Path) -> list[str]:
    """What every app has and this one lacks."""
    return [f"{app.name}/{name}" for name in ("apps.py", "README.md") if not (app / name).is_file()]


def migrations(package: Path) -> Iterator[Path]:
    return (path for path in modules(package) if path.parent.name == "migrations" and path.stem != "__init__")


def speaks(name: str) -> bool:
    """Whether the name of a migration tells what it does."""
    return bool(MIGRATION.fullmatch(name)) and not GENERATED.search(name)


def test_nothing_stands_beside_the_strata():
    assert strangers(PACKAGE) == []


def test_every_app_has_its_entry_and_its_page():
    assert [name for app in apps() for name in missing_files(app)] == []


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_an_app_is_installed_under_its_own_name_and_says_what_it_serves(app):
    config = registry.get_app_config(app.name)
    assert config.name == f"motcua.{app.parent.name}.{app.name}"
    assert isinstance(config.serves, tuple)


def test_every_migration_is_named_for_what_it_does():
    found = [path.stem for path in migrations(PACKAGE)]
    assert [name for name in found if not speaks(name)] == []
    assert "0001_journal" in found


def make_house(root: Path, *files: str) -> Path:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def test_a_module_beside_the_strata_is_noticed(tmp_path):
    house = make_house(tmp_path, "__init__.py", "foundation/__init__.py", "helpers.py", "billing/__init__.py")
    assert strangers(house) == ["billing", "helpers"]


def test_an_app_without_entry_or_page_is_noticed(tmp_path):
    house = make_house(tmp_path, "casework/fees/__init__.py", "casework/fees/apps.py", "config/x/__init__.py")
    assert [name for app in apps(house) for name in missing_files(app)] == ["fees/README.md"]


@pytest.mark.parametrize(
    "name", ["0001_initial", "0002_auto_20261121_2136", "0003_alter_post_roles_and_more", "tables", "0004_"]
)
def test_a_migration_that_does_not_say_what_it_does_is_noticed(name):
    assert not speaks(name)
    assert speaks("0002_append_only")
