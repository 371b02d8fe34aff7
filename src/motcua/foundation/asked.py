"""What is asked of the database once for a page that is read, however many parts of the page want to know."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
T = TypeVar("T")

#: the answers so far of the page being read; None outside one, and where something is written
_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers", default=None)


def remembering_answers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: while a page is only read, what `once_a_page` told stays as it was told first."""

    def remember(request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return get_response(request)
        before = _answers.set({})
        try:
            return get_response(request)
        finally:
            _answers.reset(before)

    return remember


def once_a_page(ask: Callable[P, T]) -> Callable[P, T]:
    """`ask`, asked once with the same arguments while a page is read, and each time anywhere else.

    The arguments are hashable, the answer is a value that nobody changes.
    """

    @wraps(ask)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        answers = _answers.get()
        if answers is None:
            return ask(*args, **kwargs)
        key = (ask, args, frozenset(kwargs.items()))
        if key not in answers:
            answers[key] = ask(*args, **kwargs)
        told: T = answers[key]
        return told

    return answer
