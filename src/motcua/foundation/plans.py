"""Statements whose best plan depends on what is asked: a rare name and a common one want different roads."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def planned_anew() -> Iterator[None]:
    """Within, every statement is planned for its own values.

    PostgreSQL keeps one plan for a statement it has seen often, which spares an intake an eighth of its time. A list
    among a million rows needs the plan for exactly the words, states and dates it is asked with.
    """
    connection.ensure_connection()
    own = connection.connection
    usual, own.prepare_threshold = own.prepare_threshold, None
    try:
        yield
    finally:
        own.prepare_threshold = usual
