"""Writing simulated dossiers, beside a plain COPY of the same rows into the same tables in the same run.

On a database of its own with production's settings. The peer gets the rows ready made, in files: it has no life to
think up, no date to count and no link of the journal to hash. Keys and indexes are at work on both sides.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")

import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.machine import database
from bench.result import Result

TARGET = 1_000
CENTRES = 10
UNTIL = date(2026, 6, 30)


def run(rows: int) -> Result:
    """Dossiers a second from a seed to committed rows; the ratio is to the same rows by COPY alone."""
    with database() as address:
        _prepare()
        started = time.perf_counter()
        _simulate(rows)
        ours = rows / (time.perf_counter() - started)
        plain = rows / _copied_seconds(address)
    return Result("simulate", ours, "dossiers/s", ours / plain, "plain-copy", f">={TARGET}", ours >= TARGET)


def _prepare() -> None:
    """The tables, what the law fixes, and the sample Centres, which a simulation would make first."""
    import django

    django.setup()
    from django.core.management import call_command

    from motcua.reference.organisation import more_samples, sample

    call_command("migrate", verbosity=0)
    call_command("seed_reference", verbosity=0)
    sample.make()
    more_samples.make_more(CENTRES)


def _simulate(rows: int) -> None:
    from motcua.casework.dossiers.simulation.run import Wish, simulate

    for _written in simulate(Wish(rows, CENTRES, years=1, seed=1, until=UNTIL)):
        pass


def _copied_seconds(address: str) -> float:
    """Seconds of bringing the same rows back by COPY, table by table in the order of their keys, in one commit."""
    from motcua.casework.dossiers.simulation.rows import TABLES

    names = [table.model._meta.db_table for table in TABLES] + ["audit_entry"]
    with tempfile.TemporaryDirectory() as folder, psycopg.connect(address) as connection:
        files = {name: Path(folder, name) for name in names}
        for name, path in files.items():
            _copy_out(connection, name, path)
        everything = sql.SQL(", ").join(map(sql.Identifier, names))
        connection.execute(sql.SQL("truncate {} cascade").format(everything))
        connection.commit()
        started = time.perf_counter()
        for name, path in files.items():
            _copy_in(connection, name, path)
        connection.commit()
        return time.perf_counter() - started


def _copy_out(connection: psycopg.Connection[Any], table: str, path: Path) -> None:
    query = sql.SQL("copy {} to stdout").format(sql.Identifier(table))
    with connection.cursor() as cursor, cursor.copy(query) as copy, path.open("wb") as file:
        for data in copy:
            file.write(data)


def _copy_in(connection: psycopg.Connection[Any], table: str, path: Path) -> None:
    query = sql.SQL("copy {} from stdin").format(sql.Identifier(table))
    with connection.cursor() as cursor, cursor.copy(query) as copy, path.open("rb") as file:
        while data := file.read(1 << 16):
            copy.write(data)
