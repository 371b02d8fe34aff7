"""One installation in a folder of its own, started and stopped the way an operator does."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from motcua.config.launcher import places
from motcua.config.launcher.home import Home

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "src"
PATIENCE_SECONDS = 240  # only a broken start waits so long; a busy machine may need over a minute


def until(question: Callable[[], Any], what: str, said: Callable[[], str] = str) -> Any:
    """The first true answer to `question`, asked for four minutes at most; what was `said` till then when in vain."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (answer := question()):
        assert time.monotonic() < deadline, f"waited in vain for {what}; {said()}"
        time.sleep(0.05)
    return answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """A home, a port, and the processes that serve them. The project served is `tiny`."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.started: list[subprocess.Popen[bytes]] = []
        self.identity: dict[str, Any] = {}
        self.python = sys.executable
        self.env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DATABASE_", "MOTCUA_", "DJANGO_", "PYTEST_"))
        } | {
            "MOTCUA_HOME": str(home),
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "tiny.settings",
            "PYTHONPATH": f"{SOURCES}:{HERE}",
        }

    def command(self, *arguments: str) -> list[str]:
        return [self.python, "-m", "motcua.config.cli", *arguments]

    def run(self, *arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
        """A command from start to end."""
        return subprocess.run(
            self.command(*arguments),
            env=self.env | env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            **self.identity,
        )

    def start(self, *arguments: str, **env: str) -> "subprocess.Popen[bytes]":
        """`motcua serve`, running; what it says goes to `words()`."""
        with self.output.open("wb") as output, _hangup_as_usual():
            child = subprocess.Popen(
                self.command("serve", *arguments),
                env=self.env | env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                **self.identity,
            )
        self.started.append(child)
        return child

    @property
    def output(self) -> Path:
        return self.home.parent / f"output.{self.port}"

    def words(self) -> str:
        return self.output.read_text()

    def await_words(self, words: str) -> None:
        until(lambda: words in self.words(), f"{words!r} in what the launcher says")

    def await_well(self) -> None:
        until(self.is_well, "a healthy site", self.words)

    def health(self) -> tuple[int, dict[str, Any]]:
        """Status and answer of the health page; 0 while nothing listens."""
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"http://127.0.0.1:{self.port}/suc-khoe/", timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)
        except OSError:
            return 0, {}

    def is_well(self) -> bool:
        return self.health()[0] == 200

    def stop(self, number: int = signal.SIGTERM) -> int:
        """The exit code of the last start, after `number` was sent to it."""
        child = self.started[-1]
        child.send_signal(number)
        return child.wait(PATIENCE_SECONDS)

    def processes(self, part: str = "") -> list[int]:
        """Everything alive that belongs to this home and has `part` in its command line, the oldest first."""
        found = [pid for pid in _pids() if self._owns(pid) and part in _read(pid, "cmdline")]
        return sorted(found, key=_begun)

    def _owns(self, pid: int) -> bool:
        marks = (
            f"MOTCUA_HOME={self.home}\0" in _read(pid, "environ"),
            f"{self.home}/" in _read(pid, "cmdline"),
        )
        return pid != os.getpid() and any(marks)

    def one(self, part: str) -> int:
        """The first process of a service: the one the launcher itself has started."""
        found: list[int] = until(lambda: self.processes(part), part)
        return found[0]

    def clear(self) -> None:
        """Nothing of this home is left alive, whatever went wrong."""
        for pid in self.processes():
            with suppress(ProcessLookupError):  # its parent's end was its own, in between
                os.kill(pid, signal.SIGKILL)
        for child in self.started:
            child.wait()
        until(lambda: not self.processes(), "the end of all processes")


def _pids() -> Iterator[int]:
    return (int(name) for name in os.listdir("/proc") if name.isdigit())


def _begun(pid: int) -> int:
    """When it was started, in ticks since the machine was; numbers of processes begin again from time to time."""
    _name, _mark, rest = _read(pid, "stat").rpartition(")")
    return int(rest.split()[19]) if rest else 0


def _read(pid: int, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes().decode(errors="replace")
    except OSError:
        return ""


@contextmanager
def folder_for_everyone() -> Iterator[Path]:
    """A folder other accounts may pass through, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="motcua-launcher-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        until(lambda: _is_gone(folder), f"the end of {folder}")


def _is_gone(folder: Path) -> bool:
    """Whether the folder could be removed; what a killed database had begun to write may still come in."""
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


@contextmanager
def _hangup_as_usual() -> Iterator[None]:
    """What is started meanwhile hears a closed terminal, also when these tests run under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


@contextmanager
def site_in(home: Path) -> Iterator[Site]:
    """A site that leaves nothing behind."""
    site = Site(home)
    try:
        yield site
    finally:
        site.clear()
        if (site.home / "run").exists():
            base = places.existing_base(Home(site.home))
            shutil.rmtree(places.socket_path(base / "data"), ignore_errors=True)
            if not base.is_relative_to(site.home):
                until(lambda: _is_gone(base), f"the end of {base}")
