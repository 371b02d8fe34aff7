"""The import contracts of pyproject.toml hold, and each of them notices when it is broken."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .house import ROOT, SOURCES, contracts

CHECKER = Path(sys.executable).with_name("lint-imports")
#: contract -> files with the line added to each, and who must be blamed
PLANTED: dict[str, tuple[dict[str, str], str]] = {
    "strata": (
        {"foundation/clock.py": "from motcua.reference.organisation import models"},
        "motcua.foundation.clock",
    ),
    "casework": (
        {"casework/fees/__init__.py": "from motcua.casework.dossiers import models"},
        "motcua.casework.fees",
    ),
    "workplace": (
        {
            "workplace/outreach/__init__.py": "",
            "workplace/plans/states.py": "from motcua.workplace import outreach",
        },
        "motcua.workplace.plans",
    ),
    "reference": (
        {"reference/calendars/states.py": "from motcua.reference.procedures import models"},
        "motcua.reference.calendars.states",
    ),
    "oversight": (
        {"oversight/reports/__init__.py": "from motcua.oversight.duties import models"},
        "motcua.oversight.reports",
    ),
    "doors": (
        {"desks/counter/urls.py": "from motcua.desks.portal import urls"},
        "motcua.desks.counter.urls",
    ),
    "shape": (
        {"reference/organisation/models.py": "from motcua.reference.organisation import actions"},
        "motcua.reference.organisation.models",
    ),
    "pure": (
        {
            "reference/organisation/rules.py": "from motcua.reference.organisation import helper",
            "reference/organisation/helper.py": "from motcua.reference.organisation import models",
        },
        "motcua.reference.organisation.rules",
    ),
    "pages": (
        {"foundation/accounts/actions.py": "from motcua.foundation.accounts import views"},
        "motcua.foundation.accounts.actions",
    ),
    "cycles": (
        {
            "foundation/one.py": "from motcua.foundation import two",
            "foundation/two.py": "from motcua.foundation import one",
        },
        ".two -> .one",
    ),
    "network": ({"foundation/clock.py": "import smtplib"}, "motcua.foundation.clock"),
}


def check_imports(sources: Path, *arguments: str) -> tuple[bool, str]:
    """Whether the contracts hold in `sources`, and the report on one line."""
    done = subprocess.run(
        [CHECKER, "--config", ROOT / "pyproject.toml", "--no-cache", "--no-logo", *arguments],
        cwd=sources,
        env={**os.environ, "PYTHONPATH": str(sources), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    return done.returncode == 0, " ".join((done.stdout + done.stderr).split())


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our Python files alone, in a folder of their own."""
    sources = tmp_path_factory.mktemp("house")
    for path in SOURCES.rglob("*.py"):
        copy = sources / path.relative_to(SOURCES)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return sources


@pytest.fixture
def plant(copied_house: Path) -> Iterator[object]:
    """Adds lines to files of the copy; afterwards they are as they were."""
    before: dict[Path, str | None] = {}

    def add(files: dict[str, str]) -> Path:
        for name, line in files.items():
            path = copied_house / "motcua" / name
            before[path] = path.read_text() if path.exists() else None
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{before[path] or ''}\n{line}\n")
        return copied_house

    yield add
    for path, text in before.items():
        path.unlink() if text is None else path.write_text(text)


def test_every_import_contract_is_kept():
    kept, report = check_imports(SOURCES)
    assert kept, report


def test_every_contract_has_a_planted_breach():
    assert set(PLANTED) == set(contracts())


@pytest.mark.parametrize("contract", PLANTED)
def test_a_contract_notices_its_breach(contract, plant):
    files, culprit = PLANTED[contract]
    kept, report = check_imports(plant(files), "--contract", contract)
    assert not kept
    assert "0 kept, 1 broken" in report
    assert culprit in report.partition("Broken contracts")[2]
