"""What is asked of the database once for a page that is read, however many parts of the page want to know."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import partial
from typing import Any, Generic, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

from motcua.foundation.statements import Question, answers

P = ParamSpec("P")
Row = TypeVar("Row")
Wanted = tuple[Hashable, Callable[[], Question[Any]]]

#: the answers so far of the page being read; None outside one, and where something is written
_answers: ContextVar[dict[Hashable, list[Any]] | None] = ContextVar("answers", default=None)


def remembering_answers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: while a page is only read, what `OnceAPage` was told stays as it was told first."""

    def remember(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return get_response(request)
        before = _answers.set({})
        try:
            return get_response(request)
        finally:
            _answers.reset(before)

    return remember


class OnceAPage(Generic[P, Row]):
    """Rows that are asked for once with the same arguments while a page is read, and each time anywhere else.

    The arguments are hashable, and nobody changes the rows.
    """

    def __init__(self, question: Callable[P, Question[Row]]) -> None:
        self._question = question

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        known = _answers.get()
        if known is None:
            return self._question(*args, **kwargs).rows()
        ask_ahead(self.of(*args, **kwargs))
        rows: list[Row] = known[self, args, frozenset(kwargs.items())]
        return rows

    def of(self, *args: P.args, **kwargs: P.kwargs) -> Wanted:
        """What `ask_ahead` is told of one asking."""
        return (self, args, frozenset(kwargs.items())), partial(self._question, *args, **kwargs)


def ask_ahead(*wanted: Wanted) -> None:
    """Ask in one go for what a page that is read will want to know; nothing anywhere else."""
    known = _answers.get()
    if known is None:
        return
    new = {key: question() for key, question in wanted if key not in known}
    known.update(zip(new, answers(*new.values()), strict=True))
