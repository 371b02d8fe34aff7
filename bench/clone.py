"""From `git clone` to a healthy site with the sample commune: everything a new machine has to do."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import served
from bench.result import Result

ONLY_WHEN_NAMED = True  # it installs every package again
ROOT = Path(__file__).parents[1]
SECONDS = 60


def run(rows: int) -> Result:
    """Seconds of the whole way, beside those of bringing the packages alone."""
    with tempfile.TemporaryDirectory(prefix="motcua-clone-") as folder:
        clone = Path(folder, "motcua")
        started = time.monotonic()
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        with served(clone / "var", [sys.executable, "run.py"], clone):
            whole = time.monotonic() - started
        packages = _install_seconds(clone)
    ratio, good = packages / whole, whole <= SECONDS
    return Result("clone", whole, "s", ratio=ratio, vs="packages-alone", target=f"<={SECONDS}", ok=good)


def _install_seconds(clone: Path) -> float:
    """Seconds of bringing the locked packages into a new environment, by the same installer and cache."""
    subprocess.run(["rm", "-rf", clone / ".venv"], check=True)
    started = time.monotonic()
    code = "import run, sys; uv = run.find_uv(); run.run(uv, 'venv', '--quiet', '.venv'); "
    code += "run.run(uv, 'pip', 'install', '--quiet', '--require-hashes', '-r', 'requirements/run.lock')"
    subprocess.run([sys.executable, "-c", code], cwd=clone, check=True)
    return time.monotonic() - started
