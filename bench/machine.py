"""Real servers for benchmarks, in a home that is thrown away."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.config.launcher import home as homes
from motcua.config.launcher.database import embedded
from motcua.config.launcher.postgres import SAFE
from motcua.config.launcher.processes import StopRequest

SERVE = [sys.executable, "-m", "motcua.config.cli", "serve", "--demo"]
_PATIENCE_SECONDS = 300


@contextmanager
def empty_home() -> Iterator[Path]:
    """A folder for a home that does not exist yet."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        os.chmod(folder, 0o711)
        yield Path(folder, "home")


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database with production's settings, for the owner of its tables.

    DATABASE_URL leads there meanwhile: `call_command("migrate")` after `django.setup()` makes the tables.
    """
    with empty_home() as path:
        os.environ["MOTCUA_HOME"] = str(path)
        stop = StopRequest()
        stop.release()
        with embedded(homes.prepare(), stop, SAFE) as (_, addresses):
            os.environ["DATABASE_URL"] = addresses["DATABASE_OWNER_URL"]
            try:
                yield addresses["DATABASE_OWNER_URL"]
            finally:
                del os.environ["DATABASE_URL"]


@contextmanager
def served(
    home: Path, command: list[str] = SERVE, folder: Path | None = None, *, weeks: int = 12
) -> Iterator[tuple[str, float]]:
    """The address of a site of its own with the sample commune, and the seconds until all of it was well.

    With as many sample weeks: their papers are printed minute by minute, beside whatever is measured.
    """
    port = _free_port()
    names = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
    }
    env = {
        **names,
        "MOTCUA_HOME": str(home),
        "PORT": str(port),
        "MOTCUA_DEMO": "1",
        "MOTCUA_DEMO_WEEKS": str(weeks),
    }
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, env=env, cwd=folder, stdout=output, stderr=output)
        try:
            address = f"http://127.0.0.1:{port}/"
            while not _is_well(address):
                output.seek(0)
                assert child.poll() is None, output.read().decode()
                assert time.monotonic() - started < _PATIENCE_SECONDS, "not well within five minutes"
                time.sleep(0.05)
            yield address, time.monotonic() - started
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait()


def _is_well(address: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{address}suc-khoe/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
