"""One PostgreSQL server of our own: made, started as a child, healed after a crash, stopped."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg

from motcua.config.launcher import binaries, places
from motcua.config.launcher.accounts import server_account
from motcua.config.launcher.home import Home
from motcua.config.launcher.processes import Backoff, StopRequest, end_groups, spawn
from motcua.config.launcher.trouble import Trouble, say

DATABASE = "motcua"
SUPERUSER = "postgres"
_COMMON = {"listen_addresses": "", "unix_socket_permissions": "0700", "timezone": "UTC"}
#: Nothing that was confirmed may be lost: these are the server's own defaults, made explicit.
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "max_connections": "100"}
#: What a small office's machine has: a solid-state disk, and statements too short to be worth compiling. A dossier's
#: page joins nineteen tables in the only order there is: to try out others takes longer than to read the rows.
_FAST = {"random_page_cost": "1.1", "jit": "off", "join_collapse_limit": "4"}
#: For tests, whose data may be lost.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "100"}
_LOG_LIMIT_BYTES = 10_000_000
_STOP_SECONDS = 60


def _memory() -> dict[str, str]:
    """An eighth of the machine's memory for the server's own cache, from the server's default up to 2 GB."""
    megabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return {
        "shared_buffers": f"{min(max(megabytes // 8, 128), 2048)}MB",
        "effective_cache_size": f"{max(megabytes // 2, 256)}MB",
    }


class Postgres:
    """The embedded server of one home."""

    def __init__(self, home: Home, stop: StopRequest, settings: Mapping[str, str]) -> None:
        self._stop, self._settings = stop, {**_COMMON, **_FAST, **_memory(), **settings}
        self._account = server_account(places.existing_base(home) / "data")
        base = places.prepare_base(home, self._account).resolve()  # as /proc names it
        self.data = base / "data"
        chosen = binaries.choose(binaries.data_version(self.data))
        self._major = chosen.major
        self._bin = binaries.reachable(chosen, self._account, base)
        self._socket = places.socket_folder(self.data, self._account)
        self._log = home.log / "postgres.log"
        self._child: subprocess.Popen[bytes] | None = None
        self._backoff = Backoff()

    def url(self, role: str = SUPERUSER, database: str = DATABASE) -> str:
        """The address of `database` for `role`; the folder of the socket is the only key needed."""
        return f"postgresql://{role}@/{database}?host={quote(str(self._socket), safe='')}"

    def start(self) -> None:
        """The server answers when this returns. Raises Trouble with the end of the server's log."""
        wait_until_unused(self.data, self._stop)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for left in self._socket.iterdir():  # a zombie's lock would be believed
            left.unlink()
        if not self.data.exists():
            self._initialise()
        settings = {**self._settings, "unix_socket_directories": str(self._socket)}
        choices = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._child = self._spawn(["postgres", "-D", str(self.data), *choices], wish=signal.SIGINT)
        self._await_answer(self._child)

    def tend(self) -> None:
        """Start the server again if it has died, with growing pauses while that fails."""
        if self._child is not None and self._child.poll() is not None:
            delay, code = self._backoff.failed(), self._child.returncode
            self._child = None
            say(f"Cơ sở dữ liệu đã dừng bất ngờ (mã {code}); khởi động lại sau {delay:g} giây.")
        elif self._child is None and time.monotonic() >= self._backoff.due:
            self._backoff.trying()
            try:
                self.start()
            except Trouble as trouble:
                say(str(trouble))
                self._backoff.failed()

    def stop(self) -> None:
        """Fast shutdown; harsher when that takes more than a minute."""
        if self._child is not None:
            for wish in (signal.SIGINT, signal.SIGQUIT):
                if self._child.poll() is None:
                    self._child.send_signal(wish)
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        self._child.wait(_STOP_SECONDS)
            end_groups([self._child], grace=0)
            self._child = None
        with contextlib.suppress(OSError):
            self._socket.rmdir()

    def _spawn(self, command: list[str], wish: int) -> "subprocess.Popen[bytes]":
        env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        if self._log.exists() and self._log.stat().st_size > _LOG_LIMIT_BYTES:
            self._log.rename(self._log.with_suffix(".log.1"))
        with self._log.open("ab") as log:
            program = str(self._bin / command[0])
            return spawn(
                [program, *command[1:]], env=env, account=self._account, wish=wish, output=log, errors=log
            )

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there whole: a half-made one is never used."""
        making = self.data.with_name("data.making")
        if making.exists():
            wait_until_unused(making, self._stop)
            shutil.rmtree(making)
        making.mkdir(mode=0o700)
        if self._account:
            os.chown(making, self._account.uid, self._account.gid)
        child = self._spawn(self._initdb(making), wish=signal.SIGKILL)
        if self._stop.wait(child) != 0:
            raise self._failure("Không tạo được cơ sở dữ liệu", "Cannot create the database")
        making.rename(self.data)

    def _initdb(self, folder: Path) -> list[str]:
        command = ["initdb", "-D", str(folder), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"]
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if self._major >= 17 else []
        hasty = ["--no-sync"] if self._settings["fsync"] == "off" else []
        return [*command, "--data-checksums", "--no-instructions", "--locale=C.UTF-8", *builtin, *hasty]

    def _await_answer(self, child: "subprocess.Popen[bytes]") -> None:
        """Wait as long as the server lives: recovery after a crash takes what it takes."""
        next_word = time.monotonic() + 15
        while not answers(self.url(database="postgres")):
            if child.poll() is not None:
                raise self._failure("Cơ sở dữ liệu không khởi động được", "The database does not start")
            if time.monotonic() > next_word:
                say("Cơ sở dữ liệu đang phục hồi, xin chờ…")
                next_word += 15
            self._stop.pause(0.02)

    def _failure(self, vietnamese: str, english: str) -> Trouble:
        with self._log.open("rb") as log:
            log.seek(max(0, self._log.stat().st_size - 3000))
            lines = log.read().decode(errors="replace").splitlines()[-8:]
        if any(sign in line for line in lines for sign in ("No space left", "free disk space")):
            vietnamese, english = f"{vietnamese}: đĩa đã đầy", f"{english}: the disk is full"
        tail = "\n  ".join(lines)
        return Trouble(f"{vietnamese}. Nhật ký {self._log}:\n  {tail}", f"{english}; see the log above.")


def answers(url: str) -> bool:
    """Whether a server takes a connection at `url` just now."""
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def wait_until_unused(data: Path, stop: StopRequest, patience_seconds: float = 30) -> None:
    """Return once no process works in `data`. Raises Trouble when one stays.

    The pid in postmaster.pid proves nothing: it may be a zombie that nobody reaps, or long another program's.
    A server and all its helpers work with the data folder as their current folder; a zombie has none.
    """
    deadline = time.monotonic() + patience_seconds
    while users := list(_working_in(data)):
        if time.monotonic() > deadline:
            numbers = ", ".join(map(str, users))
            raise Trouble(
                f"Một PostgreSQL khác (tiến trình {numbers}) đang dùng {data}. Hãy dừng nó rồi chạy lại.",
                f"Another server (process {numbers}) uses {data}: stop it first.",
            )
        stop.pause(0.05)


def _working_in(data: Path) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.readlink(process / "cwd") == str(data):
                yield int(process.name)
