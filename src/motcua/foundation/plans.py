"""Statements of lists: put together once, and planned for what is asked: a rare name and a common one want different
roads.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import QuerySet

from motcua.foundation.statements import Given

#: stands in a query that is put together once for the moment it is asked at
NOW = Given("now")

P = ParamSpec("P")
Rows = TypeVar("Rows", bound=QuerySet[Any])

_origins: WeakKeyDictionary[QuerySet[Any], QuerySet[Any]] = WeakKeyDictionary()


def put_together_once(build: Callable[P, Sequence[Rows]]) -> Callable[P, list[Rows]]:
    """The same queries for the same arguments, of which they must be made alone; the arguments are hashable.

    Each call gets copies, so that what one reads never shows in another; `origin` leads from a copy to its query.
    """
    kept = cast(Callable[P, Sequence[Rows]], lru_cache(maxsize=2000)(build))

    @wraps(build)
    def copies(*args: P.args, **kwargs: P.kwargs) -> list[Rows]:
        return [_copy(query) for query in kept(*args, **kwargs)]

    return copies


def _copy(query: Rows) -> Rows:
    copy = query.all()
    _origins[copy] = query
    return copy


def origin(query: QuerySet[Any]) -> QuerySet[Any]:
    """What asks the same as `query` and goes on existing, else `query` itself: what was narrowed asks something new."""
    return _origins.get(query, query)


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
