"""The engine: Django asks this module for its `DatabaseWrapper`."""

from datetime import UTC, datetime
from select import select
from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from django.db.backends.postgresql.psycopg_any import BaseTzLoader
from psycopg_pool import ConnectionPool


class Moments(BaseTzLoader):  # type: ignore[misc]  # the stubs do not know it
    """Reads moments of the database, whose sessions are in UTC: a list's page has some three hundred, and Django's own
    reader takes a twentieth of the page for them."""

    timezone = UTC

    def load(self, data: Any) -> Any:
        try:
            return datetime.fromisoformat(str(data, "ascii"))
        except ValueError:  # a year Python does not know, in the words Django has for it
            return super().load(data)


class DatabaseWrapper(PostgresWrapper):
    """A connection from the pool is whole: what the server closed, as when it started anew, is never handed out.

    The connection's end is seen at its socket. Asking the server something first, as `CONN_HEALTH_CHECKS` does, is one
    wait more for every page.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        while self.pool and _was_closed(connection):
            connection.close()
            self.pool.putconn(connection)  # which makes another one in its place
            connection = super().get_new_connection(conn_params)
        return connection

    def _configure_connection(self, connection: Any) -> Any:
        if self.timezone == UTC:
            connection.adapters.register_loader("timestamptz", Moments)
        return super()._configure_connection(connection)  # type: ignore[misc]  # the stubs leave it out


def _was_closed(connection: psycopg.Connection[Any]) -> bool:
    """Whether the server said goodbye. Something to read on a connection at rest is that, or a word to all: then, and
    only then, the server is asked."""
    readable, _writable, _broken = select([connection.fileno()], [], [], 0)
    if not readable:
        return False
    try:
        ConnectionPool.check_connection(connection)
    except psycopg.OperationalError:
        return True
    return False
