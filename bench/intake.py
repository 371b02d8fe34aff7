"""Receiving a dossier over HTTP, beside the same rows committed bare by plain SQL in the same run.

One client at a time on both sides, on a house of its own: `motcua serve` with its default, durable database.
A received dossier here is everything the counter does: rules, clock, steps, numbering, journal, Mẫu 01 issued.
Its PDF is printed when somebody looks at it, which `bench/mau01` measures.
"""

import statistics
import time
import uuid

import psycopg
from psycopg import sql

from bench.browser import Browser
from bench.machine import empty_home, served
from bench.result import Result
from motcua.config.launcher.home import Home

TARGET = 0.25


#: the tables an intake writes, in the order of their keys
TABLES = (
    "dossiers_person",
    "dossiers_dossier",
    "dossiers_dossiercomponent",
    "dossiers_steprun",
    "dossiers_dossierevent",
    "papers_issuedpaper",
    "audit_entry",
)


class Bare:
    """The rows of one received dossier, to be written again and again under new keys, one commit each."""

    def __init__(self, database: str, code: str) -> None:
        self.connection = psycopg.connect(database, autocommit=True, cursor_factory=psycopg.ClientCursor)
        self.rows = self._rows_of(code)

    def _rows_of(self, code: str) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
        by_dossier = "dossier_id = (select id from dossiers_dossier where code = %(c)s)"
        about = "(select id from dossiers_dossier where code = %(c)s)"
        where = {
            "dossiers_person": "id = (select submitter_id from dossiers_dossier where code = %(c)s)",
            "dossiers_dossier": "code = %(c)s",
            "dossiers_dossiercomponent": by_dossier,
            "dossiers_steprun": by_dossier,
            "dossiers_dossierevent": f"dossier = {about}",
            "papers_issuedpaper": f"subject_key = {about}",
            "audit_entry": f"subject = 'dossiers.dossier:' || {about}::text or subject = 'papers.issuedpaper:' "
            f"|| (select id from papers_issuedpaper where subject_key = {about})::text",
        }
        return {table: self._read(table, where[table], code) for table in TABLES}

    def _read(self, table: str, where: str, code: str) -> tuple[list[str], list[tuple[object, ...]]]:
        query = sql.SQL("select to_jsonb(t) from {} t where " + where).format(sql.Identifier(table))
        found = [row[0] for row in self.connection.execute(query, {"c": code}).fetchall()]
        assert found, f"the intake wrote nothing into {table}"
        return list(found[0]), [tuple(row.values()) for row in found]

    def write(self, number: int) -> float:
        """Seconds for the rows of one more dossier and their commit, with every constraint and trigger at work."""
        start = time.perf_counter()
        with self.connection.transaction(), self.connection.cursor() as cursor:
            for table in TABLES:
                _insert(cursor, table, *self._fresh(table, number))
            cursor.execute("update numbering_series set last = last + 1")
            cursor.execute("update audit_head set seq = seq + 0")
        return time.perf_counter() - start

    def _fresh(self, table: str, number: int) -> tuple[list[str], list[dict[str, object]]]:
        """The rows under keys that nothing else has."""
        columns, rows = self.rows[table]
        made = []
        for place, row in enumerate(rows):
            values = dict(zip(columns, row, strict=True))
            unique = {
                "id": 10**9 + number * 100 + place,
                "seq": 10**9 + number * 100 + place,
                "personal_id": f"B{10**10 + number}",
                "code": f"B-{number}" if table == "dossiers_dossier" else values.get("code"),
                "intake_key": uuid.uuid4(),
                "key": uuid.uuid4(),
                "verify_code": f"B{number:09d}",
                "dossier_id": 10**9 + number * 100,
                "dossier": 10**9 + number * 100,
                "subject_key": 10**9 + number * 100,
                "submitter_id": 10**9 + number * 100,
                "owner_id": 10**9 + number * 100,
            }
            made.append(values | {name: value for name, value in unique.items() if name in values})
        return columns, made


def _insert(
    cursor: psycopg.Cursor[object], table: str, columns: list[str], rows: list[dict[str, object]]
) -> None:
    """One INSERT a row, as plain SQL is written; JSON columns travel as JSON."""
    query = sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(sql.Placeholder() for _column in columns),
    )
    for row in rows:
        cursor.execute(query, [_sendable(row[column]) for column in columns])


def _sendable(value: object) -> object:
    return psycopg.types.json.Jsonb(value) if isinstance(value, dict | list) else value


def _receive(counter: Browser, fields: dict[str, str], number: int) -> float:
    """Seconds from sending the form to the answer that the dossier is received."""
    start = time.perf_counter()
    counter.receive(fields, number)
    return time.perf_counter() - start


def run(rows: int) -> Result:
    """Intakes a second over HTTP; the ratio is to the same rows committed bare. Medians, the two taking turns."""
    count = min(max(rows, 60), 500)
    with empty_home() as home, served(home) as (address, _seconds):
        database = Home(home).holder()["environment"]["DATABASE_URL"]
        counter = Browser(address)
        fields = counter.choose()
        for number in range(10):
            counter.receive(fields, number)
        with psycopg.connect(database) as connection:
            row = connection.execute("select code from dossiers_dossier order by id desc limit 1").fetchone()
        assert row is not None
        bare = Bare(database, row[0])
        pairs = [(_receive(counter, fields, 100 + n), bare.write(n)) for n in range(count)]
    ours = statistics.median(pair[0] for pair in pairs)
    plain = statistics.median(pair[1] for pair in pairs)
    ratio = plain / ours
    return Result("intake", 1 / ours, "intakes/s", ratio, "bare-rows", f"ratio>={TARGET}", ratio >= TARGET)
