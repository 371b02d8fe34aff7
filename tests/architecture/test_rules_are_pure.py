"""Rules of law know neither the web framework nor the clock: a question has one answer for ever."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import PACKAGE, imports, module_name, modules

#: calls that answer with the present moment
CLOCKS = {"now", "utcnow", "today", "localdate", "localtime", "time", "gmtime", "ctime"}
#: what makes a name a clock: `date.today()`, not `opening.time()`
CLOCK_OWNERS = {"datetime", "date", "timezone", "clock", "time"}
#: the one place that asks the machine
CLOCK = PACKAGE / "foundation" / "clock.py"


def rules() -> list[Path]:
    """Every file of rules: `rules.py`, or the files of a folder of that name."""
    return [path for path in modules() if "rules" in path.with_suffix("").parts[-2:] or "rules" in path.parts]


def framework_imports(source: str) -> list[str]:
    """What `source` imports of Django and of its packages."""
    names = (name for name in imports(source) if name.split(".")[0].startswith(("django", "allauth")))
    return sorted(names)


def questions_to_the_clock(source: str) -> Iterator[str]:
    """Every place of `source` that asks for the present moment or has the database ask."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _asks(node.func):
            yield f"line {node.lineno}: {ast.unparse(node.func)}()"
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield f"line {node.value.lineno}: {node.arg}"


def machine_questions(source: str) -> list[str]:
    """The questions that go past our own clock, which tests and the demo can set."""
    return [question for question in questions_to_the_clock(source) if "clock.now()" not in question]


def _asks(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr not in CLOCKS:
        return False
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name in CLOCK_OWNERS


@pytest.mark.parametrize("path", rules(), ids=module_name)
def test_rules_import_nothing_of_the_framework(path):
    assert framework_imports(path.read_text()) == []


@pytest.mark.parametrize("path", rules(), ids=module_name)
def test_rules_are_told_the_time(path):
    assert list(questions_to_the_clock(path.read_text())) == []


def test_the_machine_is_asked_for_the_time_in_one_place():
    elsewhere = (path for path in modules() if path != CLOCK and "migrations" not in path.parts)
    asked = {module_name(path): machine_questions(path.read_text()) for path in elsewhere}
    assert {name: questions for name, questions in asked.items() if questions} == {}


def test_there_are_rules_to_look_at():
    assert {"motcua.reference.organisation.rules", "motcua.casework.dossiers.rules"} <= {
        module_name(path) for path in rules()
    }


@pytest.mark.parametrize(
    "line",
    [
        "import django.db",
        "from django.db.models import Q",
        "def rule():\n    from django.utils import timezone",
        "import django_htmx",
        "from allauth.account import models",
    ],
)
def test_a_framework_import_is_noticed(line):
    assert framework_imports(f"from motcua.foundation.words import _\n{line}") != []


def test_words_and_errors_are_not_the_framework():
    source = (
        "from motcua.foundation.words import _\nfrom motcua.foundation.errors import RuleBroken\nimport re"
    )
    assert framework_imports(source) == []


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "date.today()",
        "timezone.now()",
        "clock.now()",
        "time.time()",
        "models.DateTimeField(auto_now_add=True)",
    ],
)
def test_a_question_to_the_clock_is_noticed(line):
    assert list(questions_to_the_clock(line)) != []


def test_our_own_clock_is_not_the_machine():
    assert machine_questions("clock.now()") == []
    assert machine_questions("datetime.now(UTC)") != []


@pytest.mark.parametrize("line", ["moment.date()", "session.start.time()", "now(at)", "time(7, 30)"])
def test_reading_a_given_moment_is_no_question_to_the_clock(line):
    assert list(questions_to_the_clock(line)) == []
