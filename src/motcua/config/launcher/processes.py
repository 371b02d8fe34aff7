"""Children that cannot outlive us, and the one way to be told to stop."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import IO, Any

from motcua.config.launcher.accounts import Account
from motcua.config.launcher.trouble import say

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
GRACE_SECONDS = 20.0
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Stopped(Exception):
    """The operator or the system asked us to stop."""


class StopRequest:
    """TERM, Ctrl-C or a closed terminal: noted at once, obeyed at the next `check`.

    An exception raised from the handler itself could strike between starting a child and noting it.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before = {number: signal.getsignal(number) for number in STOP_SIGNALS}
        for number, before in self._before.items():
            if not (number == signal.SIGHUP and before == signal.SIG_IGN):  # nohup stays nohup
                signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.asked = True

    def check(self) -> None:
        """Raise Stopped once a stop was asked for."""
        if self.asked:
            raise Stopped

    def pause(self, seconds: float) -> None:
        """Wait, or raise Stopped within a twentieth of a second of being asked."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.check()
            time.sleep(min(left, 0.05))
        self.check()

    def wait(self, child: "subprocess.Popen[bytes]") -> int:
        """The exit code of `child`; it is ended, with its group, when a stop is asked for."""
        try:
            while child.poll() is None:
                self.pause(0.02)
        finally:
            end_groups([child])
        return child.returncode

    def release(self) -> None:
        """Give the signals back to whoever had them."""
        for number, before in self._before.items():
            signal.signal(number, before)


def die_with_parent(wish: int = signal.SIGKILL) -> None:
    """From now on this process gets `wish` when its parent dies (Linux only)."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(wish))


def spawn(
    command: Sequence[str | os.PathLike[str]],
    *,
    env: Mapping[str, str],
    account: Account | None = None,
    wish: int = signal.SIGKILL,
    output: IO[Any] | None = None,
    errors: IO[Any] | None = None,
) -> "subprocess.Popen[bytes]":
    """A child in its own session that gets `wish` when we die, however we die."""
    parent = os.getpid()

    def before_exec() -> None:
        die_with_parent(wish)
        if os.getppid() != parent:  # we died before the wish was made
            os._exit(1)

    return subprocess.Popen(  # noqa: S603  (commands are our own)
        command,
        env=env,
        cwd="/" if account else None,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=errors,
        start_new_session=True,
        umask=0o077,  # what citizens hand in is for this account's eyes
        preexec_fn=before_exec,  # runs after the change of account, which would clear the wish
        **(account.as_arguments() if account else {}),
    )


def end_groups(children: Sequence["subprocess.Popen[bytes]"], grace: float = GRACE_SECONDS) -> None:
    """Every child and all it started is gone: TERM, `grace` seconds, then KILL for each group."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + grace
    while time.monotonic() < deadline and any(child.poll() is None for child in children):
        time.sleep(0.02)
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


class Backoff:
    """When to try again: after ½ s, doubling to 30 s, and from the start for what had run for a while.

    What cannot start fails within seconds; what ran for longer and was killed comes back at once, however often.
    """

    RAN_SECONDS = 5.0

    def __init__(self) -> None:
        self._delay = 0.5
        self._started = time.monotonic()
        self.due = 0.0

    def failed(self) -> float:
        """Seconds to wait before the next try, which `due` dates on the monotonic clock."""
        now = time.monotonic()
        if now - self._started > self.RAN_SECONDS:
            self._delay = 0.5
        delay, self._delay = self._delay, min(self._delay * 2, 30.0)
        self.due = now + delay
        return delay

    def trying(self) -> None:
        self._started = time.monotonic()


class Service:
    """A child that is kept running until we stop."""

    def __init__(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.name, self.command, self.env = name, command, env
        self.child: subprocess.Popen[bytes] | None = None
        self._backoff = Backoff()

    def tend(self) -> None:
        """Start it at first; later note a death, and start it again when the pause is over."""
        if self.child is not None and self.child.poll() is not None:
            end_groups([self.child], grace=0)  # orphans would hold the port
            delay, code = self._backoff.failed(), self.child.returncode
            self.child = None
            say(f"{self.name} đã dừng bất ngờ (mã {code}); khởi động lại sau {delay:g} giây.")
        elif self.child is None and time.monotonic() >= self._backoff.due:
            self._backoff.trying()
            self.child = spawn(self.command, env=self.env)
