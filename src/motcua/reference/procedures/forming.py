"""The forms shipped with us: data files beside the catalogue, looked through before they are taken in."""

from pathlib import Path
from typing import Any

import yaml

from motcua.foundation.forms.rules import Finding
from motcua.reference.procedures.rules import declarations

FOLDER = Path(__file__).with_name("data") / "forms"
SHARED = "common.yaml"


def shared() -> dict[str, Any]:
    """What several forms ask alike."""
    return dict(yaml.safe_load((FOLDER / SHARED).read_text()))


def entries() -> list[dict[str, Any]]:
    """Every form of the files, by file and order."""
    files = sorted(path for path in FOLDER.glob("*.yaml") if path.name != SHARED)
    return [entry for path in files for entry in yaml.safe_load(path.read_text())]


def findings() -> list[tuple[str, Finding]]:
    """Procedure and finding: everything wrong or doubtful in the files."""
    return list(declarations.examined(entries(), shared()))
