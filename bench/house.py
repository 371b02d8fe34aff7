"""Houses with so many simulated dossiers in the sample Centre, made once and, where asked for, kept.

A million take a quarter of an hour to write and some 9 GB. With BENCH_HOUSES naming a folder they stay there and
are used again: `BENCH_HOUSES=/srv/houses python3 run.py bench lists --rows 1000000`. What a benchmark adds stays too.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from bench.machine import empty_home, served
from motcua.config.launcher.home import Home

#: what a house of many is measured beside
BASE = 10_000


def base_of(dossiers: int) -> int:
    """How many dossiers the house has that one of so many is measured beside."""
    return min(BASE, max(dossiers // 10, 100))


@contextmanager
def house_of(dossiers: int) -> Iterator[tuple[str, Home]]:
    """The address of a served site whose sample Centre has at least so many dossiers, and its home."""
    with _home_for(dossiers) as home:
        mark = home / "simulated"
        if not mark.exists():
            _simulate(home, dossiers)
        with served(home) as (address, _seconds):
            if not mark.exists():
                settle(Home(home))
                mark.touch()
            yield address, Home(home)


@contextmanager
def _home_for(dossiers: int) -> Iterator[Path]:
    kept = os.environ.get("BENCH_HOUSES")
    if kept:
        folder = Path(kept)
        folder.mkdir(parents=True, exist_ok=True)
        os.chmod(folder, 0o711)
        yield folder / f"house-{dossiers}"
    else:
        with empty_home() as home:
            yield home


def _simulate(home: Path, dossiers: int) -> None:
    command = [sys.executable, "-m", "motcua.config.cli", "simulate", "--dossiers", str(dossiers), "--json"]
    names = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
    }
    subprocess.run(command, check=True, capture_output=True, env={**names, "MOTCUA_HOME": str(home)})


def settle(home: Home) -> None:
    """What the database does by itself within minutes of a load, done now: every benchmark finds it done."""
    with psycopg.connect(database_of(home, owner=True), autocommit=True) as connection:
        connection.execute("vacuum (analyze)")


def database_of(home: Home, *, owner: bool = False) -> str:
    """The address of the served home's database."""
    name = "DATABASE_OWNER_URL" if owner else "DATABASE_URL"
    return str(home.holder()["environment"][name])
