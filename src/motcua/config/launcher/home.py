"""The state folder: there, writable, and run by one process at a time."""

import contextlib
import fcntl
import json
import os
from pathlib import Path
from typing import Any

from motcua.config import environment
from motcua.config.launcher.trouble import unusable

_BLOCK = b"\0" * 8192


class Claim:
    """The right to run a home; ends with `release`, or with the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        os.ftruncate(descriptor, 0)

    def tell(self, **facts: Any) -> None:
        """Let other processes know who runs the home and where; replaces what was told before."""
        text = json.dumps({"pid": os.getpid(), **facts}).encode()
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text, 0)

    def release(self) -> None:
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)


class Home:
    """The folders of one installation's state."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.run = path / "run"
        self.log = path / "log"

    def claim(self) -> Claim | None:
        """The claim on this home, or None while another process holds it."""
        descriptor = os.open(self.run / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        return Claim(descriptor)

    def holder(self) -> dict[str, Any]:
        """What the process that holds the claim has told; empty when it has told nothing yet."""
        try:
            facts = json.loads((self.run / "lock").read_text())
        except (OSError, ValueError):
            return {}
        return facts if isinstance(facts, dict) else {}


def prepare(path: Path | None = None) -> Home:
    """The home at `path`, or the environment's; made if missing and proven writable. Raises Trouble."""
    home = Home(path or environment.home())
    try:
        with contextlib.suppress(FileExistsError):  # asking first would fail the second of two starts at once
            home.path.mkdir(parents=True)
            home.path.chmod(0o711 if os.getuid() == 0 else 0o700)  # root's server runs as another account
        for folder in (home.run, home.log):
            folder.mkdir(exist_ok=True, mode=0o700)
        _prove_writable(home.run / f"probe.{os.getpid()}")
    except OSError as error:
        raise unusable(home.path, error) from error
    return home


def _prove_writable(probe: Path) -> None:
    try:
        probe.write_bytes(_BLOCK)
    finally:
        probe.unlink(missing_ok=True)
