"""The house as it lies on disk: its folders, files and imports, for the checks beside this file."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src"
PACKAGE = SOURCES / "motcua"
#: every folder that may stand directly under `motcua`; some appear with their first app
STRATA = ("foundation", "reference", "casework", "workplace", "oversight", "desks", "integrations", "config")


def contracts() -> dict[str, dict[str, Any]]:
    """The import contracts of pyproject.toml by id."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract for contract in table}


def modules(package: Path = PACKAGE) -> Iterator[Path]:
    """Every Python file of the product below `package`, tests left out."""
    return (path for path in sorted(package.rglob("*.py")) if "tests" not in path.parts)


def apps(package: Path = PACKAGE) -> list[Path]:
    """The folder of every app: a package right below a stratum; `config` only puts the house together."""
    strata = [package / stratum for stratum in STRATA if stratum != "config"]
    found = [folder for stratum in strata if stratum.is_dir() for folder in stratum.iterdir()]
    return sorted(folder for folder in found if (folder / "__init__.py").exists())


def module_name(path: Path, package: Path = PACKAGE) -> str:
    """The dotted name under which `path` is imported."""
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str) -> set[str]:
    """Every dotted name that `source` imports, wherever in it: `from a import b` gives `a` and `a.b`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def words(source: str) -> set[str]:
    """Every string constant of `source`."""
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}
