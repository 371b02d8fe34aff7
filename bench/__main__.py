"""`python3 run.py bench [NAME…] [--rows N] [--json]`: measure and print one line per figure."""

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

from bench.result import Result

HERE = Path(__file__).parent
NOT_BENCHMARKS = {"__init__", "__main__", "browser", "house", "machine", "result"}


def main() -> int:
    """Measure what was asked for; 1 when a target is missed."""
    names = sorted(
        path.stem.replace("_", "-") for path in HERE.glob("*.py") if path.stem not in NOT_BENCHMARKS
    )
    parser = argparse.ArgumentParser(prog="run.py bench", description="Measure; one line per figure.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names)}")
    parser.add_argument("--rows", type=int, default=100_000, help="dossiers to measure with (%(default)s)")
    parser.add_argument("--json", action="store_true", help="one JSON object per figure")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(names):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(names)}")
    if chosen.rows < 1:
        parser.error("--rows must be at least 1")
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        os.chmod(folder, 0o711)
        os.environ["MOTCUA_HOME"] = f"{folder}/home"  # never the home of a real installation
        results = list(_measure(_modules(chosen.names or names, all_of=not chosen.names), chosen))
    return 0 if all(result.ok for result in results) else 1


def _modules(names: Iterable[str], *, all_of: bool) -> Iterator[ModuleType]:
    """The benchmarks by name; one with `ONLY_WHEN_NAMED = True` is left out when nothing was named."""
    for name in names:
        module = importlib.import_module(f"bench.{name.replace('-', '_')}")
        if not (all_of and getattr(module, "ONLY_WHEN_NAMED", False)):
            yield module


def _measure(modules: Iterable[ModuleType], chosen: argparse.Namespace) -> Iterator[Result]:
    for module in modules:
        answer = module.run(chosen.rows)
        for result in [answer] if isinstance(answer, Result) else answer:
            print(json.dumps(asdict(result)) if chosen.json else result.line(), flush=True)
            yield result


if __name__ == "__main__":
    sys.exit(main())
