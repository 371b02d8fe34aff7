"""Running one Django command: on the running server's database, or with the embedded one for its own time."""

import contextlib
import os
import signal
import subprocess
import sys

from motcua.config.environment import DATABASE_URL
from motcua.config.launcher import database, mode, preparation
from motcua.config.launcher import home as homes
from motcua.config.launcher.home import Claim, Home
from motcua.config.launcher.processes import Stopped, StopRequest

#: Django commands that never ask the database.
WITHOUT_DATABASE = {"help", "check", "collectstatic", "compilemessages", "makemessages", "diffsettings"}


def run(arguments: list[str], *, prepared: bool) -> int:
    """Run a Django command; its exit code. With `prepared`, migrations and first rows come before it."""
    if DATABASE_URL.read() or not arguments or arguments[0] in WITHOUT_DATABASE:
        return run_here(arguments)
    stop = StopRequest()
    try:
        home = homes.prepare()
        claim = _claim_or_join(home, stop)
        if claim is None:
            stop.release()
            return run_here(arguments)
        try:
            claim.tell(kind="command")
            return _run_with_own_database(home, arguments, stop, prepared=prepared)
        finally:
            claim.release()
    except Stopped:
        return 128 + signal.SIGTERM


def run_here(arguments: list[str]) -> int:
    """Run a Django command in this process."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    sys.argv = ["motcua", *arguments]  # the settings choose the database role by the command's name
    execute_from_command_line(sys.argv)
    return 0


def _claim_or_join(home: Home, stop: StopRequest) -> Claim | None:
    """The claim on `home`; None when it is served, with the addresses then put in the environment."""
    waiting = False
    while (claim := home.claim()) is None:
        holder = home.holder()
        if "environment" in holder:
            for name, value in holder["environment"].items():
                os.environ.setdefault(name, value)
            return None
        if holder.get("kind") == "command" and not waiting:
            waiting = True
            print(f"Đang chờ lệnh khác (tiến trình {holder['pid']}) chạy xong…", file=sys.stderr)
        stop.pause(0.1)
    return claim


def _run_with_own_database(home: Home, arguments: list[str], stop: StopRequest, *, prepared: bool) -> int:
    mode.follow(home)
    with database.opened(home, stop) as (_, addresses):
        env = {**os.environ, **addresses, "MOTCUA_HOME": str(home.path)}
        if prepared:
            with contextlib.redirect_stdout(sys.stderr):  # the command's own words may be JSON
                preparation.bring_up_to_date(home, env, stop)
        return _follow(subprocess.Popen(preparation.django(*arguments), env=env), stop)  # noqa: S603


def _follow(child: "subprocess.Popen[bytes]", stop: StopRequest) -> int:
    """The exit code of `child`, which shares our terminal: Ctrl-C is for it to judge."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while child.poll() is None:
            stop.pause(0.02)
    except Stopped:
        child.terminate()
        child.wait()
    return child.returncode if child.returncode >= 0 else 128 - child.returncode
