"""Bringing a database up to date, and knowing when there is nothing to do."""

import hashlib
import importlib.metadata
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg

import motcua
from motcua.config.environment import DEMO
from motcua.config.launcher.home import Home
from motcua.config.launcher.processes import StopRequest, spawn
from motcua.config.launcher.trouble import Trouble, say

#: Folders that cannot change what `migrate` and the seeds do.
_BESIDE_THE_POINT = {"static", "templates", "tests", "locale", "fonts", "__pycache__"}
#: The moments and names of the migrations applied: no two databases with another past agree on them.
_HISTORY = "SELECT md5(string_agg(app || name || applied::text, ',' ORDER BY id)) FROM django_migrations"


def django(*arguments: str) -> list[str]:
    """The command line that runs a Django command in a process of its own."""
    return [sys.executable, "-m", "motcua.config.cli", "manage", *arguments]


def offered(*commands: str) -> list[str]:
    """The command line that runs those of the Django `commands` that exist, in one process."""
    return [sys.executable, "-m", "motcua.config.launcher.first_run", *commands]


def without_owner(env: Mapping[str, str]) -> dict[str, str]:
    """`env` for those who work with rows and never with tables."""
    return {name: value for name, value in env.items() if name != "DATABASE_OWNER_URL"}


def bring_up_to_date(home: Home, env: Mapping[str, str], stop: StopRequest) -> None:
    """Migrations and first rows are in the database; skipped when neither code nor database has changed."""
    stamp, code = home.run / "prepared", _code_in_use(env)
    url = env.get("DATABASE_OWNER_URL") or env["DATABASE_URL"]
    if stamp.exists() and stamp.read_text() == f"{code} {_history(url)}":
        return
    stamp.unlink(missing_ok=True)
    say("Đang chuẩn bị bảng dữ liệu…")
    _run(django("migrate", "--verbosity", "0", "--skip-checks"), env, stop)
    say("Đang nạp dữ liệu nền…")
    demo = ["demo"] if env.get(DEMO.name) == "1" else []
    _run(offered("seed_reference", *demo), without_owner(env), stop)
    _take_stock(url)
    stamp.write_text(f"{code} {_history(url)}")


def _take_stock(url: str) -> None:
    """Have the database look at its tables: it reads by wrong paths what it believes of a column it has never seen."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        connection.execute("ANALYZE")


def _run(command: list[str], env: Mapping[str, str], stop: StopRequest) -> None:
    if stop.wait(spawn(command, env=env, output=sys.stdout)) != 0:
        raise Trouble(
            "Chưa chuẩn bị được cơ sở dữ liệu; xem lý do ở trên. Sửa xong thì chạy lại, không mất gì.",
            "Preparing the database failed, see above. Mend it and start again; nothing is lost.",
        )


def _history(url: str) -> str | None:
    """What tells this database, in its present state, from any other; None before the first migration."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            row = connection.execute(_HISTORY).fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    return row[0] if row else None


def _code_in_use(env: Mapping[str, str]) -> str:
    """A digest of our code and data, of all that is installed, and of what the environment asks for."""
    digest = hashlib.sha256()
    for path in sorted(_files(Path(motcua.__file__).parent)):
        digest.update(str(path).encode() + path.read_bytes())
    installed = sorted(f"{found.name}=={found.version}" for found in importlib.metadata.distributions())
    asked = [env.get(name, "") for name in ("DJANGO_SETTINGS_MODULE", DEMO.name)]
    digest.update(json.dumps([installed, asked]).encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name not in _BESIDE_THE_POINT:
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)
