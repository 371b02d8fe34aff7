"""Bringing invented lives into the database: COPY, one transaction a batch, the journal chained with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, models, transaction
from psycopg import sql

from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.people import Invented
from motcua.casework.dossiers.simulation.rows import PERSON, TABLES, Row, Table, person
from motcua.casework.dossiers.simulation.telling import entries
from motcua.foundation.audit.bulk import record_many

#: keys taken from a sequence at a time
KEYS = 1_000


def keys_of(model: type[models.Model]) -> Iterator[int]:
    """Keys for new rows of a table, without end: taken from its sequence, so that nobody else gets them."""
    table, column = model._meta.db_table, model._meta.pk.column
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)",
                [table, column, KEYS],
            )
            taken = [int(row[0]) for row in cursor.fetchall()]
        yield from taken


@dataclass(frozen=True)
class Batch:
    """Some lives, and the people in them that are new."""

    people: Sequence[Invented]
    lives: Sequence[Life]


@transaction.atomic
def write(batch: Batch) -> int:
    """Write a batch, or none of it; how many rows. The journal comes last: its turn is held only to the end."""
    written = _copy(PERSON, map(person, batch.people))
    for table in TABLES[1:]:
        written += _copy(table, (row for life in batch.lives for row in table.rows_of(life)))
    told = sorted((each for life in batch.lives for each in entries(life)), key=lambda each: each.at)
    record_many(told)
    return written + len(told)


def _copy(table: Table, rows: Iterable[Row]) -> int:
    """COPY the rows into their table; how many."""
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    name = sql.Identifier(table.model._meta.db_table)
    rest, count = tuple(table.rest.values()), 0
    with connection.cursor() as cursor:
        copying = sql.SQL("copy {} ({}) from stdin").format(name, columns)
        with cursor.copy(copying) as copy:
            for row in rows:
                copy.write_row(row + rest)
                count += 1
    return count
