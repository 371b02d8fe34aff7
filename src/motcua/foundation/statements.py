"""Queries put together once and asked again with other values; several of them in one go.

Django puts the words of a query together anew each time it is asked: for a page of one dossier that takes as long as
the database takes to answer. And whoever asks one thing after the other waits for every answer by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeVar, cast, overload

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, Field, Lookup, QuerySet

P = ParamSpec("P")
Row = TypeVar("Row")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
E = TypeVar("E")


@Field.register_lookup
class Among(Lookup):
    """`pk__among=numbers`: one statement however many numbers there are, where `in` has one for each count."""

    lookup_name = "among"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} = any({right})", [*left_values, *right_values]


class Given(Expression):
    """Stands in a kept query for a value that is named each time it is asked; `kind` where only that tells its type."""

    def __init__(self, name: str, kind: str = "") -> None:
        super().__init__()
        self.name, self.kind = name, kind

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return f"%s::{self.kind}" if self.kind else "%s", [self]


@dataclass(frozen=True)
class Question(Generic[Row]):
    """A statement with its values, and how its answer is read; a statement of None has no rows at all."""

    sql: str | None
    values: Sequence[Any] | Mapping[str, Any]
    read: Callable[[list[tuple[Any, ...]]], list[Row]]

    def rows(self) -> list[Row]:
        return answers(self)[0]

    def told(self, tell: Callable[[Row], A]) -> Question[A]:
        """The same question, of whose answer each row is made something else."""
        return Question(self.sql, self.values, lambda found: [tell(row) for row in self.read(found)])


class Statement(Generic[Row]):
    """A query whose words are put together when it is asked first; what is `Given` in it is named at each asking."""

    def __init__(self, query: QuerySet[Any, Row]) -> None:
        self._query = query

    def given(self, **values: Any) -> Question[Row]:
        """The question with these values, as the database takes them."""
        sql, holes, _compiler = self._words
        return Question(sql, [values[h.name] if isinstance(h, Given) else h for h in holes], self._read)

    @cached_property
    def _words(self) -> tuple[str | None, Sequence[Any], Any]:
        compiler = self._query.query.get_compiler(self._query.db)
        try:
            return *compiler.as_sql(), compiler
        except EmptyResultSet:
            return None, [], compiler

    def _read(self, found: list[tuple[Any, ...]]) -> list[Row]:
        """The rows as Django reads them, which believes that it has just asked for them."""
        compiler = copy(self._words[2])
        compiler.connection = connection
        compiler.execute_sql = lambda *_args, **_kwargs: [found]
        answered = self._query.all()
        answered.query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
        return list(answered)


def kept(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, Statement[Row]]:
    """The statement for the same arguments, of which alone the query is made; they are hashable."""

    @lru_cache(maxsize=1000)
    def statement(*args: P.args, **kwargs: P.kwargs) -> Statement[Row]:
        return Statement(build(*args, **kwargs))

    return cast(Callable[P, Statement[Row]], wraps(build)(statement))


def written(sql: str, values: Mapping[str, Any]) -> Question[tuple[Any, ...]]:
    """The question of a statement written out, whose rows are read as they are."""
    return Question(sql, values, lambda found: found)


@overload
def answers(first: Question[A], /) -> tuple[list[A]]: ...
@overload
def answers(first: Question[A], second: Question[B], /) -> tuple[list[A], list[B]]: ...
@overload
def answers(
    first: Question[A], second: Question[B], third: Question[C], /
) -> tuple[list[A], list[B], list[C]]: ...
@overload
def answers(
    first: Question[A], second: Question[B], third: Question[C], fourth: Question[D], /
) -> tuple[list[A], list[B], list[C], list[D]]: ...
@overload
def answers(
    first: Question[A], second: Question[B], third: Question[C], fourth: Question[D], fifth: Question[E], /
) -> tuple[list[A], list[B], list[C], list[D], list[E]]: ...
@overload
def answers(*questions: Question[A]) -> tuple[list[A], ...]: ...
def answers(*questions: Question[Any]) -> tuple[list[Any], ...]:
    """The rows of each question; all are sent before the first answer is waited for."""
    with ExitStack() as open_until_read:
        cursors = [open_until_read.enter_context(connection.cursor()) for _question in questions]
        with _in_one_go() if len(questions) > 1 else nullcontext():
            for question, cursor in zip(questions, cursors, strict=True):
                if question.sql is not None:
                    cursor.execute(question.sql, question.values)
        found = [
            [] if question.sql is None else cursor.fetchall()
            for question, cursor in zip(questions, cursors, strict=True)
        ]
    return tuple(question.read(rows) for question, rows in zip(questions, found, strict=True))


@contextmanager
def _in_one_go() -> Iterator[None]:
    """Within, what is sent waits for no answer; all are there at its end, where Django's words for errors hold too."""
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield
