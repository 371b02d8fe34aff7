"""The engine: no connection is handed out whose server has gone, and moments are read as they are."""

from contextlib import closing
from copy import deepcopy
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import DataError, connection, connections

from motcua.config.database.base import DatabaseWrapper

POOL = {"min_size": 1, "max_size": 1, "timeout": 10}


@pytest.fixture
def pooled(transactional_db):
    """A connection of its own as the web server has it: from a pool, here of one."""
    settings = deepcopy(connection.settings_dict)
    settings["OPTIONS"] |= {"pool": POOL}
    own = DatabaseWrapper(settings, alias="pooled")
    connections["pooled"] = own
    yield own
    own.close()
    own.close_pool()
    del connections["pooled"]


def backend(own):
    """The number of the server's process behind the connection."""
    with own.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        return cursor.fetchone()[0]


def end(process):
    """End that process of the server, as a server that starts anew does, and wait until it is gone."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 5000)", [process])
        assert cursor.fetchone()[0]


def test_a_connection_that_is_whole_is_used_again(pooled):
    first = backend(pooled)
    pooled.close()
    assert backend(pooled) == first


def test_a_connection_whose_server_has_gone_is_not_handed_out(pooled):
    first = backend(pooled)
    pooled.close()
    end(first)
    assert backend(pooled) != first


def test_a_word_of_the_server_to_everybody_is_no_goodbye(pooled):
    first = backend(pooled)
    with pooled.cursor() as cursor:
        cursor.execute("listen news")
    pooled.close()
    with closing(psycopg.connect(**connection.get_connection_params())) as other:
        other.execute("notify news")
        other.commit()
    assert backend(pooled) == first


def test_asking_the_pool_asks_the_server_nothing(pooled):
    """The session's last statement is still its own."""
    process = backend(pooled)
    pooled.close()
    pooled.connect()
    with connection.cursor() as cursor:
        cursor.execute("select query from pg_stat_activity where pid = %s", [process])
        assert cursor.fetchone()[0] == "select pg_backend_pid()"


def read_back(said):
    with connection.cursor() as cursor:
        cursor.execute("select %s::timestamptz", [said])
        [[found]] = cursor.fetchall()
    return found


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2026-11-23 05:16:02.54+00", datetime(2026, 11, 23, 5, 16, 2, 540000, tzinfo=UTC)),
        ("2026-11-23 05:16:02+07", datetime(2026, 11, 22, 22, 16, 2, tzinfo=UTC)),
        ("2026-01-01 00:00:00.000001+00", datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC)),
        ("0001-01-01 00:00:00+00", datetime(1, 1, 1, tzinfo=UTC)),
        ("9999-12-31 23:59:59.999999+00", datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        (None, None),
    ],
)
@pytest.mark.django_db
def test_a_moment_is_read_as_it_was_written(said, read):
    found = read_back(said)
    assert (found, found and found.tzinfo) == (read, read and UTC)


@pytest.mark.parametrize("said", ["infinity", "0044-03-15 12:00:00 BC", "10000-01-01 00:00:00+00"])
@pytest.mark.django_db
def test_a_moment_python_has_not_is_told_in_words(said):
    with pytest.raises(DataError, match="timestamp"):
        read_back(said)
