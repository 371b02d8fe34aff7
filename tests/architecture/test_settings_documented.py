"""Every environment variable we read has a row in `docs/reference/settings.md`: default, unit, meaning."""

import re
from collections.abc import Iterable

import pytest

from motcua.config.environment import EVERY_SETTING, Setting

from .house import ROOT, modules, words

REFERENCE = ROOT / "docs" / "reference" / "settings.md"
#: how the name of a variable looks that is ours to explain
NAME = re.compile(r"(MOTCUA|DATABASE)_[A-Z_]+|PORT")
ROW = re.compile(
    r"^\| `(?P<name>[A-Z_]+)` \| (?P<default>[^|]+) \| (?P<unit>[^|]+) \| (?P<meaning>[^|]+) \|$", re.M
)


def documented(text: str) -> dict[str, tuple[str, ...]]:
    """Default, unit and meaning of each variable in the tables of `text`."""
    return {
        row["name"]: tuple(row[part].strip() for part in ("default", "unit", "meaning"))
        for row in ROW.finditer(text)
    }


def faults(settings: Iterable[Setting], names: set[str], text: str) -> list[str]:
    """Variables without a row, rows without a variable, and defaults that differ."""
    rows = documented(text)
    settings = list(settings)
    known = names | {setting.name for setting in settings}
    wrong = [
        f"{setting.name}: default is {setting.default or 'empty'}"
        for setting in settings
        if setting.name in rows
        and rows[setting.name][0] != (f"`{setting.default}`" if setting.default else "empty")
    ]
    return wrong + [
        f"{name}: {'no row' if name in known else 'nothing reads it'}" for name in sorted(known ^ set(rows))
    ]


def names_in(source: str) -> set[str]:
    """Names of environment variables that `source` spells out."""
    return {word for word in words(source) if NAME.fullmatch(word)}


def test_the_reference_holds_every_setting_with_its_default():
    sources = [*modules(), ROOT / "run.py", ROOT / "conftest.py"]
    names = {name for path in sources for name in names_in(path.read_text())}
    assert faults(EVERY_SETTING, names, REFERENCE.read_text()) == []


TABLE = "| `PORT` | `8000` | number | where it listens |\n| `MOTCUA_HOME` | empty | folder | state |\n"
SETTINGS = [Setting("PORT", "8000", ""), Setting("MOTCUA_HOME", "", "")]


@pytest.mark.parametrize(
    ("settings", "names", "text", "complaint"),
    [
        (SETTINGS, {"MOTCUA_OTHER"}, TABLE, "MOTCUA_OTHER: no row"),
        ([*SETTINGS, Setting("MOTCUA_NEW", "1", "")], set(), TABLE, "MOTCUA_NEW: no row"),
        (SETTINGS[:1], set(), TABLE, "MOTCUA_HOME: nothing reads it"),
        ([Setting("PORT", "80", ""), SETTINGS[1]], set(), TABLE, "PORT: default is 80"),
        ([SETTINGS[0], Setting("MOTCUA_HOME", "var", "")], set(), TABLE, "MOTCUA_HOME: default is var"),
        (SETTINGS, set(), TABLE.replace("| number ", ""), "PORT: no row"),
    ],
)
def test_a_setting_the_reference_does_not_explain_is_noticed(settings, names, text, complaint):
    assert faults(SETTINGS, {"PORT"}, TABLE) == []
    assert faults(settings, names, text) == [complaint]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('os.environ["MOTCUA_SECRET"]', {"MOTCUA_SECRET"}),
        ('getenv("PORT")', {"PORT"}),
        ('env = {"DATABASE_URL": url}', {"DATABASE_URL"}),
        ('os.environ["PATH"]; say("PORT=8080")', set()),
    ],
)
def test_a_variable_is_found_however_it_is_read(source, names):
    assert names_in(source) == names
